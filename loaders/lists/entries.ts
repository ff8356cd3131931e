import { codeColumn, codeNames } from "../../src/measures/tabular/columns.js";
import { readCode } from "../../src/measures/tabular/hs-code.js";
import { parseCsv, type CsvRow } from "../csv.js";
import { readDay } from "../../src/measures/tabular/day.js";
import type { ListPart, ListSource } from "./registry.js";

/** One row of a list: a prefix that it covers, and the code as its publisher wrote it. */
export interface ListEntry {
  prefix: string;
  written: string;
  effective: string | null;
}

/** A list of a file, without duplicates and sorted. */
export interface ReadList {
  part: ListPart;
  entries: ListEntry[];
  /** rows that named a prefix again */
  duplicates: number;
  /** the registry does not know it yet; entries without a date of their own have none */
  isNew: boolean;
}

/** The lists of one file, and what was found on the way. */
export interface ReadLists {
  lists: ReadList[];
  rows: number;
  /** codes that had lost their leading zero */
  restored: number;
  /** what changed since the file was registered, in sentences */
  notes: string[];
}

/**
 * Reads a file of the registry. A class, a number of digits or an order of columns that is new is taken and noted; a
 * prefix that comes with two dates is in force from the earlier.
 * @throws Error with every row named (up to ten) that has no meaning, rather than leave one out
 */
export function readListFile(source: ListSource, content: string | Uint8Array): ReadLists {
  const { split = [], effective } = source;
  const columns = [...split, ...(effective ? [effective.column] : [])];
  const wanted = [[source.column, ...codeNames], ...columns.map((name) => [name])];
  const file = parseCsv(content, source.name, wanted);
  const rows = file.rows.filter((row) => file.headers.some((_, at) => row.at(at) !== ""));
  const codeAt = codeColumn({ headers: file.headers, rows: file.cells }, [source.column, ...codeNames]);
  const lengths = lengthsOf(source, rows, codeAt);
  const problems: string[] = [];
  const lists = new Map<string, { list: ReadList; byPrefix: Map<string, ListEntry> }>(
    source.parts.map((part) => [part.list, started(part, false)]),
  );
  let restored = 0;
  for (const row of rows) {
    const complain = (problem: string) => problems.push(`line ${row.line}: ${problem}`);
    const code = codeOf(row.at(codeAt), lengths);
    const part = partOf(source, row);
    const day = effective ? readDay(row.cell(effective.column) ?? "") : null;
    if (row.problem !== undefined) complain(row.problem);
    else if ("reason" in code) complain(code.reason);
    else if ("reason" in part) complain(part.reason);
    else if (typeof day === "object" && day !== null) complain(day.reason);
    else {
      if (code.restored) restored++;
      const isNew = !lists.has(part.list);
      if (isNew) lists.set(part.list, started(part, true));
      const prefix = isPadded(source, code.digits) ? code.digits.slice(0, 8) : code.digits;
      const { list, byPrefix } = lists.get(part.list) as ReturnType<typeof started>;
      if (byPrefix.has(prefix)) list.duplicates++;
      byPrefix.set(
        prefix,
        earlier(byPrefix.get(prefix), {
          prefix,
          written: code.digits,
          effective: day ?? effective?.blank ?? part.effective,
        }),
      );
    }
  }
  if (problems.length > 0) throw new Error(listProblems(source.name, problems));
  const read = [...lists.values()].map(({ list, byPrefix }) => ({
    ...list,
    entries: [...byPrefix.values()].sort((a, b) => (a.prefix < b.prefix ? -1 : 1)),
  }));
  return { rows: rows.length, restored, lists: read, notes: notesOn(source, file.said, read) };
}

function started(part: ListPart, isNew: boolean): { list: ReadList; byPrefix: Map<string, ListEntry> } {
  return { list: { part, entries: [], duplicates: 0, isNew }, byPrefix: new Map() };
}

/** Digits of the registry, and those that a tenth of the file has: only to these is a lost zero given back. */
function lengthsOf(source: ListSource, rows: readonly CsvRow[], codeAt: number): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const code = readCode(row.at(codeAt));
    if ("digits" in code && !code.restored)
      counts.set(code.digits.length, (counts.get(code.digits.length) ?? 0) + 1);
  }
  const common = [...counts].filter(([, count]) => count * 10 >= rows.length).map(([length]) => length);
  return new Set([...source.digits, ...common]);
}

function codeOf(
  written: string,
  lengths: ReadonlySet<number>,
): { digits: string; restored: boolean } | { reason: string } {
  const code = readCode(written);
  if ("reason" in code) return { reason: `invalid code "${written}": ${code.reason}` };
  if (code.restored && !lengths.has(code.digits.length))
    return {
      reason: `invalid code "${written}" (expected ${[...lengths].sort((a, b) => a - b).join(" or ")} digits)`,
    };
  return code;
}

function isPadded(source: ListSource, digits: string): boolean {
  return source.level === "padded" && digits.length === 10 && digits.endsWith("00");
}

function earlier(known: ListEntry | undefined, entry: ListEntry): ListEntry {
  if (known === undefined) return entry;
  const isLater = known.effective === null || (entry.effective !== null && entry.effective < known.effective);
  return isLater ? { ...known, effective: entry.effective ?? known.effective } : known;
}

function partOf(source: ListSource, row: CsvRow): ListPart | { reason: string } {
  const { split, unknown } = source;
  if (split === undefined) return source.parts[0] as ListPart;
  const values = split.map((column) => row.cell(column) ?? "");
  const blank = split.find((_, i) => values[i] === "");
  if (blank !== undefined) return { reason: `no ${blank}` };
  const value = values.join("/").toLowerCase();
  const known = source.parts.find((part) => part.values?.some((one) => one.toLowerCase() === value));
  if (known) return known;
  if (!unknown) return { reason: `unknown ${split.join(" and ")} "${values.join("/")}"` };
  return {
    list: `${unknown.list}_${value.replace(/[^a-z0-9]+/g, "_")}`,
    kind: unknown.kind,
    title: `${unknown.title}, ${values.join(" ")}`,
    values: [values.join("/")],
    effective: source.effective?.blank ?? null,
    rate: null,
  };
}

function notesOn(source: ListSource, said: string | null, lists: readonly ReadList[]): string[] {
  const notes = said === null ? [] : [`${source.name}: ${said}`];
  for (const { part, entries, isNew } of lists)
    if (isNew)
      notes.push(
        `${source.name}: new ${(source.split ?? []).join(" and ")} "${part.values?.join(", ")}", taken as ${part.list} ` +
          `(${entries.length} prefixes; title and rate are not known)`,
      );
  const odd = lists.flatMap(({ entries }) =>
    entries.filter(({ written }) => !source.digits.includes(written.length)),
  );
  const lengths = [...new Set(odd.map(({ written }) => written.length))].sort((a, b) => a - b);
  for (const length of lengths)
    notes.push(
      `${source.name}: ${odd.filter(({ written }) => written.length === length).length} codes of ${length} digits, ` +
        `each taken for what it covers (the file had ${source.digits.join(" or ")} when it was registered)`,
    );
  return notes;
}

function listProblems(name: string, problems: readonly string[]): string {
  const shown = problems.slice(0, 10).map((problem) => `  ${problem}`);
  const more = problems.length > 10 ? [`  and ${problems.length - 10} more`] : [];
  return [`${name}: ${problems.length} bad rows`, ...shown, ...more].join("\n");
}

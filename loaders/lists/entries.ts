import { codesIn, lostZeros, type FoundCode } from "../../src/measures/tabular/code-cell.js";
import { codeColumn, codeNames, dateNames } from "../../src/measures/tabular/columns.js";
import { dayReader, type ReadDay } from "../../src/measures/tabular/day.js";
import { readCode } from "../../src/measures/tabular/hs-code.js";
import { columnOf, plainName } from "../../src/measures/tabular/table.js";
import { parseCsv, type CsvFile, type CsvRow } from "../csv.js";
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
  const wanted = [[source.column, ...codeNames], ...split, ...(effective ? [dateNames] : [])];
  const file = parseCsv(content, source.name, wanted);
  const rows = file.rows.filter((row) => file.headers.some((_, at) => row.at(at) !== ""));
  const columns = columnsOf(source, file, rows);
  const problems: string[] = [];
  const lists = new Map<string, { list: ReadList; byPrefix: Map<string, ListEntry> }>(
    source.parts.map((part) => [part.list, started(part, false)]),
  );
  let restored = 0;
  for (const row of rows) {
    const complain = (problem: string) => problems.push(`line ${row.line}: ${problem}`);
    const code = columns.codes(row);
    const parts = partsOf(source, columns.split(row));
    const day = columns.day(row);
    if (row.problem !== undefined) complain(row.problem);
    else if ("reason" in code) complain(code.reason);
    else if ("reason" in parts) complain(parts.reason);
    else if (typeof day === "object" && day !== null) complain(day.reason);
    else {
      restored += code.found.filter((one) => one.restored).length;
      for (const part of parts.parts) {
        const isNew = !lists.has(part.list);
        if (isNew) lists.set(part.list, started(part, true));
        const { list, byPrefix } = lists.get(part.list) as ReturnType<typeof started>;
        for (const entry of entriesOf(source, code.found, day ?? effective?.blank ?? part.effective)) {
          if (byPrefix.has(entry.prefix)) list.duplicates++;
          byPrefix.set(entry.prefix, earlier(byPrefix.get(entry.prefix), entry));
        }
      }
    }
  }
  if (problems.length > 0) throw new Error(listProblems(source.name, problems));
  if (rows.length === 0)
    throw new Error(`${source.name}: no rows below the header (expected about ${source.rows})`);
  const read = [...lists.values()].map(({ list, byPrefix }) => ({
    ...list,
    entries: [...byPrefix.values()].sort((a, b) => (a.prefix < b.prefix ? -1 : 1)),
  }));
  return { rows: rows.length, restored, lists: read, notes: notesOn(source, file.said, read) };
}

function started(part: ListPart, isNew: boolean): { list: ReadList; byPrefix: Map<string, ListEntry> } {
  return { list: { part, entries: [], duplicates: 0, isNew }, byPrefix: new Map() };
}

/** How the cells of a file are read that decide on a row. A file may have a column of dates that it had not when it was registered. */
function columnsOf(
  source: ListSource,
  { headers, cells, delimiter }: CsvFile,
  rows: readonly CsvRow[],
): { codes: (row: CsvRow) => CodesOfRow; split: (row: CsvRow) => string[]; day: (row: CsvRow) => ReadDay } {
  const codeAt = codeColumn({ headers, rows: cells }, [source.column, ...codeNames]);
  const dateAt = columnOf(headers, dateNames);
  const splitAt = (source.split ?? []).map((names) => columnOf(headers, names));
  const isLost = lostZeros(
    rows.map((row) => row.at(codeAt)),
    source.digits,
  );
  const readDay = dayReader(dateAt < 0 ? [] : rows.map((row) => row.at(dateAt)), delimiter);
  return {
    codes: (row) => codesOf(source, row.at(codeAt), isLost),
    split: (row) => splitAt.map((at) => row.at(at)),
    day: (row) => (dateAt < 0 ? null : readDay(row.at(dateAt))),
  };
}

type CodesOfRow = { found: FoundCode[] } | { reason: string };

function codesOf(source: ListSource, written: string, isLost: (digits: string) => boolean): CodesOfRow {
  const found = codesIn(written, isLost);
  const odd = found.some(({ range, prefixes }) => !range && (prefixes[0] ?? "").length % 2 === 1);
  if (found.length > 0 && !odd) return { found };
  const code = readCode(written);
  if ("reason" in code) return { reason: `invalid code "${written}": ${code.reason}` };
  return { reason: `invalid code "${written}" (expected ${source.digits.join(" or ")} digits)` };
}

function entriesOf(source: ListSource, found: readonly FoundCode[], effective: string | null): ListEntry[] {
  return found.flatMap(({ prefixes }) =>
    prefixes.map((written) => ({
      prefix: isPadded(source, written) ? written.slice(0, 8) : written,
      written,
      effective,
    })),
  );
}

function isPadded(source: ListSource, digits: string): boolean {
  return source.level === "padded" && digits.length === 10 && digits.endsWith("00");
}

function earlier(known: ListEntry | undefined, entry: ListEntry): ListEntry {
  if (known === undefined) return entry;
  const isLater = known.effective === null || (entry.effective !== null && entry.effective < known.effective);
  return isLater ? { ...known, effective: entry.effective ?? known.effective } : known;
}

/** The lists of a row: each that a cell with several names, else a new one. A row of which no cell says a list is on none. */
function partsOf(source: ListSource, values: readonly string[]): { parts: ListPart[] } | { reason: string } {
  const { split, unknown } = source;
  if (split === undefined) return { parts: source.parts.slice(0, 1) };
  const headers = split.map((names) => (names[0] ?? "").replaceAll(" ", "_")).join(" and ");
  if (values.every((value) => value === "")) return { reason: `no ${headers}` };
  const known = partNamed(source, values);
  if (known) return { parts: [known] };
  const several = severalOf(values).map((each) => partNamed(source, each));
  if (several.length > 1 && several.every((part) => part !== undefined)) return { parts: several };
  const written = values.filter((value) => value !== "").join("/");
  if (!unknown) return { reason: `unknown ${headers} "${written}"` };
  const name = `${unknown.list}_${written
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")}`;
  const isTaken = source.parts.some(({ list }) => list === name);
  const part: ListPart = {
    list: isTaken ? `${name}_new` : name,
    kind: unknown.kind,
    title: `${unknown.title}, ${written.replaceAll("/", " ")}`,
    values: [written],
    effective: source.effective?.blank ?? null,
    rate: null,
  };
  return { parts: [part] };
}

function partNamed({ parts }: ListSource, values: readonly string[]): ListPart | undefined {
  const written = plainName(values.join("/"));
  return parts.find((part) => part.values?.some((one) => plainName(one) === written));
}

/** `steel, aluminum` in one cell names two: the values with each of them. */
function severalOf(values: readonly string[]): string[][] {
  return values.reduce<string[][]>(
    (all, value) => {
      const each = value.split(/\s*[,;/+&]\s*|\s+and\s+/i).filter(Boolean);
      return all.flatMap((before) => (each.length > 0 ? each : [""]).map((one) => [...before, one]));
    },
    [[]],
  );
}

function notesOn(source: ListSource, said: string | null, lists: readonly ReadList[]): string[] {
  const notes = said === null ? [] : [`${source.name}: ${said}`];
  for (const { part, entries, isNew } of lists)
    if (isNew)
      notes.push(
        `${source.name}: new ${(source.split ?? []).map((names) => (names[0] ?? "").replaceAll(" ", "_")).join(" and ")} "${part.values?.join(", ")}", taken as ${part.list} ` +
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

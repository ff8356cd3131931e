import { rangePrefixes, readRange } from "./code-range.js";
import { codeColumn, codeNames } from "./columns.js";
import { readDay } from "./day.js";
import { readCode } from "./hs-code.js";
import { columnOf, readTextTable, type TextRow, type TextTable } from "./table.js";

/** A prefix that a list covers, and the code or range as it was written. */
export interface ListedCode {
  prefix: string;
  written: string;
  /** first day in force by the file's own column of dates, `YYYY-MM-DD`; NULL where it has none */
  effective: string | null;
}

/** What was understood of a list of codes. */
export interface CodeList {
  /** sorted, each prefix once, with the earliest of its dates */
  entries: ListedCode[];
  rows: number;
  /** header of the column of codes; NULL where the file has no header */
  column: string | null;
  ranges: number;
  /** codes that had lost their leading zero */
  restored: number;
  /** codes that were named again */
  duplicates: number;
  /** rows without a code, or with one that cannot be read: the line and why */
  problems: string[];
}

/** Headers of the columns where they are not found by their names: of the code, of a range's end, of the date. */
export interface ListColumns {
  code?: string;
  end?: string;
  date?: string;
}

/**
 * Reads any table with codes of two to ten digits, with dots or without, several in a cell, and ranges; a file without
 * a header too. In a column that a spreadsheet took for numbers, a code of odd length has lost its zero; elsewhere it
 * is a prefix as it stands.
 * @throws Error where a column is not there, or no column holds codes
 */
export function readCodeList(text: string, columns: ListColumns = {}): CodeList {
  const { table, column } = tableOf(text, columns);
  const at = {
    code: column,
    end: named(table, columns.end),
    date: named(table, columns.date),
  };
  const isLost = lostZeros(table.rows.map(({ cells }) => cells[at.code] ?? ""));
  const list: CodeList = {
    ...{ entries: [], rows: 0, ranges: 0, restored: 0, duplicates: 0, problems: [] },
    column: table.line === 0 ? null : (table.headers[at.code] ?? null),
  };
  const byPrefix = new Map<string, ListedCode>();
  for (const row of table.rows) {
    if (row.cells.every((cell) => cell === "")) continue;
    list.rows++;
    const read = rowOf(row, at, isLost);
    if ("reason" in read) {
      list.problems.push(`line ${row.line}: ${read.reason}`);
      continue;
    }
    list.ranges += read.ranges;
    list.restored += read.restored;
    for (const entry of read.entries) {
      const known = byPrefix.get(entry.prefix);
      if (known) list.duplicates++;
      byPrefix.set(entry.prefix, known ? earlier(known, entry) : entry);
    }
  }
  list.entries = [...byPrefix.values()].sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
  return list;
}

/** The table and its column of codes: by name, else the one in which most of the first cells are codes. */
function tableOf(text: string, columns: ListColumns): { table: TextTable; column: number } {
  const wanted = [columns.code, columns.end, columns.date].filter((name) => name !== undefined);
  const byName = readTextTable(text, [
    columns.code ? [columns.code] : codeNames,
    ...wanted.map((name) => [name]),
  ]);
  if (byName) {
    const names = columns.code ? [columns.code] : codeNames;
    return { table: byName, column: codeColumn(byName, names) };
  }
  const any = readTextTable(text, []);
  if (!any) throw new Error("The file is empty (expected a code in each row).");
  for (const name of wanted)
    if (columnOf(any.headers, [name]) < 0)
      throw new Error(`no column "${name}" (the file has ${any.headers.join(", ")})`);
  const isBare = any.headers.some(
    (cell) => codesIn(cell, () => false).length > 0 && /\d{4}|\d\.\d/.test(cell),
  );
  const table = isBare
    ? { ...any, line: 0, rows: [{ line: any.line, cells: any.headers }, ...any.rows] }
    : any;
  const counts = table.headers.map((_, at) => share(table.rows, at));
  const most = Math.max(...counts);
  if (!(most > 0))
    throw new Error(
      `no column of codes (expected one named like ${codeNames.slice(0, 3).join(", ")}, or rows of codes; the first line has ${any.headers.slice(0, 8).join(", ")}). Name it: --column code=HEADER`,
    );
  return { table, column: counts.indexOf(most) };
}

function named(table: TextTable, name: string | undefined): number | undefined {
  return name === undefined ? undefined : columnOf(table.headers, [name]);
}

/** Digits of the codes of four or more in the first rows of a column: a year has fewer than the codes beside it. */
function share(rows: readonly TextRow[], at: number): number {
  return rows
    .slice(0, 100)
    .flatMap(({ cells }) => codesIn(cells[at] ?? "", () => false).filter(({ long }) => long))
    .reduce((sum, { written }) => sum + written.length, 0);
}

interface Found {
  prefixes: string[];
  written: string;
  range: boolean;
  restored: boolean;
  /** four digits or more: surely a code */
  long: boolean;
}

/** The codes and ranges of a cell, none where a part of it is neither. */
function codesIn(cell: string, isLost: (digits: string) => boolean): Found[] {
  const whole = one(cell, isLost);
  if (whole) return [whole];
  const parts = cell.split(/\s*[;,\n]\s*|\s+(?:and|&)\s+/).filter(Boolean);
  const found = parts.length > 1 ? parts.map((part) => one(part, isLost)) : [];
  return found.every((code) => code !== undefined) ? found : [];
}

/** Words that stand before a code and are none of it: `ex` marks a part of a code, which is taken whole. */
const lead = /^(?:ex|chapters?|ch\.?|headings?|subheadings?|hts(?:us)?|hs|no\.?)[\s:]*(?=\d)/i;

function one(text: string, isLost: (digits: string) => boolean): Found | undefined {
  const written = text.trim().replace(lead, "");
  const range = readRange(written);
  if (range)
    return {
      ...{ prefixes: rangePrefixes(range), written, range: true, restored: false },
      long: range.from.length > 2,
    };
  const code = readCode(written);
  if ("reason" in code) return undefined;
  const asWritten = code.restored ? code.digits.slice(1) : code.digits;
  const restored = code.restored && (asWritten.length === 1 || isLost(asWritten));
  const digits = restored ? code.digits : asWritten;
  return { prefixes: [digits], written: digits, range: false, restored, long: digits.length >= 4 };
}

/** Zeros are lost where no code of the file begins with one and codes that are a digit longer are common. */
function lostZeros(cells: readonly string[]): (digits: string) => boolean {
  const digits = cells.map((cell) => cell.replaceAll(/[. ]/g, "")).filter((cell) => /^\d{2,10}$/.test(cell));
  if (digits.some((code) => code.startsWith("0"))) return () => false;
  const counts = new Map<number, number>();
  for (const { length } of digits) counts.set(length, (counts.get(length) ?? 0) + 1);
  return (code) => {
    const longer = counts.get(code.length + 1) ?? 0;
    return longer * 10 >= digits.length && code[0] !== "0";
  };
}

function rowOf(
  { cells, problem }: TextRow,
  at: { code: number; end: number | undefined; date: number | undefined },
  isLost: (digits: string) => boolean,
): { entries: ListedCode[]; ranges: number; restored: number } | { reason: string } {
  if (problem !== undefined) return { reason: problem };
  const start = cells[at.code] ?? "";
  const end = at.end === undefined ? "" : (cells[at.end] ?? "");
  const cell = end === "" ? start : `${start} to ${end}`;
  const codes = codesIn(cell, isLost);
  if (codes.length === 0)
    return {
      reason: cell === "" ? "no code" : `no code in "${cell}" (expected 2 to 10 digits, or a range of them)`,
    };
  const day = at.date === undefined ? null : readDay(cells[at.date] ?? "");
  if (typeof day === "object" && day !== null) return day;
  return {
    entries: codes.flatMap(({ prefixes, written }) =>
      prefixes.map((prefix) => ({ prefix, written: prefixes.length > 1 ? prefix : written, effective: day })),
    ),
    ranges: codes.filter(({ range }) => range).length,
    restored: codes.filter(({ restored }) => restored).length,
  };
}

function earlier(known: ListedCode, entry: ListedCode): ListedCode {
  if (known.effective === null || entry.effective === null)
    return { ...known, effective: known.effective ?? entry.effective };
  return entry.effective < known.effective ? entry : known;
}

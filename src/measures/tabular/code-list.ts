import { codesIn, lostZeros } from "./code-cell.js";
import { codeColumn, codeNames, dateNames } from "./columns.js";
import { dayReader, readDay as readOneDay, type ReadDay } from "./day.js";
import { linesOf } from "./records.js";
import { readCode } from "./hs-code.js";
import { columnOf, readTextTable, type Names, type TextRow, type TextTable } from "./table.js";

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
  /** header of the column of dates; NULL where none was asked for or found by its name */
  dates: string | null;
  /** header of the column with the ends of ranges; NULL where none was asked for or found by its name */
  ends: string | null;
  /** header of a column that seems to hold dates and was not read */
  unreadDates: string | null;
  /** header of another column that holds codes and was not read */
  unreadCodes: string | null;
  ranges: number;
  /** codes that had lost their leading zero */
  restored: number;
  /** codes that were named again */
  duplicates: number;
  /** rows without a code, or with one that cannot be read: the line and why */
  problems: string[];
}

/** Headers of the columns where they are not found by their names: of the code, of a range's end, of the first day in force. */
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
  if (/^\s*<(?:!doctype html|html|head|body)\b/i.test(text))
    throw new Error(
      "This is a web page, not a list (expected text with a code in each row: CSV or plain lines).",
    );
  const { table, column } = tableOf(text, columns);
  const at = {
    code: column,
    isLast: column === table.headers.length - 1,
    end: named(table, columns.end) ?? endColumn(table, column),
    date: named(table, columns.date) ?? dateColumn(table),
  };
  const isUnread = (i: number): boolean => ![at.code, at.end, at.date].includes(i);
  const isLost = lostZeros(table.rows.map(({ cells }) => cells[at.code] ?? ""));
  const readDay = dayReader(
    at.date === undefined ? [] : table.rows.map(({ cells }) => cells[at.date ?? 0] ?? ""),
    table.delimiter,
  );
  const list: CodeList = {
    ...{ entries: [], rows: 0, ranges: 0, restored: 0, duplicates: 0, problems: [] },
    column: table.line === 0 ? null : (table.headers[at.code] ?? null),
    dates: at.date === undefined ? null : (table.headers[at.date] ?? null),
    ends: at.end === undefined ? null : (table.headers[at.end] ?? null),
    unreadCodes:
      table.headers.find((_, i) => isUnread(i) && !areDays(table, i) && areCodes(table, i)) ?? null,
    unreadDates: table.headers.find((_, i) => isUnread(i) && areDays(table, i)) ?? null,
  };
  const byPrefix = new Map<string, ListedCode>();
  for (const row of table.rows) {
    if (row.cells.every((cell) => cell === "")) continue;
    list.rows++;
    const read = rowOf(row, at, { isLost, readDay });
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

/**
 * The table and its column of codes: by name, else the one in which most of the first cells are codes. A file that
 * holds nothing but codes has whole lines of them.
 */
function tableOf(text: string, columns: ListColumns): { table: TextTable; column: number } {
  const wanted = [columns.code, columns.end, columns.date].filter((name) => name !== undefined);
  const byName = readTextTable(text, [
    columns.code ? [columns.code] : listCodeNames,
    ...wanted.map((name) => [name]),
  ]);
  if (byName) {
    const names = columns.code ? [columns.code] : listCodeNames;
    return { table: byName, column: codeColumn(byName, names) };
  }
  const any = readTextTable(text, []);
  if (!any) throw new Error("The file is empty (expected a code in each row).");
  for (const name of wanted)
    if (columnOf(any.headers, [name]) < 0)
      throw new Error(`no column "${name}" (the file has ${any.headers.join(", ")})`);
  const isBare =
    any.headers.some(
      (cell) => codesIn(cell, () => false).length > 0 && /\d{4}|\d\.\d|^ch\D*\d/i.test(cell),
    ) || holdsCodesOnly(text);
  const table = isBare
    ? { ...any, line: 0, rows: [{ line: any.line, cells: any.headers }, ...any.rows] }
    : any;
  if (isBare && wanted.length === 0 && holdsCodesOnly(text)) return { table: wholeLines(text), column: 0 };
  const counts = table.headers.map((_, at) => share(table.rows, at));
  const most = Math.max(...counts);
  if (!(most > 0))
    throw new Error(
      `no column of codes (expected one named like ${codeNames.slice(0, 3).join(", ")}, or rows of codes; the first line has ${any.headers.slice(0, 8).join(", ")}). Name it: --column code=HEADER`,
    );
  return { table, column: counts.indexOf(most) };
}

/** Is every line one code or several, and none of them a year? */
function holdsCodesOnly(text: string): boolean {
  const lines = linesOf(text).filter((line) => line.trim() !== "");
  return lines.every(
    (line) => codesIn(line, () => false).length > 0 && !/(?<![\d.])(?:19|20)\d\d(?![\d.])/.test(line),
  );
}

function wholeLines(text: string): TextTable {
  const rows = linesOf(text).map((line, at) => ({ line: at + 1, cells: [line] }));
  return { headers: [""], rows, delimiter: "\n", line: 0 };
}

/** What a column of a list may be called besides what columns of codes are called in any file. */
const listCodeNames: Names = [
  ...codeNames,
  ...["hs", "hs4", "heading", "subheading", "hs2", "chapter", "hs chapter", "hts chapter"],
];

/** A column that is called the end of something, in which most cells are codes. */
function endColumn(table: TextTable, code: number): number | undefined {
  if (table.line === 0) return undefined;
  const at = table.headers.findIndex(
    (name, i) =>
      i !== code && /(?:^|[^a-z])(?:to|through|thru|end|last)(?:$|[^a-z])/i.test(name) && areCodes(table, i),
  );
  return at < 0 ? undefined : at;
}

/** Are most cells of a column codes of four digits or more? A column of years is none. */
function areCodes({ rows, line }: TextTable, at: number): boolean {
  if (line === 0) return false;
  const cells = rows.slice(0, 100).flatMap(({ cells }) => cells[at] || []);
  const codes = cells.filter(
    (cell) => /^[\d.\s]{4,14}$/.test(cell) && !/^(?:19|20)\d\d$/.test(cell) && !("reason" in readCode(cell)),
  );
  return codes.length > cells.length / 2;
}

/** Is a column called one of dates, or are most of its cells days, in whatever order of day and month? */
function areDays({ headers, rows, line }: TextTable, at: number): boolean {
  if (line === 0) return false;
  if (/date|since|until|expir/i.test(headers[at] ?? "")) return true;
  const cells = rows.slice(0, 100).flatMap(({ cells }) => cells[at] || []);
  const days = cells.filter(
    (cell) => typeof readOneDay(cell) === "string" || /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(cell),
  );
  return days.length > cells.length / 2;
}

function dateColumn({ headers, line }: TextTable): number | undefined {
  const at = line === 0 ? -1 : columnOf(headers, dateNames);
  return at < 0 ? undefined : at;
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

function rowOf(
  { cells, problem }: TextRow,
  at: { code: number; isLast: boolean; end: number | undefined; date: number | undefined },
  { isLost, readDay }: { isLost: (digits: string) => boolean; readDay: (text: string) => ReadDay },
): { entries: ListedCode[]; ranges: number; restored: number } | { reason: string } {
  if (problem !== undefined) return { reason: problem };
  const rest = at.isLast ? cells.slice(at.code + 1).filter(Boolean) : []; // commas within a last cell without quotes
  const start = [cells[at.code] ?? "", ...rest].join(", ");
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

import { armed } from "./cell.js";
import { linesOf, readRecords } from "./records.js";

/** Names that a column may have, the most telling first; case, spaces and signs do not count. */
export type Names = readonly string[];

export interface TextTable {
  headers: string[];
  rows: TextRow[];
  delimiter: string;
  /** line of the header */
  line: number;
}

export interface TextRow {
  /** line of the file on which the row starts, for messages */
  line: number;
  /** by column of the header */
  cells: readonly string[];
  /** why the row cannot be used */
  problem?: string;
}

/**
 * Reads a table with a header out of a text. The delimiter is that which splits a header with the wanted columns out of
 * one of the first lines, so that notes, titles and `sep=;` may stand above it, and a comma inside a quoted header is no
 * delimiter. Rows that carry one more cell than the header, as R writes them, begin with an index that has no name.
 * @param wanted columns of which all must be there
 * @returns undefined where no line holds the wanted columns
 */
export function readTextTable(text: string, wanted: readonly Names[]): TextTable | undefined {
  const lines = linesOf(text);
  const head = headersIn(lines, wanted);
  if (head === undefined) return undefined;
  const { line, headers, next, delimiter } = head;
  const records = readRecords(lines, delimiter, next, headers.length);
  const shift = indexCells(headers.length, records);
  const rows = records.map(({ line, cells, problem }) => ({
    line,
    cells: (shift ? cells.slice(1) : cells).map((cell) => armed(cell.trim())),
    ...(problem !== undefined && { problem }),
  }));
  return { headers, rows, delimiter, line };
}

/** The column of a header that has one of these names, by the order of the names; -1 where none has. */
export function columnOf(headers: readonly string[], names: Names): number {
  const plain = headers.map(plainName);
  for (const name of names) {
    const at = plain.indexOf(plainName(name));
    if (at >= 0) return at;
  }
  return -1;
}

/** Reads a row's cell under the first of these names that the header has; undefined where it has none of them. */
export function cellReader(
  headers: readonly string[],
): (cells: readonly string[], ...names: string[]) => string | undefined {
  const columns = new Map<string, number>();
  const find = (name: string): number => {
    let at = columns.get(name);
    if (at === undefined) columns.set(name, (at = columnOf(headers, [name])));
    return at;
  };
  return (cells, ...names) => {
    const name = names.find((candidate) => find(candidate) >= 0);
    return name === undefined ? undefined : (cells[find(name)] ?? "");
  };
}

/** `HTS Number` and `hts_number` are one name; so are `Confidence (%)` and `confidence`. */
export function plainName(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

const delimiters = [",", ";", "\t", "|"] as const;
/** Lines above which a header is looked for. */
const headLines = 40;

function headersIn(
  lines: readonly string[],
  wanted: readonly Names[],
): { line: number; next: number; headers: string[]; delimiter: string } | undefined {
  for (let at = 0; at < Math.min(lines.length, headLines); at++) {
    const line = (lines[at] ?? "").trim();
    if (line === "" || /^sep=.?$/i.test(line) || (wanted.length === 0 && /^#\s/.test(line))) continue;
    const found = delimiters
      .map((delimiter) => ({ delimiter, ...firstRecord(lines, at, delimiter) }))
      .filter(({ isWhole, headers }) => isWhole && wanted.every((names) => columnOf(headers, names) >= 0))
      .sort((a, b) => b.headers.length - a.headers.length)[0];
    if (found) return { line: at + 1, ...found };
  }
  return undefined;
}

function firstRecord(
  lines: readonly string[],
  at: number,
  delimiter: string,
): { headers: string[]; next: number; isWhole: boolean } {
  const some = lines.slice(0, at + 20); // a header may hold a line end in quotes
  const [record, after] = readRecords(some, delimiter, at, 0);
  const headers = (record?.cells ?? []).map((name) => name.replace(/\s+/g, " ").trim());
  const isWhole = record?.problem === undefined;
  return { headers, isWhole, next: after ? after.line - 1 : endOfHeader(some, at, record?.cells ?? []) };
}

function endOfHeader(lines: readonly string[], at: number, cells: readonly string[]): number {
  const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  return Math.min(lines.length, at + 1 + breaks);
}

/** Is there a cell too many in front of most rows? One too many at the end is a delimiter that ends the line. */
function indexCells(width: number, records: readonly { cells: readonly string[] }[]): boolean {
  const longer = records.filter(({ cells }) => cells.length === width + 1 && cells.at(-1)?.trim() !== "");
  return records.length > 0 && longer.length > records.length / 2;
}

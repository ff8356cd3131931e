import { csvCell } from "../src/measures/tabular/cell.js";
import { decodeText } from "../src/measures/tabular/decode.js";
import { cellReader, readTextTable, type Names } from "../src/measures/tabular/table.js";

export interface CsvRow {
  /** line of the file on which the row starts, for messages */
  line: number;
  /** the row's cell under the first of these headers that the file has, trimmed; undefined where it has none */
  cell(...names: string[]): string | undefined;
  /** the row's cell in a column of the header, from 0 */
  at(column: number): string;
  /** why the row cannot be used: its quotes are broken */
  problem?: string;
}

export interface CsvFile {
  headers: string[];
  rows: CsvRow[];
  /** by header, as the readers of `src/measures/tabular` take them */
  cells: { cells: readonly string[] }[];
  delimiter: string;
  /** what was found of bytes and delimiter, where it is not plain CSV in UTF-8 */
  said: string | null;
}

/**
 * Rows of a CSV file with a header line, whatever its encoding and delimiter; every value is text, so a leading zero stays.
 * @param wanted columns of which all must be there, each by the names it may have
 * @throws Error where the file is empty or no text, or a wanted column is missing
 */
export function parseCsv(content: string | Uint8Array, file: string, wanted: readonly Names[] = []): CsvFile {
  const { text, encoding } = decode(content, file);
  if (text.trim() === "") throw new Error(`${file} is empty (expected a header line and rows)`);
  const table = readTextTable(text, wanted);
  if (!table) throw new Error(missingColumns(file, text, wanted));
  const cellOf = cellReader(table.headers);
  const rows = table.rows.map(({ line, cells, problem }): CsvRow => ({
    line,
    cell: (...names) => cellOf(cells, ...names),
    at: (column) => cells[column] ?? "",
    ...(problem !== undefined && { problem }),
  }));
  const plain = encoding === "UTF-8" && table.delimiter === "," && table.line === 1;
  const mark = { ",": "commas", ";": "semicolons", "\t": "tabs" }[table.delimiter] ?? table.delimiter;
  const said = plain ? null : `read as ${encoding}, separated by ${mark}, header on line ${table.line}`;
  return { headers: table.headers, rows, cells: table.rows, delimiter: table.delimiter, said };
}

function decode(content: string | Uint8Array, file: string): { text: string; encoding: string } {
  if (typeof content === "string") return { text: content.replace(/^\ufeff/, ""), encoding: "UTF-8" };
  try {
    return decodeText(content);
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
}

function missingColumns(file: string, text: string, wanted: readonly Names[]): string {
  const expected = wanted.map((names) => names.slice(0, 4).join(" or ")).join(", and ");
  const first = text.split(/\r|\n/).find((line) => line.trim() !== "") ?? "";
  return `${file}: columns missing (expected ${expected}; the first line is "${first.slice(0, 200)}")`;
}

/** Rows as CSV text with a header line: RFC 4180 quotes, LF, empty for null, disarmed; see tabular/cell.ts. */
export function formatCsv(
  headers: readonly string[],
  rows: Iterable<readonly (string | number | bigint | null)[]>,
): string {
  const lines = [headers.map(csvCell).join(",")];
  for (const row of rows) lines.push(row.map(csvCell).join(","));
  return `${lines.join("\n")}\n`;
}

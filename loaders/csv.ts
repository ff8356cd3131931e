import { parse } from "csv-parse/sync";

export interface CsvRow {
  /** line of the file on which the row starts, for messages */
  line: number;
  /** the row's cell under the first of these headers that the file has, trimmed; undefined where it has none */
  cell(...names: string[]): string | undefined;
}

/** Rows of a CSV file with a header line; every value is text, so a leading zero stays. Throws on broken quotes. */
export function parseCsv(text: string | Uint8Array, file: string): { headers: string[]; rows: CsvRow[] } {
  const records = read(text, file);
  const [header, ...body] = records;
  if (header === undefined) throw new Error(`${file} is empty (expected a header line and rows)`);
  const headers = header.record.map((name) => name.trim());
  const index = new Map(headers.map((name, i) => [name.toLowerCase(), i]));
  const rows = body.map(({ record, info }) => ({
    line: info.lines,
    cell: (...names: string[]) => {
      for (const name of names) {
        const i = index.get(name.toLowerCase());
        if (i !== undefined) return record[i]?.trim() ?? "";
      }
      return undefined;
    },
  }));
  return { headers, rows };
}

/** Rows as CSV text with a header line: RFC 4180 quotes, LF, empty for null. */
export function formatCsv(
  headers: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): string {
  const lines = [headers.map(formatCell).join(",")];
  for (const row of rows) lines.push(row.map(formatCell).join(","));
  return `${lines.join("\n")}\n`;
}

function formatCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

function read(text: string | Uint8Array, file: string): Parsed[] {
  try {
    return parse(typeof text === "string" ? text : Buffer.from(text), {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (cause) {
    throw new Error(`${file} is not readable as CSV`, { cause });
  }
}

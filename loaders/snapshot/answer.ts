import { formatCsv } from "../csv.js";

/** The answer of a query, in the order of its columns. */
export interface Answer {
  columns: string[];
  rows: unknown[][];
}

export type Format = "table" | "json" | "csv";

/** Lines of an answer. JSON is an array of objects, one a line; an integer beyond 2^53 is a string there. */
export function formatAnswer(answer: Answer, format: Format): Iterable<string> {
  if (format === "json") return jsonLines(answer);
  if (format === "csv")
    return [
      formatCsv(
        answer.columns,
        answer.rows.map((row) => row.map(csvCell)),
      ).trimEnd(),
    ];
  return tableLines(answer);
}

/** JSON text of any value; a bigint is a string. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === "bigint" ? String(item) : item),
    indent,
  );
}

/** An answer from objects that all have the same keys. */
export function answerOf(rows: readonly object[], columns: string[] = Object.keys(rows[0] ?? {})): Answer {
  return {
    columns,
    rows: rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column])),
  };
}

function* jsonLines({ columns, rows }: Answer): Generator<string> {
  const names = columns.map((name, i) => (columns.indexOf(name) === i ? name : `${name}_${i + 1}`));
  if (!rows.length) yield "[]";
  for (const [index, row] of rows.entries()) {
    const object = Object.fromEntries(names.map((name, i) => [name, row[i]]));
    yield `${index === 0 ? "[" : ""}${toJson(object)}${index === rows.length - 1 ? "]" : ","}`;
  }
}

function* tableLines({ columns, rows }: Answer): Generator<string> {
  const cells = rows.map((row) =>
    row.map((value) => (value === null ? "NULL" : plainText(value).replaceAll("\n", " "))),
  );
  const widths = columns.map((name, i) =>
    cells.reduce((width, row) => Math.max(width, row[i]?.length ?? 0), name.length),
  );
  const right = columns.map(
    (_, i) =>
      rows.some((row) => isNumber(row[i])) && rows.every((row) => row[i] === null || isNumber(row[i])),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) => (right[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  yield line(columns);
  yield widths.map((width) => "─".repeat(width)).join("  ");
  for (const row of cells) yield line(row);
}

function csvCell(value: unknown): string | number | bigint | null {
  return value === null || isNumber(value) ? value : plainText(value);
}

function plainText(value: unknown): string {
  if (typeof value === "string") return value;
  return isNumber(value) ? String(value) : toJson(value);
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

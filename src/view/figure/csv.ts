import type { Value } from "../../measures/question.js";
import type { TableDefinition } from "../table/definition.js";

/** What a file of a figure says of itself. */
export interface FileHeader {
  title: string;
  subtitle: string;
  source: string;
  address: string;
  built: string;
  commands: readonly string[];
}

/** A table as CSV with its description in comment lines; numbers in full, a missing value as an empty cell. */
export function csvOf(table: TableDefinition, header: FileHeader): string {
  const units = table.columns.filter((c) => c.unit).map((c) => `${c.title}: ${c.unit}`);
  const comments = [
    header.title,
    ...(header.subtitle ? [header.subtitle] : []),
    `Source: ${header.source}`,
    `Snapshot built: ${header.built}`,
    `From: ${header.address}`,
    ...header.commands.map((command) => `Same numbers: ${command}`),
    ...(units.length ? [`Units: ${units.join("; ")}`] : []),
  ].map((line) => `# ${line.replace(/\s+/g, " ")}`);
  const lines = [
    table.columns.map((column) => csvCell(column.title)).join(","),
    ...table.rows.map((row) => table.columns.map((column) => csvCell(row[column.key] ?? null)).join(",")),
  ];
  return `${[...comments, ...lines].join("\r\n")}\r\n`;
}

/** A value as a cell of CSV: quoted where it must be, and disarmed. */
export function csvCell(value: Value): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = disarmed(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Text that a spreadsheet would run as a formula is led by an apostrophe. */
export function disarmed(text: string): string {
  return /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
}

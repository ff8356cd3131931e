import { csvCell } from "../../measures/tabular/cell.js";
import type { TableDefinition } from "../table/definition.js";
import { filed } from "../table/file.js";

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
export function csvOf(shown: TableDefinition, header: FileHeader): string {
  const table = filed(shown);
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

export { csvCell };

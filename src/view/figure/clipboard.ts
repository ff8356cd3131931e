import { element } from "../../base/dom.js";
import type { Row } from "../../measures/question.js";
import { cellText, type TableColumn, type TableDefinition } from "../table/definition.js";
import { disarmed } from "../../measures/tabular/cell.js";

/** What a copied table says above and below its rows. */
interface Caption {
  title: string;
  source: string;
}

/**
 * All rows of a table in the two forms that applications paste: an HTML table for documents, text divided by tabs for
 * spreadsheets. Names stand as on the screen, numbers in full under a header with their unit.
 */
export function copiedTable(
  document: Document,
  table: TableDefinition,
  caption: Caption,
): { html: string; text: string } {
  const header = table.columns.map(({ title, unit }) => (unit === undefined ? title : `${title} (${unit})`));
  const rows = table.rows.map((row) => table.columns.map((column) => copiedCell(column, row)));
  const cells = (tag: "th" | "td", texts: readonly string[]): HTMLElement[] =>
    texts.map((text) => element(document, tag, {}, text));
  const node = element(
    document,
    "table",
    {},
    element(document, "caption", {}, caption.title),
    element(document, "thead", {}, element(document, "tr", {}, cells("th", header))),
    element(
      document,
      "tbody",
      {},
      rows.map((row) => element(document, "tr", {}, cells("td", row))),
    ),
  );
  const source = element(document, "p", {}, `Source: ${caption.source}`);
  return {
    html: node.outerHTML + source.outerHTML,
    text: [header, ...rows].map((row) => `${row.map(tabbed).join("\t")}\r\n`).join(""),
  };
}

/** Puts the table on the clipboard in both forms; answers what to tell the reader. */
export async function copyTable(table: TableDefinition, caption: Caption): Promise<string> {
  const { html, text } = copiedTable(document, table, caption);
  const item = new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([text], { type: "text/plain" }),
  });
  await navigator.clipboard.write([item]);
  const count = table.rows.length;
  return `Table copied: ${count.toLocaleString("en-US")} ${count === 1 ? "row" : "rows"}.`;
}

function copiedCell(column: TableColumn, row: Row): string {
  const value = row[column.key] ?? null;
  if (column.numeric && (value === null || typeof value === "number")) return String(value ?? "");
  return disarmed(cellText(column, row));
}

function tabbed(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ");
}

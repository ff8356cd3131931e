import { element } from "../../base/dom.js";
import type { Row } from "../../measures/question.js";
import { cellText, type TableColumn, type TableDefinition } from "../table/definition.js";
import { filed } from "../table/file.js";
import { disarmed } from "../../measures/tabular/cell.js";

/** What a copied table says above and below its rows. */
interface Caption {
  title: string;
  source: string;
}

/** How numbers are copied: rounded and with their unit as on the screen, or every digit under a header with the unit. */
export type Precision = "as shown" | "full";

/**
 * All rows of a table in the two forms that applications paste: an HTML table for documents, text divided by tabs for
 * spreadsheets. Names stand as on the screen.
 */
export function copiedTable(
  document: Document,
  shown: TableDefinition,
  caption: Caption,
  precision: Precision = "as shown",
): { html: string; text: string } {
  const full = precision === "full";
  const table = full ? filed(shown) : { ...shown, columns: shown.columns.filter((column) => !column.series) };
  const header = table.columns.map(({ title, unit }) =>
    unit === undefined || !full ? title : `${title} (${unit})`,
  );
  const copied = full ? fullCell : shownCell;
  const rows = table.rows.map((row) => table.columns.map((column) => copied(column, row)));
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
export async function copyTable(
  table: TableDefinition,
  caption: Caption,
  precision: Precision,
): Promise<string> {
  const { html, text } = copiedTable(document, table, caption, precision);
  const item = new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([text], { type: "text/plain" }),
  });
  await navigator.clipboard.write([item]);
  const count = table.rows.length;
  return `Table copied: ${count.toLocaleString("en-US")} ${count === 1 ? "row" : "rows"}.`;
}

function fullCell(column: TableColumn, row: Row): string {
  const value = row[column.key] ?? null;
  const isNumber = column.numeric && (value === null || typeof value === "number");
  return isNumber ? String(value ?? "") : shownCell(column, row);
}

/** A number as the screen writes it is no formula, also where it begins with a sign. */
function shownCell(column: TableColumn, row: Row): string {
  const text = cellText(column, row);
  return column.numeric && typeof row[column.key] === "number" ? text : disarmed(text);
}

function tabbed(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ");
}

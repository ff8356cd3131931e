import { creator } from "../../base/dom.js";
import type { Row } from "../../measures/question.js";
import { cellText, type TableColumn, type TableDefinition } from "./definition.js";
import { relabelButton } from "../../labels/relabel-menu.js";
import { sparkline } from "./sparkline.js";

/** Rows that are drawn at once, a little more than the box of a table shows; further ones come as the reader scrolls in it. */
export function pageSize({ atOnce = 25 }: TableDefinition): number {
  return atOnce;
}

/** Texts get the room to be read: long ones much, some words enough for two, and a month, a code or a word stays whole. */
function roomClass({ length }: string): string {
  return length > 45 ? "prose" : length > 14 ? "words" : length <= 12 ? "whole" : "";
}

/** A table in a box that scrolls by itself. Sorting and filtering are added in the browser. */
export function tableElement(document: Document, definition: TableDefinition): HTMLElement {
  const create = creator(document);
  return create(
    "div",
    { class: "table-box", tabindex: 0, role: "region", "aria-label": definition.caption },
    create(
      "table",
      { class: "data-table" },
      create("caption", { class: "visually-hidden" }, definition.caption),
      create(
        "thead",
        {},
        create(
          "tr",
          {},
          definition.columns.map((column) => headerCell(document, column, definition)),
        ),
      ),
      create("tbody", {}, bodyRows(document, definition, definition.rows.slice(0, pageSize(definition)))),
    ),
  );
}

export function bodyRows(
  document: Document,
  definition: TableDefinition,
  rows: readonly Row[],
): HTMLTableRowElement[] {
  const create = creator(document);
  const largest = largestOf(definition);
  return rows.map((row) =>
    create(
      "tr",
      { class: classOf(definition, row) },
      definition.columns.map((column, i) =>
        bodyCell(document, column, row, i === 0, largest.get(column.key) ?? 0),
      ),
    ),
  );
}

function classOf(definition: TableDefinition, row: Row): string | undefined {
  if (!definition.level) return definition.rowClass?.(row);
  return { total: "strong", group: "strong", category: "indent", code: "leaf" }[definition.level(row)];
}

function headerCell(document: Document, column: TableColumn, definition: TableDefinition): HTMLElement {
  const create = creator(document);
  const sorted = definition.sort?.key === column.key;
  return create(
    "th",
    {
      scope: "col",
      class: column.numeric ? "numeric" : null,
      "aria-sort": sorted ? (definition.sort?.descending ? "descending" : "ascending") : null,
    },
    create("button", { type: "button", "data-key": column.key, class: "sort" }, column.title),
  );
}

function bodyCell(
  document: Document,
  column: TableColumn,
  row: Row,
  first: boolean,
  largest: number,
): HTMLElement {
  const create = creator(document);
  const text = cellText(column, row);
  const value = row[column.key];
  const bar = column.bar && typeof value === "number" && largest > 0;
  const href = column.href?.(row);
  const series = column.series?.(row);
  const content = series?.length
    ? sparkline(document, series, text)
    : href
      ? create("a", { href }, text)
      : bar
        ? [
            create("span", { class: "bar-text" }, text),
            create("span", {
              class: "bar",
              "aria-hidden": "true",
              style: `width: ${((Math.abs(value) / largest) * 100).toFixed(1)}%${typeof column.bar === "string" ? `; background: ${column.bar}` : ""}`,
            }),
          ]
        : text;
  const relabel = column.relabel?.(row);
  const attributes = {
    class:
      [column.numeric ? "numeric" : roomClass(text), bar ? "with-bar" : ""].filter(Boolean).join(" ") || null,
  };
  return first
    ? create("th", { scope: "row", ...attributes }, content)
    : create(
        "td",
        attributes,
        content,
        relabel !== undefined && relabelButton(document, { prefix: relabel }, "Change"),
      );
}

function largestOf(definition: TableDefinition): Map<string, number> {
  return new Map(
    definition.columns
      .filter((column) => column.bar)
      .map((column) => [
        column.key,
        Math.max(
          0,
          ...definition.rows.map((row) =>
            typeof row[column.key] === "number" ? Math.abs(Number(row[column.key])) : 0,
          ),
        ),
      ]),
  );
}

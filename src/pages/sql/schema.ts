import { element } from "../../base/dom.js";

export interface SchemaColumn {
  name: string;
  type: string;
  unit: string;
  about: string;
}

/** A relation that a reader's SQL can name. */
export interface SchemaTable {
  name: string;
  /** what a row is */
  row: string;
  rows: number;
  columns: readonly SchemaColumn[];
}

/** The relations with their columns, types and units, to open one by one. */
export function schemaElement(document: Document, tables: readonly SchemaTable[]): HTMLElement {
  return element(
    document,
    "div",
    { class: "sql-schema" },
    element(document, "h2", {}, "Tables"),
    tables.map(({ name, row, rows, columns }) =>
      element(
        document,
        "details",
        {},
        element(
          document,
          "summary",
          {},
          element(document, "code", {}, name),
          ` ${rows.toLocaleString("en-US")} rows`,
        ),
        element(document, "p", {}, `A row is: ${row}.`),
        element(
          document,
          "dl",
          {},
          columns.map((column) => [
            element(document, "dt", {}, element(document, "code", {}, column.name), ` ${column.type}`),
            element(document, "dd", {}, `${column.about} (${column.unit})`),
          ]),
        ),
      ),
    ),
  );
}

import type { SchemaTable } from "../pages/sql/schema.js";
import { tables } from "../../loaders/snapshot/tables.js";
import type { Session } from "../../loaders/snapshot/session.js";

/** Every relation that a reader's SQL can name, with its columns and how many rows it has in this snapshot. */
export async function schema({ database }: Session): Promise<SchemaTable[]> {
  const counted = new Map<string, number>();
  const names = [...tables.map((table) => table.name), ...derived.map((table) => table.name)];
  for (const name of names) {
    const { rows } = await database.one<{ rows: number }>(`SELECT count(*) AS "rows" FROM ${name}`);
    counted.set(name, Number(rows));
  }
  const published = tables.map(({ name, row, columns }) => ({
    name,
    row,
    columns: columns.map(({ name: column, type, unit, about }) => ({ name: column, type, unit, about })),
  }));
  return [...published, ...derived].map((table) => ({ ...table, rows: counted.get(table.name) ?? 0 }));
}

const byCode = (flow: "imports" | "exports"): Omit<SchemaTable, "rows"> => ({
  name: `${flow}_by_code`,
  row: "code × month, all countries",
  columns: (tables.find((table) => table.name === flow)?.columns ?? [])
    .filter(({ name }) => name !== "cty_code")
    .map(({ name, type, unit, about }) => ({ name, type, unit, about })),
});

const derived: Omit<SchemaTable, "rows">[] = [
  byCode("imports"),
  byCode("exports"),
  {
    name: "labels_in_use",
    row: "flow × code: the labels that this page counts with, your changes included",
    columns: [
      { name: "flow", type: "VARCHAR", unit: "text", about: "imports or exports" },
      { name: "hs10", type: "VARCHAR", unit: "ten digits", about: "code" },
      { name: "relevance", type: "VARCHAR", unit: "text", about: "High, Medium or Low" },
      { name: "category", type: "VARCHAR", unit: "text", about: "category of the code" },
      { name: "confidence", type: "INTEGER", unit: "0 to 100", about: "confidence stated with the label" },
    ],
  },
  {
    name: "coverage",
    row: "flow × month that the snapshot holds",
    columns: [
      { name: "flow", type: "VARCHAR", unit: "text", about: "imports or exports" },
      { name: "month", type: "DATE", unit: "first day of the month", about: "statistical month" },
    ],
  },
];

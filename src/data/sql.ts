import { tables } from "../../loaders/snapshot/tables.js";
import { labelRelation, labelRelations, type LabelRelation } from "../measures/relations.js";
import { relevances } from "../measures/label-changes.js";
import { chaptersLeftOut, className } from "../measures/task.js";
import type { Flow } from "../measures/vocabulary.js";
import type { Session } from "../../loaders/snapshot/session.js";

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

type Schema = Omit<SchemaTable, "rows">;

const byCode = (flow: Flow, period: "month" | "year"): Schema => ({
  name: period === "month" ? `${flow}_by_code` : `${flow}_by_code_year`,
  row: period === "month" ? "code × month, all countries" : "code × year (its January), all countries",
  columns: columnsOf(flow, (name) => name !== "cty_code"),
});

const byLabel = (relation: LabelRelation): Schema => {
  const { flow, keys, sums } = labelRelation(relation);
  return {
    name: relation,
    row: `label × month${relation.endsWith("_country") ? " × country" : ", all countries"}: the codes of one label summed`,
    columns: [
      ...columnsOf(flow, (name) => (keys as readonly string[]).includes(name)),
      {
        name: "excluded",
        type: "BOOLEAN",
        unit: "true or false",
        about: `${chaptersLeftOut()}, which measures leave out`,
      },
      ...labelColumns.filter(({ name }) => name === "relevance" || name === "category"),
      { name: "cells", type: "BIGINT", unit: "rows", about: "rows that were summed" },
      ...columnsOf(flow, (name) => sums.includes(name)),
    ],
  };
};

function columnsOf(flow: Flow, takes: (name: string) => boolean): Schema["columns"] {
  return (tables.find((table) => table.name === flow)?.columns ?? [])
    .filter(({ name }) => takes(name))
    .map(({ name, type, unit, about }) => ({ name, type, unit, about }));
}

const labelColumns: Schema["columns"] = [
  { name: "relevance", type: "VARCHAR", unit: "text", about: classesInWords() },
  { name: "category", type: "VARCHAR", unit: "text", about: "category of the code" },
  { name: "confidence", type: "INTEGER", unit: "0 to 100", about: "confidence stated with the label" },
];

/** Which classes measures write, and what the task calls those that it calls otherwise. */
function classesInWords(): string {
  const words = relevances.map((name) =>
    className(name) === name ? name : `${name} (the class ${className(name)})`,
  );
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

const derived: Schema[] = [
  byCode("imports", "month"),
  byCode("exports", "month"),
  byCode("imports", "year"),
  byCode("exports", "year"),
  ...labelRelations.map(byLabel),
  {
    name: "labels_in_use",
    row: "flow × code: the labels that this page counts with, your changes included",
    columns: [
      { name: "flow", type: "VARCHAR", unit: "text", about: "imports or exports" },
      { name: "hs10", type: "VARCHAR", unit: "ten digits", about: "code" },
      ...labelColumns,
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

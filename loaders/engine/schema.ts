import {
  codeRelations,
  codeSums,
  coverageSums,
  labelRelations,
  labelsOfRun,
  labelSums,
} from "../../src/measures/relations.js";
import { quoteName } from "../../src/measures/sql.js";
import type { Manifest, ManifestTable } from "../snapshot/manifest.js";
import { readingOf } from "../snapshot/tasks.js";
import { table, tables, type Column, type TableName } from "../snapshot/tables.js";
import { functions, labelsOf } from "./dialect.js";

/** Tables whose rows are told apart by a code: with a cluster, each node holds the codes that its number falls to. */
const byCode: readonly string[] = [
  "imports",
  "exports",
  "import_districts",
  "export_districts",
  ...codeRelations,
];

/** The hash that says where a code lives. */
export const codeHash = "cityHash64(hs10)";

export function isSharded(name: string, cluster: string | undefined): boolean {
  return cluster !== undefined && byCode.includes(name);
}

/** Where the rows of a table lie on each node. */
export function localName(name: string, cluster: string | undefined): string {
  return isSharded(name, cluster) ? `${name}_local` : name;
}

/** Statements that make the empty tables of a snapshot in the database of its own, the same on every node. */
export function createTables(manifest: Manifest, database: string, cluster: string | undefined): string[] {
  const make = (name: string, columns: string, order: string, partition = ""): string[] => {
    const local = localName(name, cluster);
    const own = `CREATE TABLE IF NOT EXISTS ${database}.${local} (${columns}) ENGINE = MergeTree${partition} ORDER BY (${order})`;
    if (!isSharded(name, cluster)) return [own];
    return [
      own,
      `CREATE TABLE IF NOT EXISTS ${database}.${name} AS ${database}.${local} ENGINE = Distributed(${cluster}, ${database}, ${local}, ${codeHash})`,
    ];
  };
  return [
    `CREATE DATABASE IF NOT EXISTS ${database}`,
    ...functions,
    ...heldTables(manifest).flatMap(({ name, columns, files }) => {
      const keys = table(name).sortedBy;
      return make(
        name,
        columns.map((column) => columnOf(column, keys)).join(", "),
        keys.map(quoteName).join(", "),
        files.length > 1 ? " PARTITION BY toYear(month)" : "",
      );
    }),
    ...codeRelations.flatMap((name) =>
      make(name, `month Date, hs10 String, ${sumColumns(codeSums(name))}`, "hs10, month"),
    ),
    ...labelRelations.flatMap((name) =>
      make(
        name,
        `month Date, ${name.endsWith("_country") ? "cty_code String, " : ""}excluded Bool, relevance Nullable(String), category Nullable(String), cells Int64, ${sumColumns(labelSums(name, "labels"))}`,
        "month",
      ),
    ),
    ...make("coverage", "flow String, month Date", "flow, month"),
    ...runNames(manifest).flatMap((_, index) =>
      make(
        labelsOf(index),
        "flow String, hs10 String, relevance Nullable(String), category Nullable(String), confidence Nullable(Int32)",
        "flow, hs10",
      ),
    ),
    ...runNames(manifest).flatMap((_, index) =>
      index === 0
        ? []
        : labelRelations.map(
            (name) =>
              `CREATE VIEW IF NOT EXISTS ${database}.${labelsOf(index, name)} AS ${qualified(labelSums(name, labelsOf(index)), database)} SETTINGS join_use_nulls = 1`,
          ),
    ),
  ];
}

/** The label runs of a snapshot, the one in use first; a snapshot without labels has one without a name. */
export function runNames({ run, runs }: Manifest): (string | null)[] {
  return [run, ...runs.map((r) => r.run).filter((name) => name !== run)];
}

/** Every published table, those that the snapshot lacks without files. */
export function heldTables(manifest: Manifest): Pick<ManifestTable, "name" | "columns" | "files">[] {
  return tables.map(
    ({ name, columns }) => manifest.tables.find((held) => held.name === name) ?? { name, columns, files: [] },
  );
}

/** What fills a derived relation on a node out of what it holds, in the order in which they are filled. */
export function derivedRows(
  manifest: Manifest,
  cluster: string | undefined,
): { name: string; select: string }[] {
  const suffix = cluster === undefined ? "" : "_local";
  return [
    ...codeRelations.map((name) => ({ name, select: codeSums(name, suffix) })),
    { name: "coverage", select: coverageSums },
    ...runNames(manifest).map((run, index) => ({
      name: labelsOf(index),
      select: labelsOfRun(run, standardOf(manifest, run)),
    })),
    ...labelRelations.map((name) => ({ name, select: labelSums(name, labelsOf(0)) })),
  ];
}

/** Which of the classes that measures know stands for each class of the task that the run answers. */
function standardOf({ tasks = [] }: Manifest, run: string | null): ReadonlyMap<string, string> | undefined {
  const task = tasks.find(({ runs }) => run !== null && runs.includes(run));
  return task && readingOf(task).standard;
}

const types: Record<Column["type"], string> = {
  ...{ DATE: "Date32", VARCHAR: "String", BIGINT: "Int64", INTEGER: "Int32", DOUBLE: "Float64" },
  TIMESTAMP: "DateTime64(6, 'UTC')",
};

function columnOf({ name, type }: Column, keys: readonly string[]): string {
  const own = name === "month" ? "Date" : types[type];
  return `${quoteName(name)} ${keys.includes(name) ? own : `Nullable(${own})`}`;
}

/** The summed columns of a relation's SELECT: `CAST(sum(x) AS BIGINT) AS x`. */
function sumColumns(select: string): string {
  return [...select.matchAll(/CAST\(sum\((\w+)\) AS BIGINT\)/g)]
    .map(([, name]) => `${name} Nullable(Int64)`)
    .join(", ");
}

/** A view is read from any database, so that it names its own. */
function qualified(select: string, database: string): string {
  return select.replace(
    /\b(FROM|JOIN) (\w+)/g,
    (_, word: string, name: TableName) => `${word} ${database}.${name}`,
  );
}

import { words } from "../../src/measures/task.js";
import type { Publisher } from "../publisher.js";
import type { Manifest, ManifestTable } from "./manifest.js";
import { tables, type Column, type TableName } from "./tables.js";

export const dataPackageFile = "datapackage.json";

/** What `datapackage.json` beside a published snapshot's files holds: https://datapackage.org, version 2. */
export interface DataPackage {
  $schema: string;
  /** the DOI, where the publisher has one */
  id?: string;
  name: string;
  title: string;
  description: string;
  /** the snapshot */
  version: string;
  created: string;
  /** the public address of the site, where it is known */
  homepage?: string;
  contributors: Publisher["contributors"];
  keywords: string[];
  /** first day of the first month and last day of the last one, `YYYY-MM-DD`; absent where no month is held */
  temporal?: { start: string; end: string };
  licenses: License[];
  sources: { title: string; path: string; version?: string }[];
  resources: Resource[];
}

interface License {
  name: string;
  path: string;
  title: string;
}

/** One Parquet file; files of one table have the same `table` and schema. */
interface Resource {
  name: string;
  path: string;
  title: string;
  table: TableName;
  format: "parquet";
  mediatype: string;
  bytes: number;
  hash: string;
  rows: number;
  licenses: License[];
  schema: { fields: { name: string; type: string; description: string; unit: string }[] };
}

/**
 * A snapshot's files for machines, as a Frictionless data package that a repository of data can deposit as it is.
 * `homepage` is the public address of the site.
 */
export function dataPackageOf(
  manifest: Manifest,
  { publisher, homepage }: { publisher: Publisher; homepage?: string | undefined },
): DataPackage {
  const { id, kind, built, sources, notes } = manifest;
  const temporal = temporalOf(manifest);
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    ...(publisher.doi !== null && { id: `https://doi.org/${publisher.doi}` }),
    name: "ai-trade-atlas",
    title: `${words().site}, snapshot ${id}${kind === "sample" ? " (sample, not for citation)" : ""}`,
    description: [
      `U.S. imports and exports by ten-digit code, country and month, with labels of their relevance to ${words().goods}. Codes are text, money is whole U.S. dollars, a missing value is NULL.`,
      ...notes,
    ].join(" "),
    version: id,
    created: built,
    ...(homepage !== undefined && { homepage }),
    contributors: publisher.contributors,
    keywords: [
      "international trade",
      "imports",
      "exports",
      "tariffs",
      "artificial intelligence",
      "Census Bureau",
    ],
    ...(temporal && { temporal }),
    licenses: [census, mit],
    sources: sources.map(({ name, publisher, address, sha256 }) => ({
      title: `${publisher}: ${name}`,
      path: address,
      version: `sha256:${sha256}`,
    })),
    resources: manifest.tables.flatMap(resourcesOf),
  };
}

const census: License = {
  name: "other-pd",
  path: "https://creativecommons.org/publicdomain/mark/1.0/",
  title: "Public domain: statistics of the U.S. Census Bureau",
};
const mit: License = {
  name: "MIT",
  path: "https://opensource.org/license/mit",
  title: "MIT License: labels, tariff lists and product sets",
};

/** From the first day of the first month to the last day of the last, of both flows together. */
function temporalOf({ months }: Pick<Manifest, "months">): { start: string; end: string } | undefined {
  const held = [...months.imports, ...months.exports].sort();
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [year = 0, month = 0] = last.split("-").map(Number);
  return { start: `${first}-01`, end: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}

const fieldTypes: Record<Column["type"], string> = {
  DATE: "date",
  VARCHAR: "string",
  BIGINT: "integer",
  INTEGER: "integer",
  DOUBLE: "number",
  TIMESTAMP: "datetime",
};

function resourcesOf({ name: table, files, columns }: ManifestTable): Resource[] {
  const row = tables.find(({ name }) => name === table)?.row ?? table;
  const fields = columns.map(({ name, type, about, unit }) => ({
    name,
    type: fieldTypes[type],
    description: about,
    unit,
  }));
  return files.map(({ file, rows, bytes, sha256 }) => ({
    name: file.replace(/\.parquet$/, ""),
    path: file,
    title: `${table}, a row for each ${row}`,
    table,
    format: "parquet",
    mediatype: "application/vnd.apache.parquet",
    bytes,
    hash: `sha256:${sha256}`,
    rows,
    licenses: [table === "labels" || table === "lists" ? mit : census],
    schema: { fields },
  }));
}

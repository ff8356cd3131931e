import type { Manifest, ManifestTable } from "./manifest.js";
import { tables, type Column, type TableName } from "./tables.js";

export const dataPackageFile = "datapackage.json";

/** What `datapackage.json` beside a published snapshot's files holds: https://datapackage.org, version 2. */
export interface DataPackage {
  $schema: string;
  name: string;
  title: string;
  description: string;
  /** the snapshot */
  version: string;
  created: string;
  licenses: License[];
  sources: { title: string; path: string; version?: string }[];
  resources: Resource[];
}

interface License {
  name: string;
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

/** A snapshot's files for machines, as a Frictionless data package, out of its manifest. */
export function dataPackageOf(manifest: Manifest): DataPackage {
  const { id, kind, built, sources, notes } = manifest;
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "ai-trade-atlas",
    title: `AI Trade Atlas, snapshot ${id}${kind === "sample" ? " (sample, not for citation)" : ""}`,
    description: [
      "U.S. imports and exports by ten-digit code, country and month, with labels of their relevance to AI. Codes are text, money is whole U.S. dollars, a missing value is NULL.",
      ...notes,
    ].join(" "),
    version: id,
    created: built,
    licenses: [census, mit],
    sources: sources.map(({ name, publisher, address, sha256 }) => ({
      title: `${publisher}: ${name}`,
      path: address,
      version: `sha256:${sha256}`,
    })),
    resources: manifest.tables.flatMap(resourcesOf),
  };
}

const census: License = { name: "other-pd", title: "Public domain: statistics of the U.S. Census Bureau" };
const mit: License = { name: "MIT", title: "MIT License: labels, tariff lists and product sets" };

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

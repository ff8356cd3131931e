import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { quoteText } from "../../../src/measures/sql.js";
import { writeAtomically } from "../../atomic.js";
import { loadTable, type LoadColumn } from "../../columns.js";
import { Database } from "../../duckdb.js";
import type { FactsMonth } from "../../facts.js";
import type { Flow } from "../../cache.js";
import type { Detail } from "./detail.js";
import { keptMeasures } from "./kept-measures.js";
import type { LookupName } from "./layout.js";
import type { Lookup } from "./lookups.js";
import type { Sums } from "./sums.js";

export type Lookups = Record<LookupName, Lookup>;

/** A month of a flow as files, in folders `facts`, `places` and `codes` of `folder`. Returns what it found worth saying. */
export async function writeMonth(
  folder: string,
  flow: Flow,
  detail: Detail,
  lookups: Lookups,
  facts: FactsMonth,
): Promise<string[]> {
  for (const name of ["facts", "places", "codes"]) await mkdir(join(folder, name), { recursive: true });
  const database = await Database.open(":memory:", { memory_limit: "400MB", threads: "2" });
  try {
    for (const name of Object.keys(lookups) as LookupName[]) await loadLookup(database, name, lookups[name]);
    for (const [name, query] of Object.entries(listQueries))
      await copy(database, query, join(folder, "codes", `${name}.parquet`));
    const kept = keptMeasures(flow);
    await loadSums(
      database,
      "cells",
      "country",
      detail.countries,
      kept.map(({ column }) => column),
    );
    await copy(database, factsQuery(flow), join(folder, "facts", "facts.parquet"));
    await loadSums(database, "district_cells", "district", detail.districts, ["val"]);
    await copy(database, placesQuery, join(folder, "places", "districts.parquet"));
    await writeAtomically(join(folder, "facts", "month.json"), `${JSON.stringify(facts, null, 2)}\n`);
    return await unlisted(database);
  } finally {
    database.close();
  }
}

const listQueries = {
  codes: "SELECT codes.*, naics_name FROM codes LEFT JOIN naics USING (naics) ORDER BY hs10",
  countries: "SELECT * FROM countries ORDER BY cty_code",
  districts: "SELECT * FROM districts ORDER BY district",
  headings: "SELECT * FROM headings ORDER BY code",
};

/** Codes are numbers in the tables of sums, of a width that is known: written out they are the text they were. */
const digits = (column: string, width: number): string => `lpad(${column}::BIGINT::VARCHAR, ${width}, '0')`;

function factsQuery(flow: Flow): string {
  const kept = keptMeasures(flow);
  const columns = kept.map(({ column, stem }) => {
    const unit = /qt?y_?1/.test(stem) ? "unit1" : /qt?y_?2/.test(stem) ? "unit2" : null;
    const value = `${column}::BIGINT`;
    return `${unit ? `CASE WHEN ${unit} IS NOT NULL THEN ${value} END` : value} AS ${column}`;
  });
  return `SELECT ${digits("code", 10)} AS hs10, ${digits("country", 4)} AS cty_code, ${columns.join(", ")}
FROM cells LEFT JOIN (SELECT TRY_CAST(hs10 AS DOUBLE) AS code, unit1, unit2 FROM codes) USING (code)
WHERE ${kept.map(({ column }) => `${column} <> 0`).join(" OR ")}
ORDER BY code, country`;
}

const placesQuery = `SELECT ${digits("code", 10)} AS hs10, ${digits("district", 2)} AS district, val::BIGINT AS val
FROM district_cells
WHERE val <> 0
ORDER BY code, district_cells.district`;

async function copy(database: Database, query: string, path: string): Promise<void> {
  await database.run(`COPY (${query}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
}

async function loadLookup(database: Database, name: LookupName, lookup: Lookup): Promise<void> {
  const columns = Object.entries(lookup).map(([field, texts]): LoadColumn => ({
    name: field,
    texts: (row) => texts[row] ?? null,
  }));
  const rows = Object.values(lookup)[0]?.length ?? 0;
  await loadTable(database, name, rows, columns);
}

async function loadSums(
  database: Database,
  table: string,
  part: string,
  sums: Sums,
  columns: readonly string[],
): Promise<void> {
  await loadTable(database, table, sums.size, [
    { name: "code", numbers: (row) => sums.code(row) },
    { name: part, numbers: (row) => sums.part(row) },
    ...columns.map((name, column) => ({ name, numbers: (row: number) => sums.value(row, column) })),
  ]);
}

/** Codes in the detail that the month's own lists do not explain: kept, and reported. */
async function unlisted(database: Database): Promise<string[]> {
  const notes: string[] = [];
  for (const [what, member, table, column, list, key, width] of [
    ["commodity codes", "CONCORD", "cells", "code", "codes", "hs10", 10],
    ["countries", "COUNTRY", "cells", "country", "countries", "cty_code", 4],
    ["districts", "DISTRICT", "district_cells", "district", "districts", "district", 2],
  ] as const) {
    const { count, first } = await database.one<{ count: number; first: string | null }>(
      `SELECT count(*) AS count, min(text) AS first
       FROM (SELECT DISTINCT ${column} AS number FROM ${table}) CROSS JOIN LATERAL (SELECT ${digits("number", width)} AS text)
       WHERE text NOT IN (SELECT ${key} FROM ${list})`,
    );
    if (count > 0) notes.push(`${count} ${what} not in ${member} (first ${first})`);
  }
  return notes;
}

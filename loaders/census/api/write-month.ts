import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { quoteText } from "../../../src/measures/sql.js";
import { replaceAtomically, replaceFolder } from "../../atomic.js";
import { partition, type Cache, type Flow } from "../../cache.js";
import type { Database } from "../../duckdb.js";
import { factColumns, type FactsMonth } from "../../facts.js";
import type { Month } from "../../month.js";
import type { SourceFile } from "../../snapshot/manifest.js";
import { partnerRows } from "./partners.js";

const READER_VERSION = 1;

/** Writes one month out of the tables of facts-tables.ts: places and code lists first, the facts last. */
export async function writeMonth(
  database: Database,
  cache: Cache,
  flow: Flow,
  month: Month,
  source: SourceFile,
): Promise<FactsMonth> {
  const inMonth = `month = ${quoteText(month)}`;
  const codes = partition(cache.codes, flow, month);
  await writeTable(database, codesOf(inMonth), join(codes, "codes.parquet"));
  await writeTable(
    database,
    `SELECT cty_code, min(name) AS name FROM totals WHERE ${inMonth} AND ${partnerRows} GROUP BY ALL ORDER BY ALL`,
    join(codes, "countries.parquet"),
  );
  const { districts } = await database.one<{ districts: number }>(
    `SELECT count(*) AS districts FROM district WHERE ${inMonth}`,
  );
  const places = join(partition(cache.places, flow, month), "districts.parquet");
  if (districts === 0)
    await rm(places, { force: true }); // of an earlier pull from elsewhere
  else {
    await writeTable(
      database,
      `SELECT district, min(name) AS name FROM district_names WHERE ${inMonth} AND district <> '-' GROUP BY ALL ORDER BY ALL`,
      join(codes, "districts.parquet"),
    );
    await writeTable(
      database,
      `SELECT hs10, district, val FROM district WHERE ${inMonth} AND val <> 0 ORDER BY hs10, district`,
      places,
    );
  }
  return writeFacts(database, cache, flow, month, source);
}

async function writeFacts(
  database: Database,
  cache: Cache,
  flow: Flow,
  month: Month,
  source: SourceFile,
): Promise<FactsMonth> {
  const columns = factColumns[flow];
  const measures = columns.slice(2);
  const select = `SELECT ${columns.join(", ")} FROM partner
    WHERE month = ${quoteText(month)} AND (${measures.map((name) => `coalesce(${name}, 0) <> 0`).join(" OR ")})
    ORDER BY hs10, cty_code`;
  const value = flow === "imports" ? "con_val" : "domestic_val + foreign_val";
  const sums = await database.one<{ rows: number; total: string; published: string | null }>(`
    SELECT count(*) AS rows, CAST(coalesce(sum(${value}), 0) AS VARCHAR) AS total,
      (SELECT CAST(sum(val) AS VARCHAR) FROM totals WHERE month = ${quoteText(month)} AND cty_code = '-') AS published
    FROM (${select})`);
  const facts: FactsMonth = {
    flow,
    month,
    via: "api",
    sources: [source],
    rows: sums.rows,
    total: sums.total,
    published_total: sums.published,
    reader_version: READER_VERSION,
    written: new Date().toISOString(),
  };
  await replaceFolder(partition(cache.facts, flow, month), async (folder) => {
    await copy(database, select, join(folder, "facts.parquet"));
    await writeFile(join(folder, "month.json"), `${JSON.stringify(facts, null, 1)}\n`);
  });
  return facts;
}

/** Codes with trade in the month; the API says nothing about NAICS, end use, SITC and hi-tech. */
function codesOf(inMonth: string): string {
  const silent = ["naics", "naics_name", "end_use", "sitc", "hitech"].map(
    (name) => `CAST(NULL AS VARCHAR) AS ${name}`,
  );
  return `
    WITH described AS (
      SELECT hs10, arg_max(description_long, month) AS description_long, arg_max(description_short, month) AS description_short
      FROM texts GROUP BY hs10)
    SELECT hs10, description_long, description_short, unit1, unit2, ${silent.join(", ")}
    FROM world LEFT JOIN described USING (hs10) WHERE ${inMonth} ORDER BY hs10`;
}

async function writeTable(database: Database, select: string, path: string): Promise<void> {
  await replaceAtomically(path, (temporary) => copy(database, select, temporary));
}

async function copy(database: Database, select: string, path: string): Promise<void> {
  await database.run(`COPY (${select}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
}

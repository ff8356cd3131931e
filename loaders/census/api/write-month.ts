import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { quoteText } from "../../../src/measures/sql.js";
import type { Cache, Flow } from "../../cache.js";
import type { Database } from "../../duckdb.js";
import { factColumns, type FactsMonth } from "../../facts.js";
import type { Month } from "../../month.js";
import type { SourceFile } from "../../snapshot/manifest.js";
import { replaceMonth } from "../../staging.js";
import { partnerRows } from "./partners.js";

/** Changes when facts must be read again from answers that have not changed. */
const READER_VERSION = 1;

/** Writes one month out of the tables of facts-tables.ts, in the layout of facts.ts. */
export async function writeMonth(
  database: Database,
  cache: Cache,
  flow: Flow,
  month: Month,
  source: SourceFile,
): Promise<FactsMonth> {
  const facts = await describeFacts(database, flow, month, source);
  await replaceMonth(cache, flow, month, async (folder) => {
    for (const part of ["codes", "places", "facts"]) await mkdir(join(folder, part), { recursive: true });
    for (const [name, select] of Object.entries(codeLists(month)))
      await copy(database, select, join(folder, "codes", `${name}.parquet`));
    if (await hasDistricts(database, month))
      await copy(database, districtsOf(month), join(folder, "places", "districts.parquet"));
    await copy(database, factsOf(flow, month), join(folder, "facts", "facts.parquet"));
    await writeFile(join(folder, "facts", "month.json"), `${JSON.stringify(facts, null, 2)}\n`);
  });
  return facts;
}

async function describeFacts(
  database: Database,
  flow: Flow,
  month: Month,
  source: SourceFile,
): Promise<FactsMonth> {
  const value = flow === "imports" ? "con_val" : "domestic_val + foreign_val";
  const sums = await database.one<{ rows: number; total: string; published_total: string | null }>(`
    SELECT count(*) AS rows, CAST(coalesce(sum(${value}), 0) AS VARCHAR) AS total,
      (SELECT CAST(sum(val) AS VARCHAR) FROM totals WHERE ${within(month)} AND cty_code = '-') AS published_total
    FROM (${factsOf(flow, month)})`);
  const written = new Date().toISOString();
  return { flow, month, via: "api", sources: [source], ...sums, reader_version: READER_VERSION, written };
}

/** Cells with activity in the month; the API also lists cells that only traded earlier in the year. */
function factsOf(flow: Flow, month: Month): string {
  const [code, country, ...measures] = factColumns[flow];
  return `SELECT ${[code, country, ...measures].join(", ")} FROM partner
    WHERE ${within(month)} AND (${measures.map((name) => `${name} <> 0`).join(" OR ")})
    ORDER BY ${code}, ${country}`;
}

function districtsOf(month: Month): string {
  return `SELECT hs10, district, val FROM district WHERE ${within(month)} AND val <> 0 ORDER BY hs10, district`;
}

async function hasDistricts(database: Database, month: Month): Promise<boolean> {
  const { rows } = await database.one<{ rows: number }>(
    `SELECT count(*) AS rows FROM district WHERE ${within(month)}`,
  );
  return rows > 0;
}

/** The publisher's lists of the month. The API says nothing about NAICS, end use, SITC and hi-tech of a code. */
function codeLists(month: Month): Record<string, string> {
  const silent = ["sitc", "end_use", "naics", "hitech"].map((name) => `CAST(NULL AS VARCHAR) AS ${name}`);
  const described = `
    SELECT hs10 AS code, arg_max(description_long, month) AS description_long,
      arg_max(description_short, month) AS description_short
    FROM texts GROUP BY hs10`;
  return {
    codes: `SELECT hs10, description_long, description_short, unit1, unit2, ${silent.join(", ")}
      FROM world LEFT JOIN (${described}) ON code = hs10 WHERE ${within(month)} ORDER BY hs10`,
    headings: `SELECT code, description_long, description_short FROM (${described}) WHERE length(code) < 10 ORDER BY code`,
    countries: `SELECT cty_code, min(name) AS name FROM totals
      WHERE ${within(month)} AND ${partnerRows} GROUP BY ALL ORDER BY ALL`,
    districts: `SELECT district, min(name) AS name FROM district_names
      WHERE ${within(month)} AND district <> '-' GROUP BY ALL ORDER BY ALL`,
  };
}

function within(month: Month): string {
  return `month = ${quoteText(month)}`;
}

async function copy(database: Database, select: string, path: string): Promise<void> {
  await database.run(`COPY (${select}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
}

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFolder } from "../loaders/atomic.js";
import { cacheAt, partition, type Cache, type Flow } from "../loaders/cache.js";
import { Database } from "../loaders/duckdb.js";
import type { FactsMonth } from "../loaders/facts.js";
import { monthRange } from "../loaders/month.js";
import { totalOf } from "../loaders/snapshot/trade.js";
import { replaceMonth } from "../loaders/staging.js";
import { defaultTask } from "../loaders/tasks/task.js";
import { quoteText } from "../src/measures/sql.js";
import {
  createScaleTables,
  exportFacts,
  importFacts,
  labelRows,
  listRows,
  publishedCodes,
} from "./scale-tables.js";

/**
 * Writes a cache folder of the size of the real thing, deterministic: 18,000 import and 9,300 export codes over all
 * chapters, every country of Schedule C, about 300,000 import rows a month (11 million in 37 months, of which 1.2 million
 * of the 645 High codes), districts, code lists, a label run `scale` (645 High, 2,500 Medium) and four lists.
 * @param months default: the 37 months from 2023-01 to 2026-01
 */
export async function makeScaleCache(
  folder: string,
  months: readonly string[] = monthRange("2023-01", "2026-01"),
): Promise<Cache> {
  const cache = cacheAt(folder);
  const database = await Database.open(":memory:", { memory_limit: "1500MB", threads: "2" });
  try {
    await createScaleTables(database);
    for (const month of months) {
      await writeMonth(database, cache, "imports", month, importFacts(month));
      await writeMonth(database, cache, "exports", month, exportFacts(month));
    }
    await writeRun(database, cache);
    await writeLists(database, cache);
  } finally {
    database.close();
  }
  return cache;
}

async function writeMonth(
  database: Database,
  cache: Cache,
  flow: Flow,
  month: string,
  facts: string,
): Promise<void> {
  await replaceMonth(cache, flow, month, (folder) => writeParts(database, folder, flow, month, facts));
}

async function writeParts(
  database: Database,
  staging: string,
  flow: Flow,
  month: string,
  facts: string,
): Promise<void> {
  const [codes, places, folder] = ["codes", "places", "facts"].map((part) => join(staging, part)) as [
    string,
    string,
    string,
  ];
  for (const path of [codes, places, folder]) await mkdir(path, { recursive: true });
  await copy(database, publishedCodes(flow), join(codes, "codes.parquet"));
  await copy(
    database,
    "SELECT cty_code, name FROM scale_countries ORDER BY ALL",
    join(codes, "countries.parquet"),
  );
  await copy(
    database,
    "SELECT district, 'DISTRICT ' || district AS name FROM scale_districts",
    join(codes, "districts.parquet"),
  );
  const path = join(folder, "facts.parquet");
  await copy(database, facts, path);
  const value = totalOf[flow];
  const source = `read_parquet(${quoteText(path)}, hive_partitioning = false)`;
  // Each country's trade goes through one of a handful of districts.
  await copy(
    database,
    `SELECT hs10, district, sum(${value})::BIGINT AS val FROM ${source}
     JOIN scale_districts ON number = hash(hs10[:6], cty_code[:1]) % 45 GROUP BY ALL ORDER BY ALL`,
    join(places, "districts.parquet"),
  );
  const { rows, total } = await database.one<{ rows: number; total: string }>(
    `SELECT count(*) AS rows, sum(${value})::VARCHAR AS total FROM ${source}`,
  );
  const record: FactsMonth = {
    flow,
    month,
    via: "bulk",
    sources: [],
    rows,
    total,
    published_total: total,
    reader_version: 1,
    written: generated,
  };
  await writeFile(join(folder, "month.json"), JSON.stringify(record));
}

/** Replaces the facts of a month: one cell of twenty has half a percent more or less. */
export async function reviseMonth(cache: Cache, flow: Flow, month: string): Promise<void> {
  const folder = partition(cache.facts, flow, month);
  const record = JSON.parse(await readFile(join(folder, "month.json"), "utf8")) as FactsMonth;
  const value = flow === "imports" ? "con_val" : "domestic_val";
  const database = await Database.open(":memory:");
  try {
    await replaceMonth(cache, flow, month, async (staging) => {
      const path = join(staging, "facts", "facts.parquet");
      await mkdir(join(staging, "facts"));
      const revised = `CASE WHEN hash(hs10, cty_code, 'revised') % 20 = 0 THEN (${value} * 1.005)::BIGINT + 1 ELSE ${value} END`;
      const facts = `SELECT * REPLACE (${revised} AS ${value}) FROM read_parquet(${quoteText(join(folder, "facts.parquet"))}, hive_partitioning = false)`;
      await copy(database, facts, path);
      const { total } = await database.one<{ total: string }>(
        `SELECT sum(${totalOf[flow]})::VARCHAR AS total FROM read_parquet(${quoteText(path)}, hive_partitioning = false)`,
      );
      const revisedRecord = { ...record, total, published_total: total };
      await writeFile(join(staging, "facts", "month.json"), JSON.stringify(revisedRecord));
    });
  } finally {
    database.close();
  }
}

async function writeRun(database: Database, cache: Cache): Promise<void> {
  const { codes } = await database.one<{ codes: number }>(`SELECT count(*) AS codes FROM (${labelRows})`);
  const record = {
    ...{
      run: "scale",
      labeler: "generated",
      prompt_hash: "",
      schema_version: "1",
      labelled: generated,
      codes,
    },
    ...{ task: defaultTask, content_hash: "", sources: [] },
  };
  await replaceFolder(join(cache.labels, "runs", "scale"), async (folder) => {
    await copy(database, labelRows, join(folder, "labels.parquet"));
    await writeFile(join(folder, "run.json"), JSON.stringify(record));
  });
}

async function writeLists(database: Database, cache: Cache): Promise<void> {
  for (const [list, rows] of Object.entries(listRows))
    await replaceFolder(join(cache.lists, list), async (folder) => {
      await copy(database, rows, join(folder, "list.parquet"));
      await writeFile(join(folder, "source.json"), JSON.stringify({ address: "", sha256: "" }));
    });
}

const generated = "2026-03-06T00:00:00.000Z";

async function copy(database: Database, select: string, path: string): Promise<void> {
  await database.run(`COPY (${select}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
}

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { quoteText } from "../../src/measures/sql.js";
import { partition, type Cache, type Flow } from "../cache.js";
import { Database } from "../duckdb.js";
import type { FactsMonth } from "../facts.js";
import { sampleMade, sampleVersion } from "./identity.js";

export interface Lines {
  facts: Iterable<string>;
  districts: Iterable<string>;
}

/** Writes `facts` and `places` of every month of a flow from lines of CSV, as `atlas pull` leaves them. */
export async function writeFacts(cache: Cache, flow: Flow, lines: Lines): Promise<void> {
  await mkdir(cache.root, { recursive: true });
  const database = await Database.open();
  try {
    await load(database, "facts", join(cache.root, `${flow}-facts.csv`), lines.facts);
    await load(database, "districts", join(cache.root, `${flow}-districts.csv`), lines.districts);
    const value = flow === "imports" ? "con_val" : "domestic_val + foreign_val";
    const months = await database.rows<{ month: string; rows: number; total: string }>(
      `SELECT month, count(*) AS rows, CAST(sum(${value}) AS VARCHAR) AS total FROM facts GROUP BY month ORDER BY month`,
    );
    for (const { month, rows, total } of months) {
      const facts = partition(cache.facts, flow, month);
      const places = partition(cache.places, flow, month);
      for (const folder of [facts, places]) await mkdir(folder, { recursive: true });
      await copyMonth(database, "facts", month, join(facts, "facts.parquet"));
      await copyMonth(database, "districts", month, join(places, "districts.parquet"));
      const record: FactsMonth = {
        flow,
        month,
        via: "sample",
        sources: [],
        rows,
        total,
        published_total: null,
        reader_version: sampleVersion,
        written: sampleMade,
      };
      await writeFile(join(facts, "month.json"), `${JSON.stringify(record)}\n`);
    }
  } finally {
    database.close();
  }
}

/** Reads the lines into a table: codes and districts as text, all else as whole numbers. */
async function load(database: Database, name: string, path: string, lines: Iterable<string>): Promise<void> {
  const [header] = await writeLines(path, lines);
  const columns = header!
    .trim()
    .split(",")
    .map((column) => `${column}: '${texts.has(column) ? "VARCHAR" : "BIGINT"}'`);
  await database.run(
    `CREATE TABLE ${name} AS SELECT * FROM read_csv(${quoteText(path)}, header = true, columns = {${columns.join(", ")}})`,
  );
  await rm(path);
}

const texts = new Set(["month", "hs10", "cty_code", "district"]);

async function copyMonth(database: Database, name: string, month: string, path: string): Promise<void> {
  await database.run(
    `COPY (SELECT * EXCLUDE (month) FROM ${name} WHERE month = ${quoteText(month)}) TO ${quoteText(path)} (FORMAT parquet)`,
  );
}

/** Writes the lines in blocks and returns the first of them. */
async function writeLines(path: string, lines: Iterable<string>): Promise<string[]> {
  const stream = createWriteStream(path);
  let first: string | undefined;
  let block = "";
  for (const line of lines) {
    first ??= line;
    block += line;
    if (block.length < 1 << 20) continue;
    if (!stream.write(block)) await once(stream, "drain");
    block = "";
  }
  stream.end(block);
  await finished(stream);
  return first === undefined ? [] : [first];
}

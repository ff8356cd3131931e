import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { partition, type Cache, type Flow } from "../cache.js";
import { Database } from "../duckdb.js";
import type { FactsMonth } from "../facts.js";
import { copyMonth, loadBlocks } from "./blocks.js";
import { sampleMade, sampleSource, sampleVersion } from "./identity.js";

/** Blocks of CSV, the first of them the header. */
export interface Blocks {
  facts: Iterable<string>;
  districts: Iterable<string>;
}

/** Writes `facts` and `places` of every month of a flow, as `atlas pull` leaves them. */
export async function writeFacts(cache: Cache, flow: Flow, blocks: Blocks): Promise<void> {
  await mkdir(cache.root, { recursive: true });
  const database = await Database.open();
  try {
    await loadBlocks(database, "facts", join(cache.root, `${flow}-facts.csv`), blocks.facts);
    await loadBlocks(database, "districts", join(cache.root, `${flow}-districts.csv`), blocks.districts);
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
        sources: [sampleSource()],
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

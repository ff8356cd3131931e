import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { quoteList } from "../../src/measures/sql.js";
import { partition, type Cache, type Flow } from "../cache.js";
import { Database } from "../duckdb.js";
import { labelKey } from "./label.js";

/** Dollars by flow and code: what a label moves. Empty where nothing was pulled. */
export type TradeValues = ReadonlyMap<string, number>;

/** Value of the newest twelve months that were pulled of each flow: consumption imports, total exports. */
export async function newestValues(cache: Cache): Promise<TradeValues> {
  const values = new Map<string, number>();
  for (const flow of ["imports", "exports"] as const) {
    const months = (await pulledMonths(cache, flow)).slice(-12);
    for (const [hs10, value] of await sumByCode(cache, flow, months))
      values.set(labelKey({ flow, hs10 }), value);
  }
  return values;
}

/** Value of one flow in one calendar year by code. Throws when a month of it was not pulled. */
export async function yearValues(cache: Cache, flow: Flow, year: number): Promise<Map<string, number>> {
  const months = (await pulledMonths(cache, flow)).filter((month) => month.startsWith(`${year}-`));
  if (months.length !== 12)
    throw new Error(`${flow} of ${year}: ${months.length} months pulled (expected 12; see atlas status)`);
  return sumByCode(cache, flow, months);
}

async function pulledMonths(cache: Cache, flow: Flow): Promise<string[]> {
  const root = join(cache.facts, `flow=${flow}`);
  if (!existsSync(root)) return [];
  const names = await readdir(root);
  return names.flatMap((name) => /^month=(\d{4}-\d{2})$/.exec(name)?.[1] ?? []).sort();
}

async function sumByCode(cache: Cache, flow: Flow, months: readonly string[]): Promise<Map<string, number>> {
  if (months.length === 0) return new Map();
  const files = months.map((month) => join(partition(cache.facts, flow, month), "facts.parquet"));
  const value = flow === "imports" ? "con_val" : "coalesce(domestic_val, 0) + coalesce(foreign_val, 0)";
  const database = await Database.open();
  try {
    const rows = await database.rows<{ hs10: string; value: number }>(
      `SELECT hs10, CAST(sum(${value}) AS BIGINT) AS value FROM read_parquet([${quoteList(files)}]) GROUP BY hs10`,
    );
    return new Map(rows.map((row) => [row.hs10, Number(row.value)]));
  } finally {
    database.close();
  }
}

import { join } from "node:path";
import { partition, type Cache, type Flow } from "./cache.js";
import { brokenFiles } from "./folder-sums.js";
import type { SourceFile } from "./snapshot/manifest.js";
import { DamagedError, readStored, stored } from "./stored.js";

/**
 * Columns of `facts.parquet`, in order, sorted by hs10 and cty_code. Flow and month are the partition's.
 * Values are whole dollars; rows without activity in the month are not kept.
 */
export const factColumns = {
  imports: [
    "hs10",
    "cty_code",
    "con_val",
    "gen_val",
    "dut_val",
    "cal_dut",
    "con_cif",
    "con_qty1",
    "con_qty2",
  ],
  exports: ["hs10", "cty_code", "domestic_val", "foreign_val", "domestic_qty1", "foreign_qty1"],
} as const;

/** `month.json`, beside `facts.parquet`: where a month of a flow came from and what it adds up to. */
export interface FactsMonth {
  flow: Flow;
  month: string;
  via: "bulk" | "api" | "sample";
  sources: SourceFile[];
  rows: number;
  /** con_val (imports) or domestic + foreign value (exports) over all rows, dollars as a decimal string */
  total: string;
  /** the publisher's own total, NULL where it gave none */
  published_total: string | null;
  /** the reader of the source: changes when facts must be read again */
  reader_version: number;
  written: string;
}

/** The same where every file of the month is what it was when it was written; else undefined, so that it is read again. */
export async function readWholeMonth(
  cache: Cache,
  flow: Flow,
  month: string,
): Promise<FactsMonth | undefined> {
  const facts = await readFactsMonth(cache, flow, month);
  return facts && (await brokenFilesOf(cache, flow, month)).length === 0 ? facts : undefined;
}

/** Files of a month (facts, places, code lists) that are not what they were when it was written. */
export async function brokenFilesOf(cache: Cache, flow: Flow, month: string): Promise<string[]> {
  const folders = [cache.facts, cache.codes, cache.places].map((root) => partition(root, flow, month));
  return (await Promise.all(folders.map(brokenFiles))).flat();
}

/** Undefined where there is none, or none that can be read: a pull fetches the month again. */
export async function readFactsMonth(
  cache: Cache,
  flow: Flow,
  month: string,
): Promise<FactsMonth | undefined> {
  const path = join(partition(cache.facts, flow, month), "month.json");
  try {
    return await readStored<FactsMonth>(path, stored.month, "pull the month again");
  } catch (error) {
    if (error instanceof DamagedError) return undefined;
    throw error;
  }
}

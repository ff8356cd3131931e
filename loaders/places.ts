import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { partition, type Cache, type Flow } from "./cache.js";
import type { Month } from "./month.js";
import type { SourceFile } from "./snapshot/manifest.js";

/** What codes are told apart by beside the month, and the folder of the cache that holds them. */
export const placeParts = ["ports", "states"] as const;
export type PlacePart = (typeof placeParts)[number];

/**
 * `places.json`, beside `ports.parquet` (hs6, port, name, val, air_val, ves_val) or `states.parquet` (hs6, state, val,
 * air_val, ves_val): which codes were asked for. A code that is listed and has no row did not trade; a code under
 * `holes` is unknown. Values are whole dollars, all countries together; imports are general imports.
 */
export interface PlacesMonth {
  flow: Flow;
  month: Month;
  dataset: string;
  /** HS6 codes and shorter prefixes, sorted */
  codes: string[];
  holes: Hole[];
  rows: number;
  /** sum of val, dollars as a decimal string */
  total: string;
  sources: SourceFile[];
  written: string;
}

export interface Hole {
  code: string;
  reason: string;
}

/** What a pull wrote of a month; undefined where there was none. */
export async function readPlacesMonth(
  cache: Cache,
  part: PlacePart,
  flow: Flow,
  month: Month,
): Promise<PlacesMonth | undefined> {
  try {
    const path = join(partition(cache[part], flow, month), "places.json");
    return JSON.parse(await readFile(path, "utf8")) as PlacesMonth;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

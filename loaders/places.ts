import { join } from "node:path";
import { partition, type Cache, type Flow } from "./cache.js";
import { brokenFiles } from "./folder-sums.js";
import type { Month } from "./month.js";
import type { SourceFile } from "./snapshot/manifest.js";
import { DamagedError, readStored, stored } from "./stored.js";

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

/** The same for whoever pulls the month again where a file of it is broken: then what is asked now is all there is. */
export async function placesToKeep(
  ...month: Parameters<typeof readPlacesMonth>
): Promise<PlacesMonth | undefined> {
  try {
    const [cache, part, flow, name] = month;
    const isBroken = (await brokenFiles(partition(cache[part], flow, name))).length > 0;
    return isBroken ? undefined : await readPlacesMonth(...month);
  } catch (error) {
    if (error instanceof DamagedError) return undefined;
    throw error;
  }
}

/**
 * What a pull wrote of a month; undefined where there was none.
 * @throws DamagedError where it cannot be read
 */
export async function readPlacesMonth(
  cache: Cache,
  part: PlacePart,
  flow: Flow,
  month: Month,
): Promise<PlacesMonth | undefined> {
  const folder = partition(cache[part], flow, month);
  return readStored<PlacesMonth>(
    join(folder, "places.json"),
    stored.places,
    `remove ${folder} and pull the ${part} of ${month} again`,
  );
}

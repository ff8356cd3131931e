import { milliseconds } from "../../environment.js";
import type { Patience } from "../../http.js";
import { limitsOf } from "../../limits.js";

export interface BulkSettings extends Patience {
  /** `/YYYY/Merch/…` follows; no slash at the end */
  base: string;
}

export function bulkSettings(environment: NodeJS.ProcessEnv = process.env): BulkSettings {
  const base = environment["CENSUS_BULK_URL"] || "https://www.census.gov/trade/downloads";
  if (!URL.canParse(base)) throw new Error(`invalid CENSUS_BULK_URL: "${base}" (expected an address)`);
  const { silence, total, bytes, pace } = limitsOf("archive", environment);
  return {
    base: base.replace(/\/+$/, ""),
    tries: 6,
    backoff: milliseconds(environment, "CENSUS_BULK_BACKOFF_MS", 2_000),
    ...{ total, bytes, pace: pace ?? 0 },
    stall: milliseconds(environment, "CENSUS_BULK_PATIENCE_MS", silence),
  };
}

import { baseOf } from "../../address.js";
import { milliseconds } from "../../environment.js";
import type { Patience } from "../../http.js";
import { limitsOf } from "../../limits.js";

export interface BulkSettings extends Patience {
  /** `/YYYY/Merch/…` follows */
  base: string;
}

export function bulkSettings(environment: NodeJS.ProcessEnv = process.env): BulkSettings {
  const { silence, total, bytes, pace } = limitsOf("archive", environment);
  return {
    base: baseOf("CENSUS_BULK_URL", "https://www.census.gov/trade/downloads", environment),
    tries: 6,
    backoff: milliseconds(environment, "CENSUS_BULK_BACKOFF_MS", 2_000),
    ...{ total, bytes, pace: pace ?? 0 },
    stall: milliseconds(environment, "CENSUS_BULK_PATIENCE_MS", silence),
  };
}

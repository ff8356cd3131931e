import { baseOf } from "../../address.js";
import { milliseconds } from "../../environment.js";
import { limitsOf } from "../../limits.js";

export interface ApiSettings {
  /** `/data/timeseries/intltrade/…` follows */
  base: string;
  key: string;
  /** pause between two requests, milliseconds */
  pause: number;
  /** patience with one request, milliseconds; the service itself gives up after about 150 seconds */
  patience: number;
  /** wait before the first repetition, milliseconds; doubles each time */
  backoff: number;
}

/** Settings from the environment. Throws when there is no key: every query needs one since 2026-05-12. */
export function apiSettings(environment: NodeJS.ProcessEnv = process.env): ApiSettings {
  const key = environment["CENSUS_API_KEY"]?.trim();
  if (!key)
    throw new Error(
      "missing CENSUS_API_KEY: the Census API answers no query without a key. " +
        "Get one, free, at https://api.census.gov/data/key_signup.html and set the variable, " +
        "or use --source bulk, which needs none",
    );
  return {
    base: baseOf("CENSUS_API_URL", "https://api.census.gov", environment),
    key,
    pause: milliseconds(environment, "CENSUS_API_PAUSE_MS", 300),
    patience: milliseconds(environment, "CENSUS_API_PATIENCE_MS", limitsOf("table", environment).total),
    backoff: milliseconds(environment, "CENSUS_API_BACKOFF_MS", 2_000),
  };
}

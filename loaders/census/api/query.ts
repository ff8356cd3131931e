import { addressBelow } from "../../address.js";
import type { Flow } from "../../cache.js";
import { monthRange, type Month } from "../../month.js";

export type Dataset = "hs" | "porths" | "statehs";

/** One question to the API. Everything but the key, so that it can be logged, kept and compared. */
export interface Query {
  dataset: Dataset;
  flow: Flow;
  /** variables asked for; at most 50 */
  get: readonly string[];
  /** further predicates; a variable may stand more than once, which the API reads as "or" */
  where: readonly (readonly [variable: string, value: string])[];
  level: "HS2" | "HS4" | "HS6" | "HS10" | null;
  /** a whole code, or a prefix with a star (`84*`); NULL for every code of the level */
  commodity: string | null;
  from: Month;
  to: Month;
}

const MAX_VARIABLES = 50; // the API's general rule

/** The variable that holds the commodity code: export codes are Schedule B. */
export function commodityVariable(flow: Flow): "I_COMMODITY" | "E_COMMODITY" {
  return flow === "imports" ? "I_COMMODITY" : "E_COMMODITY";
}

/** The address of a query without the key. Predicates are repeated, never comma-joined: a list with commas is read as one code. */
export function queryAddress(base: string, query: Query): URL {
  if (query.get.length > MAX_VARIABLES)
    throw new Error(`too many variables: ${query.get.length} (the Census API takes ${MAX_VARIABLES})`);
  const address = new URL(datasetAddress(base, query.flow, query.dataset));
  const parameters = address.searchParams;
  parameters.append("get", query.get.join(","));
  for (const [variable, value] of query.where) {
    if (value.includes(",")) throw new Error(`invalid predicate: ${variable}=${value} (repeat it instead)`);
    parameters.append(variable, value);
  }
  if (query.level) parameters.append("COMM_LVL", query.level);
  if (query.commodity) parameters.append(commodityVariable(query.flow), query.commodity);
  parameters.append("time", query.from === query.to ? query.from : `from ${query.from} to ${query.to}`);
  return address;
}

export function datasetAddress(base: string, flow: Flow, dataset: Dataset): string {
  return addressBelow(base, `data/timeseries/intltrade/${flow}/${dataset}`);
}

export function queryMonths(query: Query): Month[] {
  return monthRange(query.from, query.to);
}

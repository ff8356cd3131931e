import { quoteText } from "../../../../src/measures/sql.js";
import type { Flow } from "../../../cache.js";
import type { Database } from "../../../duckdb.js";
import type { Month } from "../../../month.js";
import type { Hole } from "../../../places.js";
import type { Entry, Journal } from "../journal.js";
import { loadAnswers, type LoadedColumn } from "../load.js";
import { commodityVariable } from "../query.js";
import { placeValue, type PlaceShape } from "./dataset.js";
import type { CodeWork } from "./plan.js";

/** `place_totals` (month, hs6, val): all places together. */
export async function loadPlaceTotals(
  database: Database,
  journal: Journal,
  flow: Flow,
  entries: readonly Entry[],
): Promise<void> {
  await loadAnswers(database, journal, "place_totals", entries, [
    ...keys(flow),
    { column: "val", variable: placeValue[flow], type: "BIGINT" },
  ]);
}

/** `places` (month, hs6, port or state, name, val, air_val, ves_val); the total of all places comes as `-`. */
export async function loadPlaces(
  database: Database,
  journal: Journal,
  shape: PlaceShape,
  flow: Flow,
  entries: readonly Entry[],
): Promise<void> {
  await loadAnswers(database, journal, "places", entries, [
    ...keys(flow),
    { column: shape.column, variable: shape.variable, type: "VARCHAR" },
    ...(shape.nameVariable
      ? [{ column: "name", variable: shape.nameVariable, type: "VARCHAR" } as const]
      : []),
    { column: "val", variable: placeValue[flow], type: "BIGINT" },
    { column: "air_val", variable: "AIR_VAL_MO", type: "BIGINT" },
    { column: "ves_val", variable: "VES_VAL_MO", type: "BIGINT" },
  ]);
}

export async function totalsMonths(database: Database): Promise<Month[]> {
  const rows = await database.rows<{ month: Month }>(
    "SELECT DISTINCT month FROM place_totals ORDER BY month",
  );
  return rows.map(({ month }) => month);
}

/** Those of the codes that trade anywhere in their months: the others need not be asked for. */
export async function codesWithTrade(database: Database, codes: readonly CodeWork[]): Promise<CodeWork[]> {
  if (codes.length === 0) return [];
  const rows = await database.rows<{ code: string }>(
    `SELECT DISTINCT code FROM (${asRelation(codes)}) JOIN place_totals
     ON starts_with(hs6, code) AND month BETWEEN "from" AND "to" AND val <> 0`,
  );
  const trading = new Set(rows.map(({ code }) => code));
  return codes.filter(({ code }) => trading.has(code));
}

/** Codes whose places do not add up, to the dollar, to the total of the code in some month; with the first such month. */
export async function findWrongCodes(
  database: Database,
  shape: PlaceShape,
  codes: readonly CodeWork[],
): Promise<Hole[]> {
  if (codes.length === 0) return [];
  return database.rows<Hole>(`
    WITH parts AS (SELECT month, hs6, sum(val) AS v FROM places WHERE ${shape.column} <> '-' GROUP BY ALL),
    compared AS (
      SELECT code, month, hs6, coalesce(parts.v, 0) AS ours, t.val AS theirs
      FROM (${asRelation(codes)}) JOIN place_totals t
        ON starts_with(hs6, code) AND month BETWEEN "from" AND "to" LEFT JOIN parts USING (month, hs6))
    SELECT code, 'in ' || month || ' the places of ' || hs6 || ' add up to ' || ours || ', Census says ' || theirs AS reason
    FROM compared WHERE ours <> theirs
    QUALIFY row_number() OVER (PARTITION BY code ORDER BY month, hs6) = 1 ORDER BY code`);
}

function keys(flow: Flow): LoadedColumn[] {
  return [
    { column: "month", variable: "time", type: "VARCHAR" },
    { column: "hs6", variable: commodityVariable(flow), type: "VARCHAR" },
  ];
}

function asRelation(codes: readonly CodeWork[]): string {
  const values = codes.map(({ code, from, to }) => `(${[code, from, to].map(quoteText).join(", ")})`);
  return `SELECT * FROM (VALUES ${values.join(", ")}) codes(code, "from", "to")`;
}

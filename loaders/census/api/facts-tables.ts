import type { Flow } from "../../cache.js";
import type { Database } from "../../duckdb.js";
import type { Entry, Journal } from "./journal.js";
import { loadAnswers, type LoadedColumn } from "./load.js";
import { commodityVariable } from "./query.js";
import { money, quantities, totalVariable } from "./variables.js";

/** Money columns of a flow's facts, each of which the partners must add up to. */
export const moneyColumns: Record<Flow, readonly string[]> = {
  imports: money.imports.map(({ column }) => column),
  exports: ["domestic_val", "foreign_val"],
};

/**
 * `totals` (month, cty_code, name, summary, val): what each partner traded in all goods, the world as `-`, groups too.
 */
export async function loadTotals(
  database: Database,
  journal: Journal,
  flow: Flow,
  entries: readonly Entry[],
): Promise<void> {
  await loadAnswers(database, journal, "totals", entries, [
    text("month", "time"),
    text("cty_code", "CTY_CODE"),
    text("name", "CTY_NAME"),
    text("summary", "SUMMARY_LVL"),
    { column: "val", variable: totalVariable[flow], type: "BIGINT" },
  ]);
}

/** `world` (month, hs10, unit1, unit2, the columns of the facts): the all-countries row of each code. */
export async function loadWorld(
  database: Database,
  journal: Journal,
  flow: Flow,
  entries: readonly Entry[],
): Promise<void> {
  await loadAnswers(database, journal, "world_rows", entries, [
    ...factVariables(flow),
    text("unit1", "UNIT_QY1"),
    text("unit2", "UNIT_QY2"),
  ]);
  await database.run(`
    CREATE TABLE units AS
    SELECT month, hs10, max(unit1) FILTER (unit1 NOT IN ${noUnit}) AS unit1,
      max(unit2) FILTER (unit2 NOT IN ${noUnit}) AS unit2
    FROM world_rows GROUP BY ALL;
    CREATE TABLE world AS
    SELECT month, hs10, units.unit1, units.unit2, ${factSelection(flow)}
    FROM world_rows JOIN units USING (month, hs10) GROUP BY month, hs10, units.unit1, units.unit2`);
}

/** `partner` (month, hs10, cty_code, the columns of the facts). Expects `units`. */
export async function loadPartners(
  database: Database,
  journal: Journal,
  flow: Flow,
  entries: readonly Entry[],
): Promise<void> {
  await loadAnswers(database, journal, "partner_rows", entries, [
    ...factVariables(flow),
    text("cty_code", "CTY_CODE"),
  ]);
  await database.run(`
    CREATE TABLE partner AS
    SELECT month, hs10, cty_code, ${factSelection(flow)}
    FROM partner_rows LEFT JOIN units USING (month, hs10) GROUP BY month, hs10, cty_code, units.unit1, units.unit2;
    DROP TABLE partner_rows`);
}

/** `district_names` (month, district, name), the total of all districts as `-`. */
export async function loadDistrictNames(
  database: Database,
  journal: Journal,
  entries: readonly Entry[],
): Promise<void> {
  await loadAnswers(database, journal, "district_names", entries, [
    text("month", "time"),
    text("district", "DISTRICT"),
    text("name", "DIST_NAME"),
  ]);
}

/** `district` (month, hs10, district, val): what went through each customs district. */
export async function loadDistricts(
  database: Database,
  journal: Journal,
  flow: Flow,
  entries: readonly Entry[],
): Promise<void> {
  await loadAnswers(database, journal, "district", entries, [
    text("month", "time"),
    text("hs10", commodityVariable(flow)),
    text("district", "DISTRICT"),
    { column: "val", variable: totalVariable[flow], type: "BIGINT" },
  ]);
}

/** `texts` (month, hs10, description_long, description_short). */
export async function loadTexts(
  database: Database,
  journal: Journal,
  flow: Flow,
  entries: readonly Entry[],
): Promise<void> {
  const code = commodityVariable(flow);
  await loadAnswers(database, journal, "texts", entries, [
    text("month", "time"),
    text("hs10", code),
    text("description_long", `${code}_LDESC`),
    text("description_short", `${code}_SDESC`),
  ]);
}

function factVariables(flow: Flow): LoadedColumn[] {
  const columns = [
    text("month", "time"),
    text("hs10", commodityVariable(flow)),
    ...money[flow].map(({ column, variable }): LoadedColumn => ({ column, variable, type: "BIGINT" })),
    ...quantities[flow].flatMap(({ column, variable, flag }): LoadedColumn[] => [
      { column, variable, type: "BIGINT" },
      text(`${column}_flag`, flag),
    ]),
  ];
  return flow === "imports" ? columns : [...columns, text("df", "DF")];
}

/** Columns of the facts over rows of one code, country and month: exports come as one row for each kind of goods. */
function factSelection(flow: Flow): string {
  if (flow === "imports")
    return [
      ...moneyColumns.imports.map((column) => `CAST(sum(${column}) AS BIGINT) AS ${column}`),
      quantity("con_qty1", "con_qty1", "unit1"),
      quantity("con_qty2", "con_qty2", "unit2"),
    ].join(", ");
  const kinds = [
    ["domestic", "1"],
    ["foreign", "2"],
  ] as const;
  return [
    ...kinds.map(
      ([kind, df]) => `CAST(coalesce(sum(all_val) FILTER (df = '${df}'), 0) AS BIGINT) AS ${kind}_val`,
    ),
    ...kinds.map(([kind, df]) => quantity("qty1", `${kind}_qty1`, "unit1", `df = '${df}'`)),
  ].join(", ");
}

/** NULL where the code has no unit, or where Census flags the quantity as missing; a blank flag is a true number. */
function quantity(column: string, name: string, unit: string, filter = "true"): string {
  return `CASE WHEN units.${unit} IS NULL OR coalesce(bool_or(trim(${column}_flag) = 'M') FILTER (${filter}), false) THEN NULL
    ELSE CAST(coalesce(sum(${column}) FILTER (${filter}), 0) AS BIGINT) END AS ${name}`;
}

/** `-` is the API's mark; `X` Census' own for a code without a quantity. */
const noUnit = "('-', 'X', '')";

function text(column: string, variable: string): LoadedColumn {
  return { column, variable, type: "VARCHAR" };
}

import { groupsOf, type Measure } from "./measure.js";
import { normalizeQuery, type Query } from "./query.js";
import { cellsCte, withClause, wholeYear } from "./totals.js";
import { numberOf, percentChange, quoteList, quoteText } from "./sql.js";
import { changeSql, sourceOf } from "./value.js";
import type { Flow, Group } from "./vocabulary.js";

/** Growth that a new or vanished code cannot drive to infinity: the change over the mean of both values, −200 to 200 percent. */
export function midpointGrowthMeasure(flow: Flow): Measure {
  const singular = flow.slice(0, -1);
  return {
    name: `${singular}_midpoint_growth`,
    title: `Midpoint growth of ${flow} since the base year`,
    unit: "percent",
    formula:
      "200 · (V₁ − V₀) / (V₁ + V₀), same month or whole year of the base year (or of the year before); 200 for what is new, −200 for what is gone",
    source: sourceOf(flow),
    flows: [flow],
    group: "all",
    sql(query) {
      return changeSql(query, flow, groupsOf(this, query), query.against, (now, then) => {
        return midpoint(`coalesce(${now}, 0)`, `coalesce(${then}, 0)`);
      });
    },
  };
}

/** A row of `codeGrowthSql`: a code, or a family of codes that replaced one another. */
export interface CodeGrowth {
  /** the code, or the smallest code of the family */
  code: string;
  family: string;
  /** codes of the row with trade in one of the two years, separated by a vertical bar */
  members: string;
  description: string | null;
  /** High, Medium, Low, `mixed` where the members differ, NULL where none has a label */
  relevance: string | null;
  category: string | null;
  now_value: number;
  then_value: number;
  /** part of `now_value` that counts */
  ai_value: number;
  change: number;
  /** percent; NULL where the base is zero: say "new", never 0; NULL too where corrections leave a year below zero */
  growth: number | null;
  /** percent of the mean of both values, −200 to 200; NULL where corrections leave a year below zero */
  midpoint: number | null;
  status: "new" | "gone" | "continued";
  /** percent growth of the whole family: what to show for a code with status `new` in an old family */
  family_growth: number | null;
  first_month: string | null;
  last_month: string | null;
}

/**
 * SQL of one row for each code or family with trade in `year` or in the base year of the query, largest first; see
 * `CodeGrowth`. Dollars; all goods unless the query names groups. No rows unless the snapshot holds both years whole.
 */
export function codeGrowthSql(flow: Flow, level: "hs10" | "family", year: number, query: Query = {}): string {
  const normal = normalizeQuery(query);
  const groups: readonly Group[] = normal.where.groups ?? ["all"];
  const counted: readonly Group[] = groups.includes("all") ? ["all"] : groups;
  const countsAi = groups.includes("all") || groups.includes("ai");
  const sumIn = (y: number, of: readonly Group[]): string =>
    `coalesce(sum(value) FILTER (WHERE year(month) = ${numberOf(y)} AND "group" IN (${quoteList(of)})), 0)`;
  return `${withClause([
    cellsCte(normal, {
      flow,
      groups: [...new Set([...counted, "ai" as const])],
      parts: ["hs10", "family", "group"],
      extra: [
        ["relevance", "l.relevance"],
        ["category", "l.category"],
      ],
    }),
    [
      "traded",
      `SELECT hs10, family, relevance, category, ${sumIn(year, counted)} AS now_value,
    ${sumIn(normal.base, counted)} AS then_value, ${countsAi ? sumIn(year, ["ai"]) : "0"} AS ai_value
  FROM cells
  WHERE ${wholeYear(flow, numberOf(year))} AND ${wholeYear(flow, numberOf(normal.base))}
  GROUP BY ALL HAVING now_value <> 0 OR then_value <> 0`,
    ],
    [
      "units",
      `SELECT traded.${level} AS code, traded.family, string_agg(traded.hs10, '|' ORDER BY traded.hs10) AS members,
    arg_max(coalesce(c.description_long, c.description_short), now_value + then_value) AS description,
    ${oneOrMixed("relevance")} AS relevance, ${oneOrMixed("category")} AS category,
    sum(now_value) AS now_value, sum(then_value) AS then_value, sum(ai_value) AS ai_value,
    min(c.first_month) AS first_month, max(c.last_month) AS last_month
  FROM traded LEFT JOIN codes c ON c.flow = ${quoteText(flow)} AND c.hs10 = traded.hs10
  GROUP BY traded.${level}, traded.family`,
    ],
    [
      "families",
      "SELECT family, sum(now_value) AS now_value, sum(then_value) AS then_value FROM traded GROUP BY family",
    ],
  ])}
SELECT units.code, units.family, units.members, units.description, units.relevance, units.category,
  CAST(units.now_value AS BIGINT) AS now_value, CAST(units.then_value AS BIGINT) AS then_value,
  CAST(units.ai_value AS BIGINT) AS ai_value, CAST(units.now_value - units.then_value AS BIGINT) AS change,
  ${growth("units")} AS growth,
  ${midpoint("units.now_value", "units.then_value")} AS midpoint,
  CASE WHEN units.then_value = 0 THEN 'new' WHEN units.now_value = 0 THEN 'gone' ELSE 'continued' END AS status,
  ${growth("families")} AS family_growth,
  strftime(units.first_month, '%Y-%m') AS first_month, strftime(units.last_month, '%Y-%m') AS last_month
FROM units JOIN families ON families.family = units.family
ORDER BY units.now_value DESC, units.code`;
}

function growth(of: string): string {
  return percentChange(`${of}.now_value`, `${of}.then_value`);
}

/** The change over the mean of two values, percent. NULL where corrections leave one below zero. */
function midpoint(now: string, then: string): string {
  return `CASE WHEN ${now} >= 0 AND ${then} >= 0 THEN 200.0 * (${now} - ${then}) / nullif(${now} + ${then}, 0) END`;
}

/** The value that the members of a row agree on, `mixed` where they differ; a member without a label differs from one with it. */
function oneOrMixed(column: string): string {
  return `CASE WHEN count(DISTINCT coalesce(${column}, '')) > 1 THEN 'mixed' ELSE min(${column}) END`;
}

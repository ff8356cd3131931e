import { words } from "./task.js";
import { inWindow, whereClause, type Sum } from "./cells.js";
import { dimensionsBut, type Dimension } from "./dimensions.js";
import { exemptionCoverage, exemptionLists, isListed } from "./exemption.js";
import { answerColumns, inOrder, partColumn, partsOf, periodOf, type Measure } from "./measure.js";
import { normalizeQuery, withoutFilters, type NormalQuery, type Query } from "./query.js";
import { cellsCte, withClause, type Cte } from "./totals.js";
import type { Group } from "./vocabulary.js";

/** The counted rate minus the rate of the comparison group (`comparison`: Low, Low and Medium, or all that is not the counted goods). */
export const tariffGap: Measure = {
  name: "tariff_gap",
  get title() {
    return `Effective tariff of ${words().noun} imports minus that of other imports`;
  },
  unit: "percentage points",
  get formula() {
    return `100 · (${words().noun} duty / ${words().noun} imports − other duty / other imports), over the same months; no value where one of them has no imports, or corrections leave a duty below zero`;
  },
  source: "U.S. Census Bureau, calculated duty and imports for consumption, customs value",
  flows: ["imports"],
  follows: [],
  // A code, its family and its category are on one side only; district tables carry no duty.
  dimensions: dimensionsBut("group", "category", "hs10", "family", "district"),
  group: "ai",
  sql(query) {
    return `${withClause(gapCtes(query, partsOf(query)))}
SELECT ${[...answerColumns(query, "gaps"), "CASE WHEN gaps.ai_value > 0 AND gaps.other_value > 0 AND gaps.ai_duty >= 0 AND gaps.other_duty >= 0 THEN 100.0 * (gaps.ai_duty / gaps.ai_value - gaps.other_duty / gaps.other_value) END AS value"].join(", ")}
FROM gaps
${inOrder(query)}`;
  },
};

/** What the cells of a decomposition tell apart beside country and exemption. */
export type GapProduct = "hs2" | "hs4" | "hs6";

/**
 * SQL of the cells that `decomposeGap` takes: `month` or `year` where the query is by it, then `country`, `product`,
 * `exempt` (on a list of the filter, default the three exemption lists; read by `matching` and `dated`), and the value
 * and duty in dollars of both groups. Source and limits as `tariff_gap` and `exemption_coverage`.
 */
export function tariffGapSql(query: Query, product: GapProduct = "hs4"): string {
  const asked = normalizeQuery(query);
  if (partsOf(asked).length > 0)
    throw new Error(
      `a tariff gap has cells of its own (expected by month, year or nothing, not ${asked.by.join(", ")})`,
    );
  const { lists = exemptionLists } = asked.where;
  const normal = { ...asked, where: withoutFilters(asked.where, "lists") };
  const ctes = gapCtes(
    normal,
    ["country", product],
    [["exempt", `CAST(${isListed(normal, lists)} AS BOOLEAN)`]],
  );
  return `${withClause(ctes)}
SELECT ${[...answerColumns(normal, "gaps"), `country, ${product} AS product, exempt, ai_value, ai_duty, other_value, other_duty`].join(", ")}
FROM gaps
ORDER BY ALL`;
}

/** The source line of the decomposition. */
export const tariffGapSource = `${tariffGap.source}; ${exemptionCoverage.source}`;

/** `gaps`: value and duty of the counted goods and of the comparison group side by side, by period, parts and further columns. */
function gapCtes(query: NormalQuery, parts: readonly Dimension[], extra: readonly Sum[] = []): Cte[] {
  const { groups, other } = comparisons[query.comparison];
  const keys = [...periodOf(query), ...parts.map(partColumn), ...extra.map(([name]) => name)];
  const side = (group: string, column: string): string =>
    `coalesce(sum(${column}) FILTER (WHERE "group" IN (${group})), 0)`;
  const columns = (["value", "duty"] as const).flatMap((column) => [
    `CAST(${side("'ai'", column)} AS BIGINT) AS ai_${column}`,
    `CAST(${side(other, column)}${query.comparison === "not_ai" ? ` - ${side("'ai'", column)}` : ""} AS BIGINT) AS other_${column}`,
  ]);
  return [
    cellsCte(query, {
      flow: "imports",
      groups,
      parts: [...parts, "group"],
      sums: [
        ["value", "t.con_val"],
        ["duty", "t.cal_dut"],
      ],
      extra,
    }),
    [
      "gaps",
      `SELECT ${[...keys, ...columns].join(", ")}
  FROM cells
  ${whereClause([inWindow(query)])}
  GROUP BY ALL`,
    ],
  ];
}

const comparisons: Record<NormalQuery["comparison"], { groups: readonly Group[]; other: string }> = {
  low: { groups: ["ai", "non_ai"], other: "'non_ai'" },
  low_medium: { groups: ["ai", "non_ai", "medium"], other: "'non_ai', 'medium'" },
  not_ai: { groups: ["ai", "all"], other: "'all'" },
  trend: { groups: ["ai", "non_ai"], other: "'non_ai'" }, // a trend has no rate; the group behind it has
};

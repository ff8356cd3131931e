import { inWindow, whereClause } from "./cells.js";
import type { Dimension } from "./dimensions.js";
import { answerColumns, columnsOf, inOrder, partColumn, partsOf, periodOf, type Measure } from "./measure.js";
import { withoutFilters, type NormalQuery } from "./query.js";
import { baseCte, cellsCte, matching, withClause, wholeYear, type Cte } from "./totals.js";
import { dateOf, numberOf, quoteText } from "./sql.js";
import { sourceOf } from "./value.js";
import type { Flow, Group } from "./vocabulary.js";

const dimensions: readonly Dimension[] = [
  "month",
  "year",
  "category",
  "country",
  "country_group",
  "hs2",
  "hs4",
  "hs6",
  "hs10",
];

const trendWords =
  "with the trend comparison, a part's share of AI trade in the base year times AI's own log-linear trend up to December of the base year, and times the mean ratio of actual to fitted trade over those months (Duan's smearing: a trend of logs alone lies below the mean)";

/** AI trade beyond what it would have been, had it grown like the comparison group since the base year. */
export function excessMeasure(flow: Flow): Measure {
  return {
    name: `excess_${flow}`,
    title: `Excess AI ${flow}`,
    unit: "dollars",
    formula: `AI(t) − a₀ · N(t) / n₀, with a₀ and n₀ the monthly means of AI and of the comparison group in the base year; ${trendWords}. What had no trade in the base year is in excess as a whole, so that parts add up. Years are sums of months`,
    source: sourceOf(flow),
    flows: [flow],
    dimensions,
    group: "ai",
    sql(query) {
      const parts = partsOf(query);
      return `${withClause([...excessCtes(query, flow, parts, ""), summed(query, parts, "", "excess")])}
SELECT ${[...answerColumns(query, "summed"), "CAST(round(summed.value) AS BIGINT) AS value"].join(", ")}
FROM summed
${inOrder(query)}`;
    },
  };
}

/** What AI trade would have been: actual minus excess. */
export function counterfactualMeasure(flow: Flow): Measure {
  return {
    name: `counterfactual_${flow}`,
    title: `AI ${flow} under the counterfactual`,
    unit: "dollars",
    formula: `a₀ · N(t) / n₀: AI trade had it grown like the comparison group since the base year; ${trendWords}. Actual trade in months before the one that excess counts from`,
    source: sourceOf(flow),
    flows: [flow],
    dimensions,
    group: "ai",
    sql(query) {
      const parts = partsOf(query);
      return `${withClause([...excessCtes(query, flow, parts, ""), summed(query, parts, "", "counterfactual")])}
SELECT ${[...answerColumns(query, "summed"), "CAST(round(summed.value) AS BIGINT) AS value"].join(", ")}
FROM summed
${inOrder(query)}`;
    },
  };
}

/** Excess imports minus excess exports: what the AI boom adds to the deficit, as accounting. */
export const netEffect: Measure = {
  name: "net_effect",
  title: "Net effect of the AI boom on the deficit",
  unit: "dollars",
  formula: "excess AI imports − excess AI exports, before rounding",
  source: `${sourceOf("imports")}; ${sourceOf("exports")}`,
  flows: ["imports", "exports"],
  dimensions,
  group: "ai",
  sql(query) {
    return bothFlows(query, "i.value - e.value", "excess");
  },
};

/** Exports minus imports of covered goods. */
export const tradeBalance: Measure = {
  name: "trade_balance",
  title: "Balance in covered goods",
  unit: "dollars",
  formula:
    "X(t) − M(t): total exports minus imports for consumption, four chapters left out unless all goods are asked for. Not the official goods deficit",
  source: `${sourceOf("imports")}; ${sourceOf("exports")}`,
  flows: ["imports", "exports"],
  dimensions,
  group: "all",
  sql(query) {
    return bothFlows(query, "e.value - i.value", "balance");
  },
};

/** The balance had AI trade grown like the comparison group. */
export const counterfactualBalance: Measure = {
  name: "counterfactual_balance",
  title: "Goods balance under the counterfactual",
  unit: "dollars",
  formula: "X(t) − M(t) + excess imports(t) − excess exports(t)",
  source: `${sourceOf("imports")}; ${sourceOf("exports")}`,
  flows: ["imports", "exports"],
  dimensions: ["month", "year"],
  group: "all",
  sql(query) {
    const ctes = (["imports", "exports"] as const).flatMap((flow) => [
      ...excessCtes(query, flow, [], `${flow}_x_`),
      summed(query, [], `${flow}_x_`, "excess"),
      ...balanceCtes(query, flow, [], `${flow}_v_`),
    ]);
    const on = (left: string): string => (periodOf(query).length ? `${left}.period = m.period` : "true");
    return `${withClause(ctes)}
SELECT ${[...answerColumns(query, "m"), "CAST(round(x.value - m.value + xm.value - xx.value) AS BIGINT) AS value"].join(", ")}
FROM imports_v_summed m JOIN exports_v_summed x ON ${on("x")}
JOIN imports_x_summed xm ON ${on("xm")} JOIN exports_x_summed xx ON ${on("xx")}
${inOrder(query)}`;
  },
};

function bothFlows(query: NormalQuery, formula: string, what: "excess" | "balance"): string {
  const parts = partsOf(query);
  const ctes = (["imports", "exports"] as const).flatMap((flow) =>
    what === "excess"
      ? [...excessCtes(query, flow, parts, `${flow}_`), summed(query, parts, `${flow}_`, "excess")]
      : balanceCtes(query, flow, parts, `${flow}_`),
  );
  const keys = [...(periodOf(query).length ? ["period"] : []), ...parts.map(partColumn)];
  // A part that only one flow trades counts as zero in the other; a month that only one flow holds is left out.
  const key = (column: string): string => `coalesce(i.${column}, e.${column}) AS ${column}`;
  const covered = periodOf(query).length
    ? `WHERE period IN (SELECT period FROM imports_summed) AND period IN (SELECT period FROM exports_summed)`
    : "";
  return `${withClause([
    ...ctes,
    [
      "joined",
      `SELECT ${[...keys.map(key), `${formula.replaceAll(/([ie])\.value/g, parts.length ? "coalesce($1.value, 0)" : "$1.value")} AS value`].join(", ")}
  FROM imports_summed i FULL JOIN exports_summed e ON ${matching("i", "e", keys)}`,
    ],
    ["both_flows", `SELECT * FROM joined ${covered}`],
  ])}
SELECT ${[...answerColumns(query, "both_flows"), "CAST(round(both_flows.value) AS BIGINT) AS value"].join(", ")}
FROM both_flows
${inOrder(query)}`;
}

function balanceCtes(query: NormalQuery, flow: Flow, parts: readonly Dimension[], name: string): Cte[] {
  const groups: readonly Group[] = query.where.groups ?? ["all"];
  return [
    cellsCte(query, { flow, groups, parts, name }),
    summedFrom(query, parts, name, `${name}cells`, "value"),
  ];
}

/** `excess_cells`: month × parts with actual, counterfactual and excess, on every month that the snapshot holds. */
function excessCtes(query: NormalQuery, flow: Flow, parts: readonly Dimension[], name: string): Cte[] {
  const comparison: Record<typeof query.comparison, readonly Group[]> = {
    low: ["non_ai"],
    low_medium: ["non_ai", "medium"],
    not_ai: ["all"],
    trend: ["non_ai"],
  };
  const ai = `${name}ai_`;
  const other = `${name}other_`;
  const columns = parts.map(partColumn);
  const minusAi = query.comparison === "not_ai";
  const open = {
    ...query,
    where: withoutFilters(query.where, "groups", "categories", "countries", "countryGroups", "codes"),
  };
  const followsTrend = query.comparison === "trend";
  // a part that is not in the base year had no trade then: its base is zero, not unknown
  const base = `coalesce(a.mean, CASE WHEN ${wholeYear(flow, numberOf(query.base))} THEN 0 END)`;
  const grown = followsTrend
    ? `${base} * (trend.smear * exp(trend.intercept + trend.slope * ${monthsSince2000("months.month")}) / nullif(trend.mean, 0))`
    : `${base} * (n.value / nullif(b.mean, 0))`;
  const actual = "coalesce(v.value, 0)";
  // before the month that excess counts from, nothing is in excess: the counterfactual is what was
  const counterfactual = query.start
    ? `CASE WHEN months.month >= ${dateOf(query.start)} THEN ${grown} ELSE CAST(${actual} AS DOUBLE) END`
    : grown;
  return [
    cellsCte(query, { flow, groups: ["ai"], parts, name: ai }),
    baseCte(query, flow, parts, ai),
    ...(followsTrend ? trendCtes(query, flow, name) : []),
    cellsCte(open, {
      flow,
      groups: comparison[query.comparison],
      parts: [],
      name: `${other}gross_`,
    }),
    ...(minusAi ? [cellsCte(open, { flow, groups: ["ai"], parts: [], name: `${other}ai_` })] : []),
    [
      `${other}cells`,
      minusAi
        ? `SELECT g.month AS month, g.value - coalesce(x.value, 0) AS value FROM ${other}gross_cells g LEFT JOIN ${other}ai_cells x ON x.month = g.month`
        : `SELECT month, value FROM ${other}gross_cells`,
    ],
    baseCte(query, flow, [], other),
    [
      `${name}excess_cells`,
      `SELECT ${[...columnsOf("months", ["month"]), ...columnsOf("seen", columns)].join(", ")}, ${actual} AS actual,
    ${counterfactual} AS counterfactual, ${actual} - (${counterfactual}) AS excess
  FROM (SELECT month FROM coverage WHERE flow = ${quoteText(flow)}) months
  CROSS JOIN (SELECT DISTINCT ${columns.length ? columns.join(", ") : "1 AS one"} FROM ${ai}cells) seen
  LEFT JOIN ${ai}cells v ON v.month = months.month AND ${matching("v", "seen", columns)}
  LEFT JOIN ${ai}base_mean a ON ${matching("a", "seen", columns)}
  ${followsTrend ? `LEFT JOIN ${name}trend trend ON true` : ""}
  LEFT JOIN ${other}cells n ON n.month = months.month
  LEFT JOIN ${other}base_mean b ON true`,
    ],
  ];
}

/** `trend`: intercept and slope of the log trend of all AI trade of the query, its smearing factor, and the base mean. */
function trendCtes(query: NormalQuery, flow: Flow, name: string): Cte[] {
  const whole = `${name}whole_`;
  const fitted = `value > 0 AND year(month) <= ${numberOf(query.base)} AND ${wholeYear(flow, numberOf(query.base))}`;
  return [
    cellsCte(query, { flow, groups: ["ai"], parts: [], name: whole }),
    baseCte(query, flow, [], whole),
    [
      `${name}fit`,
      `SELECT regr_intercept(ln(value), ${monthsSince2000("month")}) AS intercept, regr_slope(ln(value), ${monthsSince2000("month")}) AS slope
  FROM ${whole}cells WHERE ${fitted}`,
    ],
    [
      `${name}smear`,
      `SELECT avg(value / exp(intercept + slope * ${monthsSince2000("month")})) AS smear
  FROM ${whole}cells CROSS JOIN ${name}fit WHERE ${fitted}`,
    ],
    [
      `${name}trend`,
      `SELECT f.intercept AS intercept, f.slope AS slope, s.smear AS smear, m.mean AS mean
  FROM ${name}fit f CROSS JOIN ${name}smear s CROSS JOIN ${whole}base_mean m`,
    ],
  ];
}

function monthsSince2000(month: string): string {
  return `date_diff('month', DATE '2000-01-01', ${month})`;
}

function summed(query: NormalQuery, parts: readonly Dimension[], name: string, column: string): Cte {
  return summedFrom(query, parts, name, `${name}excess_cells`, column);
}

function summedFrom(
  query: NormalQuery,
  parts: readonly Dimension[],
  name: string,
  from: string,
  column: string,
): Cte {
  return [
    `${name}summed`,
    `SELECT ${[...periodOf(query), ...parts.map(partColumn), `sum(${column}) AS value`].join(", ")}
  FROM ${from}
  ${whereClause([inWindow(query)])}
  GROUP BY ALL`,
  ];
}

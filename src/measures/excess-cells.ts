import type { Dimension } from "./dimensions.js";
import { columnsOf, partColumn } from "./measure.js";
import { withoutFilters, type NormalQuery } from "./query.js";
import { addable, dateOf, numberOf, quoteText } from "./sql.js";
import { baseMeanCte, cellsCte, matching, wholeYear, type Cte } from "./totals.js";
import type { Flow, Group } from "./vocabulary.js";

/** `<name>excess_cells` of a query: month × parts with actual, counterfactual and excess, on every month that is held. */
export function excessCtes(query: NormalQuery, flow: Flow, parts: readonly Dimension[], name: string): Cte[] {
  return excessOver(query, flow, {
    name,
    columns: parts.map(partColumn),
    counted: [cellsCte(query, { flow, groups: ["ai"], parts, name: `${name}ai_` })],
    whole: [cellsCte(query, { flow, groups: ["ai"], parts: [], name: `${name}whole_` })],
    compared: comparedCtes(query, flow, [], `${name}other_`),
  });
}

/** `<name>cells`: month × parts with the value of the goods whose growth counted trade is let follow. */
export function comparedCtes(
  query: NormalQuery,
  flow: Flow,
  parts: readonly Dimension[],
  name: string,
): Cte[] {
  const open = unfiltered(query);
  const gross = cellsCte(open, {
    ...{ flow, parts, name: `${name}gross_` },
    groups: comparedGroups[query.comparison],
  });
  const columns = parts.map(partColumn);
  if (query.comparison !== "not_ai")
    return [
      gross,
      [`${name}cells`, `SELECT ${["month", ...columns, "value"].join(", ")} FROM ${name}gross_cells`],
    ];
  return [
    gross,
    cellsCte(open, { flow, groups: ["ai"], parts, name: `${name}ai_` }),
    [
      `${name}cells`,
      `SELECT ${[...columnsOf("g", ["month", ...columns]), "g.value - coalesce(x.value, 0) AS value"].join(", ")} FROM ${name}gross_cells g LEFT JOIN ${name}ai_cells x ON x.month = g.month${columns.length ? ` AND ${matching("x", "g", columns)}` : ""}`,
    ],
  ];
}

/** The cells behind an excess, each set as the CTEs that end with its own. */
export interface ExcessCells {
  name: string;
  /** what `counted` is told apart by beside the month */
  columns: readonly string[];
  /** those of the columns that tell `whole` and `compared` apart too, each with a path of its own; default: none */
  apart?: readonly string[];
  /** ends with `<name>ai_cells` */
  counted: readonly Cte[];
  /** ends with `<name>whole_cells`: counted trade whose trend is followed */
  whole: readonly Cte[];
  /** ends with `<name>other_cells` */
  compared: readonly Cte[];
}

/** `<name>excess_cells` over cells that the caller brings. */
export function excessOver(query: NormalQuery, flow: Flow, cells: ExcessCells): Cte[] {
  const { name, columns, apart = [] } = cells;
  const ai = `${name}ai_`;
  const other = `${name}other_`;
  const followsTrend = query.comparison === "trend";
  // a part that is not in the base year had no trade then: its base is zero, not unknown
  const base = `coalesce(a.mean, CASE WHEN ${wholeYear(flow, numberOf(query.base))} THEN 0 END)`;
  // nothing follows a base that corrections leave below zero
  const grown = followsTrend
    ? `${base} * (trend.level * exp(trend.slope * ${monthsSince(query, "months.month")}) / nullif(greatest(trend.mean, 0), 0))`
    : addable(`${base} * (n.value / nullif(greatest(b.mean, 0), 0))`);
  const actual = "coalesce(v.value, 0)";
  // before the month that excess counts from, nothing is in excess: the counterfactual is what was
  const counterfactual = query.start
    ? `CASE WHEN months.month >= ${dateOf(query.start)} THEN ${grown} ELSE CAST(${actual} AS DOUBLE) END`
    : grown;
  const own = (alias: string): string => (apart.length ? ` AND ${matching(alias, "seen", apart)}` : "");
  return [
    ...cells.counted,
    baseMeanCte(query, flow, columns, ai),
    ...(followsTrend ? [...cells.whole, ...trendCtes(query, flow, name, apart)] : []),
    ...cells.compared,
    baseMeanCte(query, flow, apart, other),
    [
      `${name}excess_cells`,
      `SELECT ${[...columnsOf("months", ["month"]), ...columnsOf("seen", columns)].join(", ")}, ${actual} AS actual,
    ${counterfactual} AS counterfactual, ${actual} - (${counterfactual}) AS excess
  FROM (SELECT month FROM coverage WHERE flow = ${quoteText(flow)}) months
  CROSS JOIN (SELECT DISTINCT ${columns.length ? columns.join(", ") : "1 AS one"} FROM ${ai}cells) seen
  LEFT JOIN ${ai}cells v ON v.month = months.month AND ${matching("v", "seen", columns)}
  LEFT JOIN ${ai}base_mean a ON ${matching("a", "seen", columns)}
  ${followsTrend ? `LEFT JOIN ${name}trend trend ON ${matching("trend", "seen", apart)}` : ""}
  LEFT JOIN ${other}cells n ON n.month = months.month${own("n")}
  LEFT JOIN ${other}base_mean b ON ${matching("b", "seen", apart)}`,
    ],
  ];
}

/**
 * `<name>trend`: slope of the log trend of `<name>whole_cells`, its level in January of the base year, and the base mean. The
 * level is the mean of what trade would have been there: the trend's intercept times Duan's smearing, in which it cancels.
 */
function trendCtes(query: NormalQuery, flow: Flow, name: string, apart: readonly string[]): Cte[] {
  const whole = `${name}whole_`;
  const fitted = `value > 0 AND year(month) <= ${numberOf(query.base)} AND ${wholeYear(flow, numberOf(query.base))}`;
  const since = (month: string): string => monthsSince(query, month);
  const [keys, grouped] = apart.length
    ? [`${apart.join(", ")}, `, `\n  GROUP BY ${apart.join(", ")}`]
    : ["", ""];
  const beside = (relation: string): string =>
    apart.length ? `JOIN ${relation} USING (${apart.join(", ")})` : `CROSS JOIN ${relation}`;
  return [
    baseMeanCte(query, flow, apart, whole),
    [
      `${name}fit`,
      `SELECT ${keys}regr_slope(ln(value / 1e10), ${since("month")}) AS slope
  FROM ${whole}cells WHERE ${fitted}${grouped}`,
    ],
    [
      `${name}level`,
      `SELECT ${keys}avg(value / exp(slope * ${since("month")})) AS level
  FROM ${whole}cells ${beside(`${name}fit`)} WHERE ${fitted}${grouped}`,
    ],
    [
      `${name}trend`,
      `SELECT ${columnsOf("f", apart)
        .map((column) => `${column}, `)
        .join("")}f.slope AS slope, l.level AS level, m.mean AS mean
  FROM ${name}fit f ${apart.length ? `JOIN ${name}level l USING (${apart.join(", ")}) JOIN ${whole}base_mean m USING (${apart.join(", ")})` : `CROSS JOIN ${name}level l CROSS JOIN ${whole}base_mean m`}`,
    ],
  ];
}

/** Groups whose growth counted trade is let follow; `not_ai` is all goods less the counted ones. */
const comparedGroups: Record<NormalQuery["comparison"], readonly Group[]> = {
  low: ["non_ai"],
  low_medium: ["non_ai", "medium"],
  not_ai: ["all"],
  trend: ["non_ai"],
};

/** The query of what is compared with: without the filters that choose among counted goods. */
function unfiltered(query: NormalQuery): NormalQuery {
  return {
    ...query,
    where: withoutFilters(query.where, "groups", "categories", "countries", "countryGroups", "codes"),
  };
}

/** Small numbers, as tens of billions of dollars are: a line through large ones loses digits. */
function monthsSince(query: NormalQuery, month: string): string {
  return `date_diff('month', ${dateOf(`${query.base}-01`)}, ${month})`;
}

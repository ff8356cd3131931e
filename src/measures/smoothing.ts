import { inWindow, whereClause } from "./cells.js";
import { dimensionsBut } from "./dimensions.js";
import {
  answerColumns,
  columnsOf,
  groupsOf,
  inOrder,
  partColumn,
  partsOf,
  timeOf,
  type Measure,
} from "./measure.js";
import type { NormalQuery } from "./query.js";
import { cellsCte, withClause } from "./totals.js";
import { quoteText, percentChange } from "./sql.js";
import { sourceOf } from "./value.js";
import type { Flow } from "./vocabulary.js";

/** A running reading of a monthly series: how many months it spans, and its formula over them. */
interface Smoothing {
  name: string;
  title: string;
  unit: Measure["unit"];
  formula: string;
  /** months from the first that it reads to its own */
  span: number;
  /** SQL over `sumOf(months back to, months back from)`, sums that include both ends */
  sql(sumOf: (first: number, last: number) => string): string;
}

const smoothings: readonly Smoothing[] = [
  {
    name: "sum_12m",
    title: "over twelve months",
    unit: "dollars",
    formula: "Σ V(g, m) over the month and the eleven before it; nothing seasonal is left in it",
    span: 12,
    sql: (sumOf) => `CAST(${sumOf(11, 0)} AS BIGINT)`,
  },
  {
    name: "annualised_3m",
    title: "three-month change at an annual rate",
    unit: "percent",
    formula:
      "100 · ((S(t) / S(t − 3))⁴ − 1) with S the sum of three months; not seasonally adjusted, so it carries the season",
    span: 6,
    sql: (sumOf) =>
      `CASE WHEN ${sumOf(5, 3)} > 0 AND ${sumOf(2, 0)} >= 0 THEN 100.0 * (power(${sumOf(2, 0)} / ${sumOf(5, 3)}, 4) - 1) END`,
  },
  {
    name: "yoy_3m",
    title: "three months against the same three a year before",
    unit: "percent",
    formula: "100 · (S(t) / S(t − 12) − 1) with S the sum of three months",
    span: 15,
    sql: (sumOf) => percentChange(sumOf(2, 0), sumOf(14, 12)),
  },
];

/**
 * Running sums and changes by month: `import_sum_12m`, `import_annualised_3m`, `import_yoy_3m` and the same of exports.
 * NULL where the snapshot lacks one of the months that the figure reads, or where the earlier sum is zero.
 */
export function smoothedMeasures(flow: Flow): Measure[] {
  return smoothings.map((smoothing) => ({
    name: `${flow.slice(0, -1)}_${smoothing.name}`,
    title: `${flow === "imports" ? "Imports" : "Exports"}: ${smoothing.title}`,
    unit: smoothing.unit,
    formula: smoothing.formula,
    source: sourceOf(flow),
    flows: [flow],
    dimensions: dimensionsBut("year"),
    group: "all",
    sql(query) {
      return smoothedSql(this, query, flow, smoothing);
    },
  }));
}

function smoothedSql(measure: Measure, query: NormalQuery, flow: Flow, smoothing: Smoothing): string {
  if (timeOf(query) !== "month") throw new Error(`${measure.name} is monthly (expected by month)`);
  const parts = partsOf(query).map(partColumn);
  // ROWS, since DuckDB-WASM 1.28 and ClickHouse each lack some of RANGE; `whole` sees to holes among the rows.
  const within = (first: number, last: number): string => `OVER (
    ${parts.length ? `PARTITION BY ${parts.join(", ")} ` : ""}ORDER BY month
    ROWS BETWEEN ${first} PRECEDING AND ${last ? `${last} PRECEDING` : "CURRENT ROW"})`;
  const back = smoothing.span - 1;
  const whole = `count(*) ${within(back, 0)} = ${smoothing.span} AND min(n) ${within(back, 0)} = n - ${back}`;
  return `${withClause([
    cellsCte(query, { flow, groups: groupsOf(measure, query) }),
    // Every part in every month of coverage: a month without trade is a zero, one that is not held is a hole.
    [
      "filled",
      `SELECT ${[...columnsOf("held", ["month"]), ...columnsOf("seen", parts)].join(", ")},
    year(held.month) * 12 + month(held.month) AS n, coalesce(cells.value, 0) AS value
  FROM (SELECT month FROM coverage WHERE flow = ${quoteText(flow)}) held
  CROSS JOIN (SELECT DISTINCT ${parts.length ? parts.join(", ") : "1 AS one"} FROM cells) seen
  LEFT JOIN cells ON cells.month = held.month${parts.map((p) => ` AND cells.${p} IS NOT DISTINCT FROM seen.${p}`).join("")}`,
    ],
    [
      "smoothed",
      `SELECT month AS period, ${parts.map((p) => `${p}, `).join("")}
    CASE WHEN ${whole}
      THEN ${smoothing.sql((first, last) => `sum(value) ${within(first, last)}`)} END AS value
  FROM filled`,
    ],
  ])}
SELECT ${[...answerColumns(query, "smoothed"), "smoothed.value"].join(", ")}
FROM smoothed
${whereClause([inWindow(query, "smoothed.period")])}
${inOrder(query)}`;
}

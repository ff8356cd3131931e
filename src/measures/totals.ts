import { cells, inWindow, needsOf, valueColumn, whereClause, type Sum } from "./cells.js";
import type { Dimension } from "./dimensions.js";
import { partColumn, partsOf, periodOf } from "./measure.js";
import type { NormalQuery } from "./query.js";
import { numberOf, quoteText } from "./sql.js";
import type { Flow, Group } from "./vocabulary.js";

/** Named SQL for a `WITH` clause; what is kept is made once, where an engine would make it anew for each mention. */
export type Cte = readonly [name: string, sql: string, kept?: "materialized"];

export function withClause(ctes: readonly Cte[]): string {
  return `WITH ${ctes.map(([name, sql, kept]) => `${name} AS ${kept ? "MATERIALIZED " : ""}(\n  ${sql}\n)`).join(",\n")}`;
}

export interface TotalsOptions {
  flow: Flow;
  groups: readonly Group[];
  /** prefix of the CTE names, when a measure needs several sets */
  name?: string;
  parts?: readonly Dimension[];
  /** default: the value of the flow under the query's concept, as `value` */
  sums?: readonly Sum[];
  /** coarser time, further columns and conditions of the cells, see cells.ts */
  time?: string;
  years?: boolean;
  units?: boolean;
  extra?: readonly Sum[];
  where?: readonly string[];
  joins?: readonly string[];
}

/** `cells` (month × parts, all months) of a query; see cells.ts. */
export function cellsCte(query: NormalQuery, options: TotalsOptions): Cte {
  const parts = options.parts ?? partsOf(query);
  const sums = options.sums ?? [
    ["value", valueColumn(query, options.flow, needsOf(query, { parts }))] as const,
  ];
  return [`${options.name ?? ""}cells`, cells(query, { ...options, parts, sums })];
}

/** Sums of cells over the periods of the query's window: `period` (where the query has time), parts, sums. */
export function totalsCte(
  query: NormalQuery,
  options: TotalsOptions,
  columns: readonly string[] = ["value"],
): Cte {
  const prefix = options.name ?? "";
  const parts = (options.parts ?? partsOf(query)).map(partColumn);
  return [
    `${prefix}totals`,
    `SELECT ${[...periodOf(query), ...parts, ...columns.map((c) => `sum(${c}) AS ${c}`)].join(", ")}
  FROM ${prefix}cells
  ${whereClause([inWindow(query)])}
  GROUP BY ALL`,
  ];
}

/** `covered`: the number of months that the snapshot holds in each period of the window. */
export function coveredCte(query: NormalQuery, flow: Flow): Cte {
  return [
    "covered",
    `SELECT ${[...periodOf(query), "count(*) AS months"].join(", ")}
  FROM coverage
  WHERE ${[`flow = ${quoteText(flow)}`, inWindow(query)].filter((c) => c !== "true").join(" AND ")}
  GROUP BY ALL`,
  ];
}

/** `base_mean`: the monthly mean of the base year by parts; NULL unless the snapshot holds all its twelve months. */
export function baseCte(query: NormalQuery, flow: Flow, parts: readonly Dimension[]): Cte {
  return baseMeanCte(query, flow, parts.map(partColumn));
}

/** The same by columns of the cells that need be no dimensions. */
export function baseMeanCte(query: NormalQuery, flow: Flow, columns: readonly string[], prefix = ""): Cte {
  return [
    `${prefix}base_mean`,
    `SELECT ${[...columns, `CASE WHEN ${wholeYear(flow, numberOf(query.base))} THEN sum(value) / 12.0 END AS mean`].join(", ")}
  FROM ${prefix}cells
  WHERE year(month) = ${numberOf(query.base)}
  GROUP BY ALL`,
  ];
}

/** Condition: the snapshot holds all twelve months of a year. */
export function wholeYear(flow: Flow, year: string): string {
  return `(SELECT count(*) FROM coverage WHERE flow = ${quoteText(flow)} AND year(month) = ${year}) = 12`;
}

/** SELECT of the years of which the snapshot holds all twelve months. */
export function wholeYears(flow: Flow): string {
  return `SELECT year(month) FROM coverage WHERE flow = ${quoteText(flow)} GROUP BY ALL HAVING count(*) = 12`;
}

/** Join condition on columns that may be NULL (a code without a label has no category). */
export function matching(left: string, right: string, columns: readonly string[]): string {
  return columns.map((c) => `${left}.${c} IS NOT DISTINCT FROM ${right}.${c}`).join(" AND ") || "true";
}

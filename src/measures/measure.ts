import { dimensionsBut, type Dimension } from "./dimensions.js";
import { normalizeQuery, type NormalQuery, type Query } from "./query.js";
import { groups, type Flow, type Group } from "./vocabulary.js";

export type Unit =
  "dollars" | "index points" | "percent" | "percentage points" | "dollars per unit" | "codes" | "HHI points";

/** A named definition of a number: what it means, its unit, and its SQL. */
export interface Measure {
  name: string;
  title: string;
  unit: Unit;
  /** the formula in words and symbols, for the Methods page */
  formula: string;
  /** which published series it is made from */
  source: string;
  flows: readonly Flow[];
  /** flows whose concept of trade the query decides; absent: all of them */
  follows?: readonly Flow[];
  /** dimensions that it can be broken down by; absent: all but those of ports and states */
  dimensions?: readonly Dimension[];
  /** the group that counts when the query neither names one nor breaks down by group */
  group: Group;
  /** why a row may have no value, where it is not plain: said below tables and figures that have such a row */
  unknown?: string;
  /** SELECT with the columns of `query.by` and `value`, sorted by them */
  sql(query: NormalQuery): string;
}

/** `unknown` of shares and rates. */
export const belowZero =
  "No value where nothing was traded, or where corrections below zero outweigh what was: a part would be less than nothing or more than its whole.";

/** The groups that a query counts: those it names, else all when broken down by group, else the measure's own. */
export function groupsOf(measure: Pick<Measure, "group">, query: NormalQuery): readonly Group[] {
  if (query.where.groups) return query.where.groups;
  if (query.by.includes("group")) return groups;
  return query.by.includes("category") ? ["ai"] : [measure.group];
}

/** The dimensions that a measure can be broken down by. */
export function dimensionsOf(measure: Measure): readonly Dimension[] {
  return measure.dimensions ?? dimensionsBut();
}

/** The SQL text of a measure for a query: the same in Node and in the browser. */
export function sqlOf(measure: Measure, query: Query): string {
  const normal = normalizeQuery(query);
  const supported = dimensionsOf(measure);
  const unsupported = normal.by.filter((dimension) => !supported.includes(dimension));
  if (unsupported.length)
    throw new Error(
      `${measure.name} has no dimension ${unsupported.join(", ")} (expected ${supported.join(", ")})`,
    );
  return measure.sql(normal);
}

/** The time dimension of a query, if any. */
export function timeOf(query: NormalQuery): "month" | "year" | null {
  return query.by.includes("month") ? "month" : query.by.includes("year") ? "year" : null;
}

/** The dimensions of a query that are not time. */
export function partsOf(query: NormalQuery): Dimension[] {
  return query.by.filter((dimension) => dimension !== "month" && dimension !== "year");
}

/** SQL of the period that a month falls into. */
export function periodOf(query: NormalQuery): string[] {
  const time = timeOf(query);
  if (time === null) return [];
  return [time === "month" ? "month AS period" : "date_trunc('year', month)::DATE AS period"];
}

/** The column of that period, where there is one. */
export function periodKey(query: NormalQuery): string[] {
  return timeOf(query) === null ? [] : ["period"];
}

/**
 * Is a measure the same throughout the base year by construction, so that no line should run through it? By year all
 * that is set against the year, by month what is set against the same month of it.
 */
export function isFixedInBase({ name }: Pick<Measure, "name">, time: "month" | "year"): boolean {
  const fixed = { year: /_(index|growth|change|contribution)$/, month: /(^|_)(price|quantity)_index$/ };
  return fixed[time].test(name);
}

/** The columns of the answer: time as text or number, then the parts, in the order of the query. */
export function answerColumns(query: NormalQuery, alias: string): string[] {
  return query.by.map((dimension) => {
    if (dimension === "month") return `strftime(${alias}.period, '%Y-%m') AS month`;
    if (dimension === "year") return `CAST(year(${alias}.period) AS INTEGER) AS year`;
    return columnsOf(alias, [partColumn(dimension)]).join("");
  });
}

/** `ORDER BY` over the columns of the answer. */
export function inOrder(query: NormalQuery): string {
  return query.by.length ? `ORDER BY ${query.by.map((_, i) => i + 1).join(", ")}` : "";
}

/** Columns of one relation under their own names: where two that are joined hold the same one, ClickHouse keeps the qualifier. */
export function columnsOf(alias: string, columns: readonly string[]): string[] {
  return columns.map((column) => `${alias}.${column} AS ${column}`);
}

/** A part as a column name: `group` is a reserved word. */
export function partColumn(part: Dimension): string {
  return part === "group" ? '"group"' : part;
}

import { dimensions, type Dimension, type Need } from "./dimensions.js";
import { columnsOf, timeOf } from "./measure.js";
import type { NormalQuery } from "./query.js";
import type { Relation } from "./relations.js";
import { dateOf, numberOf, quoteList, quoteText } from "./sql.js";
import { codeUnits, inUnitStretch } from "./units.js";
import { excludedChapters } from "./task.js";
import { groups, type Flow, type Group } from "./vocabulary.js";

/** A column of the cells: a name and the sum behind it, over alias `t` (the trade relation). */
export type Sum = readonly [name: string, sql: string];

/** Options of one set of cells. */
export interface CellsOptions {
  flow: Flow;
  /** non-time dimensions; `group` expands a row into every group it belongs to */
  parts: readonly Dimension[];
  sums: readonly Sum[];
  groups: readonly Group[];
  /** SQL of `month` over alias `t`, where sums of longer periods do; default: the month itself */
  time?: string;
  /** sums of whole years do where the query is by year, and are quicker to come by; `month` is then January */
  years?: boolean;
  /** joins the unit of quantity that a row's code had in its month, as `u`; see units.ts */
  units?: boolean;
  /** further columns to group by, and conditions, over `t`, `l` and `c` */
  extra?: readonly Sum[];
  where?: readonly string[];
  /** relations of at most one row a code, joined to `t` before its rows are summed */
  joins?: readonly string[];
}

/**
 * SELECT of the trade cells of a query: `month`, one column for each part, and the sums; labels joined,
 * filters applied, chapters left out. The window is not applied: base periods lie outside it.
 */
export function cells(query: NormalQuery, options: CellsOptions): string {
  const { sums } = options;
  const parts = options.parts.filter((part) => part !== "group");
  const needs = needsOf(query, options);
  const from = sourceOf(query, options, needs);
  const labels = readsLabels(query, options);
  const columns = [
    `${options.time ?? from.time} AS month`,
    ...parts.map((part) => `${dimensions[part].sql} AS ${part}`),
    ...(options.extra ?? []).map(([name, sql]) => `${sql} AS ${name}`),
    ...(labels ? [`${groupOf(query)} AS label_group`] : []),
  ];
  const labelled = `SELECT ${[...columns, ...sums.map(([name, sql]) => `sum(${sql}) AS ${name}`)].join(", ")}
  FROM ${from.relation} t${joins(options, needs, labels && !from.labelled)}
  ${whereClause([...scope(query, needs, from), ...(options.units ? [inUnitStretch] : []), ...(options.where ?? [])])}
  GROUP BY ALL`;
  if (!labels) return labelled;
  const expanded = options.parts.includes("group");
  const names = [...parts, ...(options.extra ?? []).map(([name]) => name)];
  // a code has one label, so that its sums stand already
  const apart = parts.includes("hs10");
  const summed = sums.map(([name]) => (apart ? name : `sum(${name}) AS ${name}`));
  return `SELECT ${["month", ...names, ...(expanded ? columnsOf("g", ['"group"']) : []), ...summed].join(", ")}
  FROM (${labelled}) labelled
  ${expanded ? groupExpansion(options.groups) : whereClause([groupCondition(options.groups)])}${apart ? "" : "\n  GROUP BY ALL"}`;
}

/** What the query needs of the data: decides which relations are read. */
export function needsOf(query: NormalQuery, options: Pick<CellsOptions, "parts">): Set<Need> {
  const needs = new Set<Need>(options.parts.flatMap((part) => [...dimensions[part].needs]));
  if (query.where.countries || query.where.countryGroups) needs.add("country");
  if (query.where.naics || query.where.endUse) needs.add("code_attributes").add("codes");
  if (query.where.codes || query.where.lists) needs.add("codes");
  return needs;
}

/** The value column of a flow under the query's concept, over alias `t`. */
export function valueColumn(query: NormalQuery, flow: Flow, needs: ReadonlySet<Need> = new Set()): string {
  if (needs.has("district")) return "t.val";
  if (flow === "imports")
    return { consumption: "t.con_val", general: "t.gen_val", cif: "t.con_cif" }[query.imports];
  return { total: "(t.domestic_val + t.foreign_val)", domestic: "t.domestic_val", foreign: "t.foreign_val" }[
    query.exports
  ];
}

interface Source {
  relation: Relation;
  /** whether its rows are sums by label already */
  labelled: boolean;
  /** SQL of `month` over alias `t` */
  time: string;
}

/** Does a code's label matter, or is everything counted whatever its label is? */
function readsLabels(
  { where }: NormalQuery,
  { parts, groups: wanted, extra = [], where: own = [] }: CellsOptions,
): boolean {
  const isAll = wanted.length === 1 && wanted[0] === "all";
  const written = [...extra.map(([, sql]) => sql), ...own].some((sql) =>
    /\b(?:relevance|category|confidence)\b/.test(sql),
  );
  return (
    !isAll ||
    written ||
    where.categories !== undefined ||
    parts.includes("group") ||
    parts.includes("category")
  );
}

/** The smallest relation that can answer: sums by label, unless codes have to be told apart. */
function sourceOf(query: NormalQuery, options: CellsOptions, needs: ReadonlySet<Need>): Source {
  const { flow, sums, extra = [], where = [] } = options;
  const country = needs.has("country");
  const years = options.years === true && isWholeYears(query);
  const time = years ? "date_trunc('year', t.month)::DATE" : "t.month";
  if (needs.has("district"))
    return { relation: flow === "imports" ? "import_districts" : "export_districts", labelled: false, time };
  const byCode =
    needs.has("codes") ||
    extra.length > 0 ||
    where.length > 0 ||
    query.confidence > 0 ||
    sums.some(([, sql]) => /_qty[12]\b/.test(sql));
  if (byCode && country) return { relation: flow, labelled: false, time };
  if (byCode)
    return { relation: years ? `${flow}_by_code_year` : `${flow}_by_code`, labelled: false, time: "t.month" };
  return {
    relation: country ? `${flow}_by_label_country` : `${flow}_by_label`,
    labelled: true,
    time: "t.month",
  };
}

/** Is the query by year, and is no year cut by its window? */
function isWholeYears(query: NormalQuery): boolean {
  const { from = "-01", to = "-12" } = query;
  return timeOf(query) === "year" && from.endsWith("-01") && to.endsWith("-12");
}

function joins(
  { flow, units, joins: own = [] }: CellsOptions,
  needs: ReadonlySet<Need>,
  labels: boolean,
): string {
  const lines: string[] = units ? [`LEFT JOIN (${codeUnits(flow)}) u ON u.hs10 = t.hs10`] : [];
  if (labels) lines.push(`LEFT JOIN labels_in_use l ON l.flow = ${quoteText(flow)} AND l.hs10 = t.hs10`);
  if (needs.has("code_attributes"))
    lines.push(`LEFT JOIN codes c ON c.flow = ${quoteText(flow)} AND c.hs10 = t.hs10`);
  if (needs.has("country_groups"))
    lines.push(
      `JOIN (SELECT cty_code, unnest(string_split("groups", '|')) AS country_group FROM countries) cg ON cg.cty_code = t.cty_code`,
    );
  return [...lines, ...own].map((line) => `\n  ${line}`).join("");
}

function scope(query: NormalQuery, needs: ReadonlySet<Need>, { labelled }: Source): string[] {
  const { where } = query;
  const conditions: string[] = [];
  if (needs.has("district") && needs.has("country")) throw new Error("district data have no country");
  if (!query.allGoods)
    conditions.push(labelled ? "NOT excluded" : `left(t.hs10, 2) NOT IN (${quoteList(excludedChapters())})`);
  if (where.categories) conditions.push(`category IN (${quoteList(where.categories)})`);
  if (where.countries) conditions.push(`t.cty_code IN (${quoteList(where.countries)})`);
  if (where.countryGroups)
    conditions.push(`t.cty_code IN (SELECT cty_code FROM countries
    WHERE list_has_any(string_split("groups", '|'), [${quoteList(where.countryGroups)}]))`);
  if (where.codes) conditions.push(anyPrefix("t.hs10", where.codes));
  if (where.naics) conditions.push(anyPrefix("c.naics", where.naics));
  if (where.endUse) conditions.push(anyPrefix("c.end_use", where.endUse));
  if (where.lists)
    conditions.push(`EXISTS (SELECT 1 FROM lists x WHERE x.list IN (${quoteList(where.lists)})
    AND starts_with(t.hs10, x.prefix))`);
  return conditions;
}

function anyPrefix(column: string, prefixes: readonly string[]): string {
  return `(${prefixes.map((prefix) => `starts_with(${column}, ${quoteText(prefix)})`).join(" OR ") || "false"})`;
}

/** The group of a code's label under the query's reading of Medium and its confidence threshold. */
function groupOf(query: NormalQuery): string {
  const medium = query.medium === "apart" ? "medium" : query.medium;
  const high =
    query.confidence > 0
      ? `CASE WHEN coalesce(confidence, 100) >= ${numberOf(query.confidence)} THEN 'ai' ELSE '${medium}' END`
      : "'ai'";
  return `CASE relevance WHEN 'High' THEN ${high} WHEN 'Medium' THEN '${medium}' WHEN 'Low' THEN 'non_ai' ELSE 'unlabelled' END`;
}

function groupExpansion(wanted: readonly Group[]): string {
  const rows = (wanted.length ? wanted : groups).map((group) => `(${quoteText(group)})`).join(", ");
  return `JOIN (VALUES ${rows}) g("group") ON g."group" = 'all' OR g."group" = label_group`;
}

function groupCondition(wanted: readonly Group[]): string {
  return wanted.length === 0 || wanted.includes("all") ? "true" : `label_group IN (${quoteList(wanted)})`;
}

export function whereClause(conditions: readonly string[]): string {
  const real = conditions.filter((condition) => condition !== "true");
  return real.length ? `WHERE ${real.join("\n    AND ")}` : "";
}

/** Conditions of the query's window on a DATE column. */
export function inWindow(query: NormalQuery, column = "month"): string {
  const conditions: string[] = [];
  if (query.from) conditions.push(`${column} >= ${dateOf(query.from)}`);
  if (query.to) conditions.push(`${column} <= ${dateOf(query.to)}`);
  return conditions.join(" AND ") || "true";
}

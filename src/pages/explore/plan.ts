import { lastMonth, type Site, monthsBefore } from "../../base/site.js";
import type { Counted } from "../../measures/counted.js";
import { dimensions, measureSql, type Filter, type Measure, type Query } from "../../measures/index.js";
import { isPrefix } from "../../measures/label-changes.js";
import { ask, askSql, countedOtherwise, type Question } from "../../measures/question.js";
import { quoteName } from "../../measures/sql.js";
import { isCategory, kindOf, partsOf, type Kind, type Part, type State } from "./inputs.js";

/** What the inputs ask for: the measure and its query, what is drawn, and what was put right on the way. */
export interface Plan {
  measure: Measure;
  kind: Kind;
  query: Query;
  chart: State["chart"];
  /** the dimension of the rows (lines, bars, countries), if any */
  rows: Part | undefined;
  columns: Part | undefined;
  time: "month" | "year" | undefined;
  /** members shown of rows and of columns, the largest first */
  most: number;
  /** years of which the snapshot does not hold all months, or the window leaves some out */
  partialYears: readonly string[];
  /** what could not be done as asked, and what is shown instead */
  notes: string[];
}

/** The plan of a state, or a sentence that says why there is none and what to do. */
export function planOf(state: State, site: Site): Plan | { problem: string } {
  const { flow } = state;
  const { kind, measure } = kindOf(state.measure, flow);
  if (!measure)
    return { problem: `${kind.title} is not known for ${flow}. Choose imports, or another measure.` };
  const notes: string[] = [];
  const filter = filterOf(state);
  if ("problem" in filter) return filter;
  const rows = state.chart === "map" ? "country" : state.rows === "none" ? undefined : state.rows;
  if (state.chart === "map" && state.rows !== "country") notes.push("A map shows countries.");
  const columns =
    state.columns === "none" || state.columns === rows || !crossed(state) ? undefined : state.columns;
  if (state.columns !== "none" && !crossed(state))
    notes.push("Columns are shown in a heat map, in small multiples and in the pivot table only.");
  for (const part of [rows, columns])
    if (part && measure.dimensions && !measure.dimensions.includes(part))
      return {
        problem: `${measure.title} is not known by ${dimensions[part].name.toLowerCase()}. Choose other rows or columns.`,
      };
  if ([rows, columns].includes("district") && isByPartner({ rows, columns, where: filter.where }))
    return { problem: "Census publishes districts without countries: choose one of the two." };
  const time = timeOf(state, kind, columns, notes);
  const most = mostOf(state, rows, time, notes);
  const window = windowOf(state, site, time, kind);
  if ("problem" in window) return window;
  return {
    measure,
    kind,
    chart: state.chart,
    rows,
    columns,
    time,
    most,
    partialYears: partialYearsOf(site, measure, window),
    notes,
    query: {
      by: [...(time ? [time] : []), ...(rows ? [rows] : []), ...(columns ? [columns] : [])],
      ...window,
      where: filter.where,
      base: state.base,
      ...(state.all_goods && { allGoods: true }),
      ...conceptOf(state, notes),
    },
  };
}

/** Are countries told apart, or chosen? */
export function isByPartner(slice: { rows: Plan["rows"]; columns: Plan["columns"]; where: Filter }): boolean {
  const { rows, columns, where } = slice;
  return (
    [rows, columns].some((part) => part === "country" || part === "country_group") ||
    where.countries !== undefined ||
    where.countryGroups !== undefined
  );
}

/** Charts that lay rows against columns. */
function crossed({ chart }: State): boolean {
  return chart === "heat" || chart === "table" || chart === "multiples";
}

/** Lines, areas and multiples run over time; heat map and table do unless they have columns; bars and maps show one period. */
function timeOf(state: State, kind: Kind, columns: Part | undefined, notes: string[]): Plan["time"] {
  const along = ["line", "area", "multiples"].includes(state.chart) || (crossed(state) && !columns);
  if (!along && !kind.needs) return undefined;
  if (kind.needs === "month" && state.time === "year")
    notes.push(`${kind.title} is monthly: months are shown.`);
  if (kind.needs === "year" && state.time === "month")
    notes.push(`${kind.title} is yearly: years are shown.`);
  if (kind.needs === "month" || kind.needs === "year") return kind.needs;
  return state.time;
}

/** Detailed rows by month would be more values than a page can hold, and more lines than can be told apart. */
function mostOf(state: State, rows: Part | undefined, time: Plan["time"], notes: string[]): number {
  if (state.top !== "all") return Number(state.top);
  const drawn = state.chart !== "table" && state.chart !== "bar" && state.chart !== "map";
  const detailed = rows !== undefined && ["hs6", "hs8", "hs10", "family"].includes(rows);
  if (!drawn && !(detailed && time === "month")) return Infinity;
  notes.push(
    `More than ${mostDrawn} cannot be told apart${drawn ? "" : " by month"}: the ${mostDrawn} largest are shown.`,
  );
  return mostDrawn;
}

const mostDrawn = 60;

function partialYearsOf(site: Site, { flows }: Measure, { from = "", to = "9999" }: Query): string[] {
  const held = flows.map((flow) => site.months[flow].filter((month) => month >= from && month <= to));
  const years = [...new Set(held.flat().map((month) => month.slice(0, 4)))].sort();
  return years.filter((year) =>
    held.some((months) => months.filter((month) => month.startsWith(year)).length < 12),
  );
}

/** The window asked for; without one, what shows a single period takes the last twelve months. */
function windowOf(
  state: State,
  site: Site,
  time: Plan["time"],
  kind: Kind,
): Pick<Query, "from" | "to"> | { problem: string } {
  for (const month of [state.from, state.to])
    if (month !== "" && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
      return { problem: `“${month}” is not a month: write it as 2022-01, or leave it empty.` };
  if (state.from && state.to && state.from > state.to)
    return { problem: `There is no month from ${state.from} to ${state.to}: turn them round.` };
  const last = lastMonth(site, state.flow);
  const from =
    state.from || (time === undefined && !kind.needs && last ? monthsBefore(state.to || last, 11) : "");
  return { ...(from && { from }), ...(state.to && { to: state.to }) };
}

function filterOf(state: State): { where: Filter } | { problem: string } {
  const codes = partsOf(state.code).map((code) => code.replaceAll(/[.\s]/g, ""));
  const wrong = codes.find((code) => !isPrefix(code));
  if (wrong !== undefined)
    return {
      problem: `“${wrong}” is not a code: write 2, 4, 6, 8 or 10 digits, dotted or not, or pick it in the search.`,
    };
  const countries = partsOf(state.country);
  const wrongCountry = countries.find((country) => !/^\d{4}$/.test(country));
  if (wrongCountry !== undefined)
    return {
      problem: `“${wrongCountry}” is not a Census country code of four digits: pick the country in the search.`,
    };
  const byGroup = state.rows === "group" || state.columns === "group";
  return {
    where: {
      ...(byGroup ? {} : { groups: [state.group] }),
      ...(isCategory(state.category) && { categories: [state.category] }),
      ...(countries.length && { countries }),
      ...(codes.length && { codes }),
      ...(state.area && { countryGroups: partsOf(state.area) }),
      ...(state.naics && { naics: partsOf(state.naics) }),
      ...(state.use && { endUse: partsOf(state.use) }),
      ...(state.list && { lists: partsOf(state.list) }),
    },
  };
}

function conceptOf({ flow, concept }: State, notes: string[]): Pick<Query, "imports" | "exports"> {
  if (concept === "standard") return {};
  if (flow === "imports" && (concept === "general" || concept === "cif")) return { imports: concept };
  if (flow === "exports" && (concept === "domestic" || concept === "foreign")) return { exports: concept };
  notes.push(`This concept is not one of ${flow}: the standard one is shown.`);
  return {};
}

/** Dimensions with so few members that all of them are shown. */
const fewMembers: readonly Part[] = ["group", "category"];

/** The answer to a plan, cut to the largest members, with the names of the members. */
export function questionsOf(plan: Plan): Record<string, Question> {
  const counting = (counted: Counted): string =>
    answerSql({ ...plan, query: { ...countedOtherwise(counted), ...plan.query } });
  return {
    answer: { ...ask(plan.measure.name, plan.query), sql: answerSql(plan), counting },
    ...Object.fromEntries(
      [plan.rows, plan.columns].flatMap((part) => {
        const sql = part && nameSql[part]?.(plan.measure.flows[0] ?? "imports");
        return sql ? [[`names_of_${part}`, askSql(sql, "none")]] : [];
      }),
    ),
  };
}

function answerSql(plan: Plan): string {
  const sql = measureSql(plan.measure.name, plan.query);
  const cut = [plan.rows, plan.columns].flatMap((part) =>
    part && !fewMembers.includes(part) && plan.most < Infinity ? [largest(plan, part)] : [],
  );
  if (!cut.length) return sql;
  return `SELECT * FROM (\n${sql}\n) answer\nWHERE ${cut.join("\n  AND ")}${orderBy(plan.query)}`;
}

/** Condition: the member is among the largest ones by dollars over the window. */
function largest({ query, measure, most }: Plan, part: Part): string {
  const flow = measure.flows[0] ?? "imports";
  const { groups, ...where } = query.where ?? {};
  const ranking = measureSql(`${flow.slice(0, -1)}_value`, {
    ...query,
    by: [part],
    where: { ...where, groups: groups ?? ["all"] },
  });
  return `${quoteName(part)} IN (SELECT ${quoteName(part)} FROM (\n${ranking}\n) ranking ORDER BY value DESC LIMIT ${most})`;
}

function orderBy({ by = [] }: Query): string {
  return by.length ? `\nORDER BY ${by.map((_, i) => i + 1).join(", ")}` : "";
}

/** `key`, `name` of the members of a dimension, where the key alone says little. */
const nameSql: Partial<Record<Part, (flow: string) => string>> = {
  country: () => "SELECT cty_code AS key, name, iso2 FROM countries ORDER BY 1",
  district: () => "SELECT district AS key, name FROM districts ORDER BY 1",
  naics: (flow) =>
    `SELECT naics AS key, any_value(naics_name) AS name FROM codes WHERE flow = '${flow}' AND naics IS NOT NULL GROUP BY 1 ORDER BY 1`,
  hs10: describedSql,
  family: describedSql,
};

function describedSql(flow: string): string {
  return `SELECT hs10 AS key, coalesce(description_long, description_short) AS name FROM codes WHERE flow = '${flow}' ORDER BY 1`;
}

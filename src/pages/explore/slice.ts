import { periodName } from "../../charts/period.js";
import { categoryName, formatValue, groupName } from "../../measures/index.js";
import { askSql, type Answers, type Questions, type Row } from "../../measures/question.js";
import { quoteList } from "../../measures/sql.js";
import { viewsOf } from "../../view/declare.js";
import { showTable } from "../../view/figure/enliven.js";
import { limitsNote, partnerLimit, type LimitName } from "../../view/limits.js";
import type { Context, View } from "../../view/view.js";
import { periodText } from "../shared/sentences.js";
import { drawing, heightFor } from "./charts.js";
import { inputs, partsOf, type State } from "./inputs.js";
import { isByPartner, planOf, questionsOf, type Plan } from "./plan.js";
import { comparedPeriod, isTotal, lastPeriodOf, memberNames, nameOfPeriod, pivotTable } from "./rows.js";

const sliceFigure = viewsOf(inputs).figure({
  name: "slice",
  questions(state, site): Questions {
    const plan = planOf(state, site);
    return "problem" in plan ? {} : { ...questionsOf(plan), ...askedCountries(state) };
  },
  shown(answers, { state, site }) {
    const plan = planOf(state, site);
    return "problem" in plan ? plan : { plan, answers };
  },
  finding: (shown, context) =>
    "plan" in shown ? titleOf(shown.plan, shown.answers, context) : shown.problem,
  follows: true,
  subtitle: (shown, context) => ("plan" in shown ? subtitleOf(shown.plan, context) : "Nothing to show yet"),
  chart: (shown, frame) => ("plan" in shown ? drawing(shown.plan, shown.answers, frame) : undefined),
  height: (width, shown, { height }) =>
    "plan" in shown ? heightFor(shown.plan, shown.answers, width, height) : 200,
  table: (shown) =>
    "plan" in shown
      ? pivotTable(shown.plan, shown.answers)
      : { caption: "nothing to show", columns: [], rows: [] },
  alternative: (shown, context) =>
    "plan" in shown ? alternativeOf(shown.plan, shown.answers, context) : shown.problem,
  empty: (shown, context) =>
    "plan" in shown ? emptyMessageOf(shown.plan, shown.answers, context) : shown.problem,
  note: (shown, context) => ("plan" in shown ? notesOf(shown.plan, shown.answers, context) : undefined),
});

/** The slice that the inputs ask for, as the chart or table that they name. */
export const slice: View<State> = {
  ...sliceFigure,
  enliven(node, answers, context) {
    sliceFigure.enliven?.(node, answers, context);
    if (context.state.chart === "table") showTable(node, true);
  },
};

/** The largest part now, or the last value: what can be said of any slice. A total is no part of itself and never ranked. */
export function titleOf(plan: Plan, answers: Answers, context: Pick<Context<State>, "state">): string {
  const known = (answers["answer"] ?? []).filter((row) => typeof row["value"] === "number");
  const parts = known.filter(
    (row) => ![plan.rows, plan.columns].some((part) => part && isTotal(part, row[part])),
  );
  const last = comparedPeriod(plan, parts) ?? lastPeriodOf(plan, answers);
  const now = last === undefined ? parts : parts.filter((row) => String(row[plan.time ?? ""]) === last);
  const top = [...now].sort((a, b) => Number(b["value"]) - Number(a["value"]))[0];
  const subject = subjectOf(context);
  if (!top) return subject;
  const value = formatValue(Number(top["value"]), plan.measure.unit);
  const when = last === undefined ? "" : ` in ${nameOfPeriod(plan, last)}`;
  const what = titleOfMeasure(plan);
  if (!plan.rows) return `${subject}: ${what} ${value}${when}`;
  const member = memberNames(plan.rows, answers)(top[plan.rows]);
  const beside = plan.columns ? `, ${memberNames(plan.columns, answers)(top[plan.columns])}` : "";
  if (new Set(now.map((row) => row[plan.rows ?? ""])).size < 2)
    return `${subject}: ${member}${beside} ${value}${when}`;
  return `${subject}: ${member}${beside} came first${when} with ${value}`;
}

function titleOfMeasure({ kind }: Plan): string {
  return kind.title.charAt(0).toLowerCase() + kind.title.slice(1);
}

/** The goods and the flow, and what narrows them. */
function subjectOf({ state }: Pick<Context<State>, "state">): string {
  const goods = state.rows === "group" ? "All" : groupName(state.group);
  const narrowed = [
    state.category === "any" ? "" : categoryName(state.category),
    state.code && `codes ${state.code}`,
    state.country && `countries ${state.country}`,
    state.area,
    state.naics && `NAICS ${state.naics}`,
    state.use && `end use ${state.use}`,
    state.list && `list ${state.list}`,
  ].filter(Boolean);
  const subject = goods === "All goods" ? `All ${state.flow}` : `${goods} ${state.flow}`;
  return narrowed.length ? `${subject} (${narrowed.join("; ")})` : subject;
}

function subtitleOf(plan: Plan, { site, state }: Context<State>): string {
  const { from, to } = plan.query;
  const period = to
    ? `${from ? `${periodName(from)} ` : "up "}to ${periodName(to)}`
    : periodText(site, state.flow, from);
  return `${plan.measure.title}, ${plan.measure.unit}, ${period}`;
}

function alternativeOf(plan: Plan, answers: Answers, context: Context<State>): string {
  const rows = answers["answer"] ?? [];
  const members = plan.rows ? new Set(rows.map((row) => row[plan.rows ?? ""])).size : 1;
  return `${titleOf(plan, answers, context)}. ${members} ${members === 1 ? "row" : "rows"}; ${rows.length} values in the table.`;
}

/** A month that is not held, or a selection in which nothing was traded: which of the two it is. */
function emptyMessageOf(plan: Plan, answers: Answers, { site, state }: Context<State>): string {
  const unknown = unknownCountries(state, answers);
  if (unknown.length) return `${noSuch(unknown)} Pick countries by name in the search.`;
  const held = site.months[state.flow].filter(
    (month) => (!plan.query.from || month >= plan.query.from) && (!plan.query.to || month <= plan.query.to),
  );
  if (!held.length)
    return `The snapshot holds no data of ${state.flow} for these months. It reaches ${periodText(site, state.flow)}.`;
  if (plan.kind.needs === "year" && !held.some((month) => month.endsWith("-12")))
    return "No whole year lies in these months, and this measure counts whole years only.";
  return "There was no trade in this selection: the months are held, but no row of Census matches all of the filters. Take one of them away.";
}

function notesOf(plan: Plan, answers: Answers, { state }: Context<State>): string | undefined {
  const rows = answers["answer"] ?? [];
  const cut =
    plan.rows && new Set(rows.map((row: Row) => row[plan.rows ?? ""])).size >= plan.most
      ? [
          `The ${plan.most} largest by dollars are shown${state.top === "all" ? "" : "; choose “All” for the rest"}.`,
        ]
      : [];
  const years = new Set(rows.map((row) => String(row["year"])));
  const partial = plan.time === "year" ? plan.partialYears.filter((year) => years.has(year)) : [];
  const inPart = partial.length ? [`Of ${partial.join(", ")} only some months are counted.`] : [];
  const single = plan.time && plan.chart === "bar" ? ["The last period is shown."] : [];
  const unknown = unknownCountries(state, answers);
  const notes = [...plan.notes, ...cut, ...inPart, ...single, ...(unknown.length ? [noSuch(unknown)] : [])];
  return limitsNote(limitsOf(plan, state), notes.join(" ")) || undefined;
}

/** The limits that bear on what the inputs ask for. */
function limitsOf({ rows, columns, query }: Plan, { measure, flow }: State): LimitName[] {
  return [
    ...(isByPartner({ rows, columns, where: query.where ?? {} }) ? [partnerLimit(flow)] : []),
    ...(measure === "tariff" || measure === "duty" ? (["rate_provisions"] as const) : []),
    ...(measure === "unit_value" ? (["transfer_pricing"] as const) : []),
  ];
}

/** Which of the countries that are asked for there are. */
function askedCountries({ country }: State): Questions {
  const codes = partsOf(country);
  if (!codes.length) return {};
  const sql = `SELECT cty_code FROM countries WHERE cty_code IN (${quoteList(codes)}) ORDER BY 1`;
  return { asked_countries: askSql(sql, "none") };
}

function unknownCountries({ country }: State, answers: Answers): string[] {
  const held = new Set((answers["asked_countries"] ?? []).map((row) => String(row["cty_code"])));
  return partsOf(country).filter((code) => answers["asked_countries"] && !held.has(code));
}

function noSuch(codes: readonly string[]): string {
  return `Census lists no such country: ${codes.join(", ")}.`;
}

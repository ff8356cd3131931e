import { completeYears, lastMonth, type Site, monthsBefore } from "../../base/site.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue, type Flow } from "../../measures/index.js";
import { ask, type Question } from "../../measures/question.js";
import { known, percentOf, sumOf, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { limitsNote, partnerLimit } from "../../view/limits.js";
import { column } from "../../view/table/columns.js";
import type { Tile } from "../../view/tiles.js";
import { flowMeasure } from "../../measures/asking.js";
import { periodText } from "../shared/sentences.js";
import { inputs, nameOf, nameQuestions, own, queryOf, subjectOf, type State } from "./subject.js";
import { words } from "../../measures/task.js";

const { figure, tiles } = viewsOf(inputs);
const base = 2023;

type ByMonth = readonly { month: string; value: number }[];
type ByYear = readonly { year: number; value: number | null }[];

/** Trade in both flows, what it pays, and its part in the growth of counted imports. */
export const numbers = tiles({
  questions: (state) => numberQuestions(state),
  tiles: ({ imports, exports, tariff, own_growth, ai_growth }, { site }) => [
    ...valueTile("imports", imports, site),
    ...valueTile("exports", exports, site),
    ...tariffTile(tariff, site),
    ...growthTile(own_growth, ai_growth, site),
  ],
});

export function numberQuestions(state: State) {
  const query = queryOf(subjectOf(state));
  const byYear = { ...query, by: ["year"] as const, base };
  return {
    imports: ask("import_value", byYear),
    exports: ask("export_value", byYear),
    tariff: ask("effective_tariff", byYear),
    own_growth: ask("import_change", { ...byYear, where: { ...query.where, groups: ["ai"] } }),
    ai_growth: ask("import_change", { by: ["year"], base, where: { groups: ["ai"] } }),
  };
}

function valueTile(flow: Flow, rows: ByYear, site: Site): Tile[] {
  const year = completeYears(site, flow).at(-1);
  if (year === undefined) return [];
  const [value, before] = [valueAt(rows, { year }), valueAt(rows, { year: base })];
  return [
    {
      name: `${flow === "imports" ? "Imports" : "Exports"}, ${year}`,
      value: value === null ? "no trade" : formatValue(value, "dollars"),
      compared: before === null ? `no trade in ${base}` : `${formatValue(before, "dollars")} in ${base}`,
      series: inWholeYears(rows, flow, site),
    },
  ];
}

function tariffTile(rows: ByYear, site: Site): Tile[] {
  const year = completeYears(site, "imports").at(-1);
  if (year === undefined) return [];
  return [
    {
      name: `Effective tariff, ${year}`,
      value: formatValue(valueAt(rows, { year }), "percent"),
      compared: `${formatValue(valueAt(rows, { year: base }), "percent")} in ${base}`,
      series: inWholeYears(rows, "imports", site),
    },
  ];
}

/** Of every dollar by which counted imports grew, how much is the subject's: nothing for what is not labelled High. */
function growthTile(ofSubject: ByYear, ofAll: ByYear, site: Site): Tile[] {
  const year = completeYears(site, "imports").at(-1);
  if (year === undefined || year <= base) return [];
  const [change, all] = [valueAt(ofSubject, { year }), valueAt(ofAll, { year })];
  return [
    {
      name: `Part of ${words().noun} import growth since ${base}`,
      value: change === null ? "none" : formatValue(partOf(change, all), "percent"),
      compared:
        change === null
          ? `nothing in it counts as ${words().adjective}`
          : `${formatValue(change, "dollars", { sign: true })} in ${year}`,
    },
  ];
}

/** Percent of a change that a part of it makes; NULL where both went different ways, or the part went further. */
function partOf(change: number, all: number | null): number | null {
  return all !== null && all < 0 ? percentOf(-change, -all) : percentOf(change, all);
}

/** Values of whole years only: a year in part would look like a fall. */
function inWholeYears(rows: ByYear, flow: Flow, site: Site): number[] {
  const whole = new Set(completeYears(site, flow));
  return known(rows).flatMap(({ year, value }) => (whole.has(year) ? [value] : []));
}

/** Imports and exports by month. */
export const trade = figure({
  name: "trade",
  questions(state) {
    const query = { ...queryOf(subjectOf(state)), by: ["month"] as const };
    return { imports: ask("import_value", query), exports: ask("export_value", query), ...nameQuestions };
  },
  shown: (answers, { state }) => ({
    name: nameOf(subjectOf(state), answers),
    imports: known(answers.imports),
    exports: known(answers.exports),
  }),
  finding: tradeFinding,
  follows: true,
  subtitle: (_, { site }) => `Dollars a month, not seasonally adjusted, ${periodText(site, "imports")}`,
  lines: ({ imports, exports }) => ({
    unit: "dollars",
    caption: "Imports and exports by month",
    zero: true,
    series: [
      { key: "imports", name: "Imports", color: color("ai"), bold: true, rows: imports },
      { key: "exports", name: "Exports", color: color("non-ai"), dash: "6,3", rows: exports },
    ],
  }),
  empty: ({ name }) => `${name} was not traded in the months that the snapshot holds.`,
  note: limitsNote(["revision", "low_value"]),
});

export function tradeFinding(shown: { name: string; imports: ByMonth; exports: ByMonth }): string {
  const flow = shown.imports.length ? "imports" : "exports";
  const last = shown[flow].at(-1);
  if (!last) return `Trade in ${shown.name}`;
  return `${shown.name}: ${flow} of ${formatValue(last.value, "dollars")} in ${formatMonth(last.month)}`;
}

/** Dollars for a unit, month by month: prices, qualities and makes mixed. */
export const price = figure({
  name: "unit-value",
  questions: (state) => ({
    unit_value: ask(state.flow === "imports" ? "unit_value" : "export_unit_value", {
      ...queryOf(subjectOf(state)),
      by: ["month"],
    }),
  }),
  shown: ({ unit_value }, { state }) => ({
    name: nameOf(subjectOf(state), {}),
    rows: known(unit_value),
  }),
  finding: priceFinding,
  follows: true,
  subtitle: () => "Dollars for a unit of first quantity, by month; quality and make change with it",
  lines: ({ rows }) => ({
    unit: "dollars per unit",
    caption: "Unit value by month",
    series: [{ key: "value", name: "", title: "Unit value", color: color("ai"), bold: true, rows }],
  }),
  empty:
    "Census counts no quantity here, or the codes below count in different units, so there is no value of a unit.",
  note: limitsNote(["transfer_pricing"], "Not a price: a unit of a better model is one unit still."),
});

export function priceFinding({ name, rows }: { name: string; rows: ByMonth }): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return `Unit value of ${name}`;
  const text = ({ month, value }: typeof first): string =>
    `${formatValue(value, "dollars per unit")} in ${formatMonth(month)}`;
  return `A unit of ${name} went from ${text(first)} to ${text(last)}`;
}

const mostBars = 12;

/** A partner or place with what it trades; dollars. */
type Ranked = { name: string; value: number };

/** The largest partners, or places of entry, over the last twelve months. */
function ranking(options: {
  name: string;
  by: "country" | "district";
  places: Question<{ key: string; name: string }>;
  noun: string;
  /** how trade and the place belong together */
  verb: Record<State["flow"], string>;
}) {
  const { name, by, places, noun, verb } = options;
  const finding = (rows: readonly Ranked[], subject: string, { flow }: State): string =>
    rankingFinding(rows, { subject, flow, noun, verb: verb[flow] });
  return figure({
    name,
    questions: (state, site) => ({
      values: ask(flowMeasure(state.flow, "value"), {
        ...queryOf(subjectOf(state)),
        ...lastYear(site, state),
        by: [by],
      }),
      places,
      ...nameQuestions,
    }),
    shown(answers, { state }) {
      const named = new Map(answers.places.map(({ key, name }) => [key, name]));
      const rows = known(answers.values)
        .filter(({ value }) => value !== 0)
        .sort((a, b) => b.value - a.value)
        .map(({ value, ...row }): Ranked => {
          const place = String(row[by]);
          return { name: named.get(place) ?? place, value };
        });
      return { rows, subject: nameOf(subjectOf(state), answers) };
    },
    finding: ({ rows, subject }, { state }) => finding(rows, subject, state),
    subtitle: (_, { site, state }) => {
      const { from, to } = lastYear(site, state);
      return from && to ? `Dollars, ${formatMonth(from)} to ${formatMonth(to)}` : "Dollars";
    },
    bars: ({ rows }) => ({
      unit: "dollars",
      of: noun,
      caption: `${noun}, last twelve months`,
      ...{ first: mostBars, add: by === "country" ? "Add a country" : "Add a district" },
      title: "Value",
      rows: rows.map(({ name: label, value }) => ({
        ...{ label, value, color: color("ai") },
        beside: { share: percentOf(value, sumOf(rows)) },
      })),
      more: [column("share", "Share", "percent")],
    }),
    note: (_, { state }) => (by === "country" ? limitsNote([partnerLimit(state.flow)]) : undefined),
    empty: ({ subject }, { state }) =>
      `There were no ${state.flow} of ${subject} in the last twelve months that the snapshot holds.`,
  });
}

export function rankingFinding(
  rows: readonly Ranked[],
  { subject, flow, noun, verb }: { subject: string; flow: Flow; noun: string; verb: string },
): string {
  const [first] = rows;
  if (!first) return `${noun} of ${flow}: ${subject}`;
  const part = percentOf(first.value, sumOf(rows));
  return part === null
    ? `${subject}: more of ${flow} ${verb} ${first.name} than any other`
    : `${subject}: ${formatValue(part, "percent")} of ${flow} ${verb} ${first.name}`;
}

function lastYear(site: Site, { flow }: State): { from?: string; to?: string } {
  const to = lastMonth(site, flow);
  return to ? { from: monthsBefore(to, 11), to } : {};
}

export const partners = ranking({
  name: "partners",
  by: "country",
  noun: "Partner",
  verb: { imports: "came from", exports: "went to" },
  places: own("SELECT cty_code AS key, name FROM countries ORDER BY name"),
});

export const districts = ranking({
  name: "districts",
  by: "district",
  noun: "Customs district",
  verb: { imports: "came in through", exports: "left through" },
  places: own("SELECT district AS key, name FROM districts ORDER BY 1"),
});

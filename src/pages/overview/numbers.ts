import { completeYears, lastMonth, type Site } from "../../base/site.js";
import { dollars, percent, points } from "../../measures/format.js";
import { formatMonth, formatValue, words, capital } from "../../measures/index.js";
import { ask, type AnswersTo } from "../../measures/question.js";
import { valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { goodsCounted } from "../../view/figure/source.js";
import type { Tile } from "../../view/tiles.js";
import { flowMeasure } from "../../measures/asking.js";
import { table1 as tableOf, table1Questions } from "../shared/table-1.js";
import { byMonth, inputs, queryOf, subject, type State } from "./inputs.js";

const { table, tiles } = viewsOf(inputs);

export function yearly(state: State, kind: string) {
  return ask(flowMeasure(state.flow, kind), { ...queryOf(state), by: ["year", "group"] });
}

export function monthlyTariff(state: State) {
  return ask("effective_tariff", {
    ...queryOf(state),
    by: ["month", "group"],
    where: { groups: ["ai", "non_ai"] },
  });
}

export function shareQuestion(state: State) {
  return ask(flowMeasure(state.flow, "share"), { ...queryOf(state), by: ["year"] });
}

function tileQuestions(state: State, site: Site) {
  return {
    value_by_year: yearly(state, "value"),
    share_by_year: shareQuestion(state),
    index_by_month: byMonth(state, site, "index", ["ai", "all", "non_ai"]),
    ...(state.flow === "imports" && { tariff_by_month: monthlyTariff(state) }),
  };
}

type TileAnswers = AnswersTo<ReturnType<typeof tileQuestions>>;

/** Value, share, index and tariff: each with what it is compared with. */
export const numbers = tiles({
  questions: tileQuestions,
  tiles(answers, { state, site, questions }) {
    const years = completeYears(site, state.flow);
    const month = lastMonth(site, state.flow);
    return [
      ...(years.length === 0 ? [] : yearTiles(answers, state, years, goodsCounted(questions))),
      ...(month === undefined ? [] : monthTiles(answers, state, month)),
    ];
  },
});

function yearTiles(answers: TileAnswers, state: State, years: readonly number[], goods: string): Tile[] {
  const year = years.at(-1) ?? 0;
  const values = answers.value_by_year.filter(({ group }) => group === "ai");
  const [now, then] = [year, state.base].map((at) => valueAt(values, { year: at }));
  const [shareNow, shareThen] = [year, state.base].map((at) => valueAt(answers.share_by_year, { year: at }));
  const compare = state.base < year;
  // a year in progress would look like a fall
  const whole = (rows: readonly { year: number; value: number | null }[]) =>
    series(rows.filter(({ year }) => years.includes(year)));
  return [
    {
      name: `${capital(subject(state))} ${state.flow}, ${year}`,
      value: dollars(now),
      compared: compare && then != null ? `${dollars(then)} in ${state.base}` : "",
      series: whole(values),
    },
    {
      name: `Share of ${goods}, ${year}`,
      value: percent(shareNow),
      compared:
        compare && shareNow != null && shareThen != null
          ? `${points(shareNow - shareThen)} since ${state.base}`
          : "",
      series: whole(answers.share_by_year),
    },
  ];
}

function monthTiles(answers: TileAnswers, state: State, month: string): Tile[] {
  const tile = (
    rows: TileAnswers["index_by_month"],
    unit: "index points" | "percent",
    name: string,
  ): Tile => ({
    name,
    value: formatValue(valueAt(rows, { month, group: "ai" }), unit),
    compared: `${words().other} ${formatValue(valueAt(rows, { month, group: "non_ai" }), unit)}`,
    series: series(rows.filter(({ group }) => group === "ai")),
  });
  const when = formatMonth(month);
  return [
    tile(answers.index_by_month, "index points", `Index, ${when} (${state.base} = 100)`),
    ...(answers.tariff_by_month
      ? [tile(answers.tariff_by_month, "percent", `Effective tariff, ${when}`)]
      : []),
  ];
}

/** The last four years of months, or all years. */
function series(rows: readonly { value: number | null }[]): (number | null)[] {
  return rows.slice(-49).map(({ value }) => value);
}

/** Table 1: codes, the base year, the last whole year and the change, by category, group and in all. */
export const table1 = table({
  questions: (state, site) => table1Questions(state.flow, queryOf(state), yearOf(state, site)),
  table: (answers, { state, site }) =>
    tableOf(answers, { flow: state.flow, base: state.base, year: yearOf(state, site), site }),
});

/** The last whole year; where there is none, one without trade. */
function yearOf({ flow }: State, site: Site): number {
  return completeYears(site, flow).at(-1) ?? 1900;
}

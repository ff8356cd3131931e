import { formatMonth, formatValue } from "../../measures/index.js";
import { goodsCounted } from "../../view/figure/source.js";
import { ask, type Answers } from "../../measures/question.js";
import { completeYears, lastMonth } from "../../base/site.js";
import { tiles, type Tile } from "../../view/tiles.js";
import { byMonth, measureName, queryOf, subject, type State } from "./inputs.js";

/** Value, share, index and tariff: each with what it is compared with. */
export const numbers = tiles<State>({
  questions: (state, site) => ({
    value_by_year: ask(measureName(state, "value"), { ...queryOf(state), by: ["year", "group"] }),
    share_by_year: ask(measureName(state, "share"), { ...queryOf(state), by: ["year"] }),
    index_by_month: byMonth(state, site, "index", ["ai", "all", "non_ai"]),
    ...(state.flow === "imports"
      ? {
          tariff_by_month: ask("effective_tariff", {
            ...queryOf(state),
            by: ["month", "group"],
            where: { groups: ["ai", "non_ai"] },
          }),
        }
      : {}),
  }),
  tiles(answers, { state, site, questions }) {
    const years = completeYears(site, state.flow);
    const month = lastMonth(site, state.flow);
    return [
      ...(years.length === 0 ? [] : yearly(answers, state, years, goodsCounted(questions))),
      ...(month === undefined ? [] : monthly(answers, state, month)),
    ];
  },
});

function yearly(answers: Answers, state: State, years: readonly number[], goods: string): Tile[] {
  const year = years.at(-1) ?? 0;
  const value = (at: number): number | null => find(answers, "value_by_year", { year: at, group: "ai" });
  const share = (at: number): number | null => find(answers, "share_by_year", { year: at });
  const [now, then] = [value(year), value(state.base)];
  const [shareNow, shareThen] = [share(year), share(state.base)];
  const compare = state.base < year;
  return [
    {
      name: `${subject(state)} ${state.flow}, ${year}`,
      value: formatValue(now, "dollars"),
      compared: compare && then !== null ? `${formatValue(then, "dollars")} in ${state.base}` : "",
      series: seriesOf(answers, "value_by_year", "ai", years),
    },
    {
      name: `Share of ${goods}, ${year}`,
      value: formatValue(shareNow, "percent"),
      compared:
        compare && shareNow !== null && shareThen !== null
          ? `${formatValue(shareNow - shareThen, "percentage points", { sign: true })} since ${state.base}`
          : "",
      series: seriesOf(answers, "share_by_year", undefined, years),
    },
  ];
}

function monthly(answers: Answers, state: State, month: string): Tile[] {
  const index = (group: string): number | null => find(answers, "index_by_month", { month, group });
  const rate = (group: string): number | null => find(answers, "tariff_by_month", { month, group });
  return [
    {
      name: `Index, ${formatMonth(month)} (${state.base} = 100)`,
      value: formatValue(index("ai"), "index points"),
      compared: `non-AI ${formatValue(index("non_ai"), "index points")}`,
      series: seriesOf(answers, "index_by_month", "ai"),
    },
    ...(state.flow === "imports"
      ? [
          {
            name: `Effective tariff, ${formatMonth(month)}`,
            value: formatValue(rate("ai"), "percent"),
            compared: `non-AI ${formatValue(rate("non_ai"), "percent")}`,
            series: seriesOf(answers, "tariff_by_month", "ai"),
          },
        ]
      : []),
  ];
}

function find(answers: Answers, question: string, where: Record<string, string | number>): number | null {
  const row = answers[question]?.find((r) => Object.entries(where).every(([key, value]) => r[key] === value));
  return typeof row?.["value"] === "number" ? row["value"] : null;
}

/** The last four years of months of a group, or its whole years: a year in progress would look like a fall. */
function seriesOf(
  answers: Answers,
  question: string,
  group?: string,
  years?: readonly number[],
): (number | null)[] {
  return (answers[question] ?? [])
    .filter((row) => group === undefined || row["group"] === group)
    .filter((row) => years === undefined || years.includes(Number(row["year"])))
    .slice(-49)
    .map((row) => (typeof row["value"] === "number" ? row["value"] : null));
}

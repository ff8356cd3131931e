import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers, type Question } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { categories, categoryNames, formatValue, groupNames, type Query } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { known, ranked, valueAt } from "../shared/rows.js";
import { periods, type State } from "./inputs.js";

interface Bar {
  label: string;
  before: number | null;
  after: number | null;
}

interface RatesDefinition {
  name: string;
  number?: string;
  what: string;
  questions: (state: State) => Record<string, Question>;
  bars: (answers: Answers) => Bar[];
  title(bars: readonly Bar[], state: State): string;
}

/** Figure 4: effective rates of AI, non-AI and each category in two periods. */
export const rates = rateBars({
  name: "tariff-rates",
  number: "Figure 4",
  what: "Effective tariff rate: calculated duty in percent of imports for consumption",
  questions: (state) =>
    both(
      state,
      { by: ["group"], where: { groups: ["ai", "non_ai"] } },
      "group",
      { by: ["category"] },
      "category",
    ),
  bars: (answers) => [
    ...(["ai", "non_ai"] as const).map((group) => bar(answers, groupNames[group], "group", { group })),
    ...categories
      .map((category) => bar(answers, categoryNames[category], "category", { category }))
      .filter((row) => row.before !== null || row.after !== null),
  ],
  title([ai, other], state) {
    const { before, after } = periods(state);
    if (ai?.after === null || ai?.after === undefined || other?.after === null || other?.after === undefined)
      return "Effective tariff rates of AI-related and other imports";
    const gap = (row: Bar): string => formatValue(row.before, "percent");
    return `AI-related imports paid ${formatValue(ai.after, "percent")} in ${after.name}, non-AI ones ${formatValue(other.after, "percent")}; in ${before.name} it was ${gap(ai)} and ${gap(other)}`;
  },
});

/** AI against non-AI from the five largest sources, in the later period. */
export const bySource: View<State> = figure<State>({
  name: "tariff-sources",
  questions: (state) => ({
    rates: ask("effective_tariff", {
      ...periods(state).after.query,
      by: ["country", "group"],
      where: { groups: ["ai", "non_ai"] },
    }),
    values: ask("import_value", {
      ...periods(state).after.query,
      by: ["country"],
      where: { groups: ["ai"] },
    }),
    countries: countriesQuestion,
  }),
  title(answers, { state }) {
    const five = leaders(answers);
    if (!five.length) return "Effective tariff rates by source";
    const above = five.filter(
      (country) =>
        (valueAt(answers, "rates", { country, group: "ai" }) ?? 0) >
        (valueAt(answers, "rates", { country, group: "non_ai" }) ?? 0),
    );
    const names = above.map((code) => countryName(answers, code)).join(" and ");
    return above.length
      ? `Of the ${five.length} largest sources AI-related goods paid more than others only from ${names} (${periods(state).after.name})`
      : `From each of the ${five.length} largest sources AI-related goods paid less than others (${periods(state).after.name})`;
  },
  subtitle: (_, { state }) =>
    `Effective tariff rate, percent, ${periods(state).after.name}, the largest sources of AI-related imports`,
  height: (_, answers) => barsHeight(leaders(answers).length, 2),
  chart(answers, frame) {
    const five = leaders(answers);
    if (!five.length) return undefined;
    return barChart(
      five.flatMap((country) =>
        (["ai", "non_ai"] as const).map((group) => ({
          label: countryName(answers, country),
          series: group,
          value: valueAt(answers, "rates", { country, group }),
          note: "no trade",
        })),
      ),
      {
        ...frame,
        format: (value) => formatValue(value, "percent"),
        series: [
          { key: "ai", name: groupNames.ai, color: color("ai") },
          { key: "non_ai", name: groupNames.non_ai, color: color("non-ai") },
        ],
      },
    );
  },
  table: (answers) => ({
    caption: "Effective tariff rates by source, percent",
    columns: [
      { key: "country", title: "Country" },
      ...(["ai", "non_ai"] as const).map((group) => ({
        key: group,
        title: groupNames[group],
        numeric: true,
        unit: "percent",
        format: (value: unknown) => (value === null ? "no trade" : formatValue(Number(value), "percent")),
      })),
    ],
    rows: ranked(known(answers, "values"), "country").map((country) => ({
      country: countryName(answers, country),
      ai: valueAt(answers, "rates", { country, group: "ai" }),
      non_ai: valueAt(answers, "rates", { country, group: "non_ai" }),
    })),
  }),
  note: () => limitsNote(["rate_provisions", "origin"]),
  alternative: (answers) =>
    leaders(answers)
      .map(
        (country) =>
          `${countryName(answers, country)}: AI-related ${formatValue(valueAt(answers, "rates", { country, group: "ai" }), "percent")}, non-AI ${formatValue(valueAt(answers, "rates", { country, group: "non_ai" }), "percent")}.`,
      )
      .join(" "),
});

function leaders(answers: Answers): string[] {
  return ranked(known(answers, "values"), "country").slice(0, 5);
}

function rateBars(definition: RatesDefinition): View<State> {
  const { name, number, what, questions, bars } = definition;
  return figure<State>({
    name,
    ...(number ? { number } : {}),
    questions,
    title: (answers, { state }) => definition.title(bars(answers), state),
    subtitle: (_, { state }) => `${what}, ${periods(state).before.name} and ${periods(state).after.name}`,
    height: (_, answers) => barsHeight(bars(answers).length, 2),
    chart(answers, frame, { state }) {
      const rows = bars(answers);
      if (rows.every((row) => row.before === null && row.after === null)) return undefined;
      return barChart(
        rows.flatMap((row) => [
          { label: row.label, series: "before", value: row.before, note: "no trade" },
          { label: row.label, series: "after", value: row.after, note: "no trade" },
        ]),
        {
          ...frame,
          format: (value) => formatValue(value, "percent"),
          series: [
            { key: "before", name: periods(state).before.name, color: color("ai"), pale: true },
            { key: "after", name: periods(state).after.name, color: color("ai") },
          ],
        },
      );
    },
    table: (answers, { state }) => ({
      caption: what,
      columns: [
        { key: "label", title: "Products" },
        ...(["before", "after"] as const).map((key) => ({
          key,
          title: periods(state)[key].name,
          numeric: true,
          unit: "percent",
          format: (value: unknown) => formatValue(value as number | null, "percent"),
        })),
      ],
      rows: bars(answers).map((row) => ({ ...row })),
    }),
    alternative: (answers, { state }) =>
      bars(answers)
        .map(
          (row) =>
            `${row.label}: ${formatValue(row.before, "percent")} in ${periods(state).before.name}, ${formatValue(row.after, "percent")} in ${periods(state).after.name}.`,
        )
        .join(" "),
    note: () => limitsNote(["rate_provisions"]),
    emptyMessage: () => "The snapshot holds no imports in these periods.",
  });
}

function both(
  state: State,
  first: Query,
  firstName: string,
  second: Query,
  secondName: string,
): Record<string, Question> {
  const { before, after } = periods(state);
  return Object.fromEntries(
    (
      [
        [`${firstName}_before`, { ...first, ...before.query }],
        [`${firstName}_after`, { ...first, ...after.query }],
        [`${secondName}_before`, { ...second, ...before.query }],
        [`${secondName}_after`, { ...second, ...after.query }],
      ] as const
    ).map(([name, query]) => [name, ask("effective_tariff", query)]),
  );
}

function bar(answers: Answers, label: string, question: string, where: Record<string, string>): Bar {
  return {
    label,
    before: valueAt(answers, `${question}_before`, where),
    after: valueAt(answers, `${question}_after`, where),
  };
}

import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers, type Question, type Row } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { conceptWords, standardCounted, type ConceptWords } from "../../measures/counted.js";
import { formatValue, type Query } from "../../measures/index.js";
import { valueAt } from "../shared/rows.js";
import type { State } from "./inputs.js";

interface Concept {
  key: string;
  label: string;
  means: string;
  query: Query;
}

const scope: Concept = {
  key: "all_goods",
  label: "With chapters 27, 71, 98 and 99",
  means: "The site's concept, with fuels, precious metals and special provisions counted in.",
  query: { allGoods: true },
};

/** One concept's answer for AI-related goods; dollars and percent. */
interface Outcome extends Row {
  label: string;
  means: string;
  value: number | null;
  share: number | null;
  growth: number | null;
}

/** The headline under every concept of trade that Census publishes. */
export const underConcepts = figure<State>({
  name: "concepts",
  questions: (state) =>
    Object.fromEntries(
      conceptsOf(state).flatMap(({ key, query }) =>
        (["value", "share", "growth"] as const).map((kind): [string, Question] => [
          `${key}_${kind}`,
          ask(`${state.flow.slice(0, -1)}_${kind}`, {
            ...standardCounted, // whatever the reader counts: the concepts stand side by side
            ...query,
            base: state.base,
            from: `${state.year}-01`,
            to: `${state.year}-12`,
            by: ["year"],
            where: { groups: ["ai"] },
          }),
        ]),
      ),
    ),
  title(answers, { state }) {
    const [standard, ...others] = outcomes(answers, state);
    const growths = [standard, ...others].flatMap((row) => (row?.growth == null ? [] : [row.growth]));
    if (standard?.value == null) return `AI-related ${state.flow} under other concepts`;
    const [least, most] = [Math.min(...growths), Math.max(...growths)];
    return growths.length
      ? `Growth of AI-related ${state.flow} since ${state.base} lies between ${formatValue(least, "percent", { sign: true })} and ${formatValue(most, "percent", { sign: true })}, depending on the concept`
      : `AI-related ${state.flow} of ${state.year} were ${formatValue(standard.value, "dollars")}`;
  },
  subtitle: (_, { state }) => `AI-related ${state.flow} of ${state.year} in dollars; the first is the site's`,
  height: (_, answers, { state }) => barsHeight(outcomes(answers, state).length),
  chart(answers, frame, { state }) {
    const rows = outcomes(answers, state);
    return rows.some(({ value }) => value !== null)
      ? barChart(
          rows.map(({ label, value }, i) => ({
            label,
            value,
            color: i === 0 ? color("ai") : color("medium"),
            note: "not held",
          })),
          { ...frame, format: (value) => formatValue(value, "dollars") },
        )
      : undefined;
  },
  table: (answers, { state }) => ({
    caption: `AI-related ${state.flow} under each concept, ${state.year}`,
    columns: [
      { key: "label", title: "Concept" },
      {
        key: "value",
        title: "Value",
        numeric: true,
        unit: "US dollars",
        format: (value) => formatValue(value as number | null, "dollars"),
      },
      {
        key: "share",
        title: "Share of all goods",
        numeric: true,
        unit: "percent",
        format: (value) => formatValue(value as number | null, "percent"),
      },
      {
        key: "growth",
        title: `Since ${state.base}`,
        numeric: true,
        unit: "percent",
        format: (value) => formatValue(value as number | null, "percent", { sign: true }),
      },
      { key: "means", title: "What it counts" },
    ],
    rows: outcomes(answers, state),
  }),
  alternative: (answers, { state }) =>
    outcomes(answers, state)
      .map(
        ({ label, value, growth }) =>
          `${label}: ${formatValue(value, "dollars")}, ${formatValue(growth, "percent", { sign: true })}.`,
      )
      .join(" "),
  emptyMessage: (_, { state }) => `This snapshot holds no labelled ${state.flow} of ${state.year}.`,
  note: (_, { state }) =>
    conceptsOf(state)
      .map(({ label, means }) => `${label}: ${means[0]?.toLowerCase()}${means.slice(1)}`)
      .join(" "),
});

function conceptsOf(state: State): readonly Concept[] {
  const concepts = Object.entries<ConceptWords>(conceptWords[state.flow]).map(([key, { label, means }]) => ({
    ...{ key, label, means },
    query: { [state.flow]: key },
  }));
  return [...concepts, scope];
}

function outcomes(answers: Answers, state: State): Outcome[] {
  const at = (question: string): number | null => valueAt(answers, question, { year: state.year });
  return conceptsOf(state).map(({ key, label, means }) => ({
    label,
    means,
    value: at(`${key}_value`),
    share: at(`${key}_share`),
    growth: at(`${key}_growth`),
  }));
}

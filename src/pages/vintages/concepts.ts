import { color } from "../../charts/theme.js";
import { dollars } from "../../measures/format.js";
import { conceptWords, standardCounted, type ConceptWords } from "../../measures/counted.js";
import type { Query } from "../../measures/index.js";
import { ask, named } from "../../measures/question.js";
import { valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { column } from "../../view/table/columns.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { inputs, type State } from "./comparison.js";
import { capital, chapterKinds, chaptersLeftOut, words } from "../../measures/task.js";

const { figure } = viewsOf(inputs);

interface Concept {
  key: string;
  label: string;
  means: string;
  query: Query;
}

const scope: Concept = {
  key: "all_goods",
  label: `With ${chaptersLeftOut()}`,
  means: `The site's concept, with ${chapterKinds()} counted in.`,
  query: { allGoods: true },
};

function conceptsOf({ flow }: Pick<State, "flow">): readonly Concept[] {
  const words = Object.entries<ConceptWords>(conceptWords[flow]);
  return [...words.map(([key, { label, means }]) => ({ key, label, means, query: { [flow]: key } })), scope];
}

/** One concept's answer for the counted goods; dollars and percent. */
type Outcome = {
  label: string;
  means: string;
  value: number | null;
  share: number | null;
  growth: number | null;
};

/** The headline under every concept of trade that Census publishes. */
export const underConcepts = figure({
  name: "concepts",
  questions: (state) =>
    named(
      conceptsOf(state).flatMap(({ key, query }) =>
        (["value", "share", "growth"] as const).map((kind) => {
          // whatever the reader counts: the concepts stand side by side
          const asked: Query = { ...standardCounted, ...query, base: state.base, where: { groups: ["ai"] } };
          const window = { ...wholeYears(state.year), by: ["year"] as const };
          const question = ask(flowMeasure(state.flow, kind), { ...asked, ...window });
          return [`${key}_${kind}` as const, question] as const;
        }),
      ),
    ),
  shown: (answers, { state }) =>
    conceptsOf(state).map(({ key, label, means }): Outcome => {
      const at = (kind: "value" | "share" | "growth") =>
        valueAt(answers[`${key}_${kind}`], { year: state.year });
      return { label, means, value: at("value"), share: at("share"), growth: at("growth") };
    }),
  finding: (rows, { state }) => conceptsFinding(rows, state),
  subtitle: (_, { state }) =>
    `${capital(words().adjective)} ${state.flow} of ${state.year} in dollars; the first is the site's`,
  bars: (rows, { state }) => ({
    unit: "dollars",
    of: "Concept",
    title: "Value",
    caption: `${capital(words().adjective)} ${state.flow} under each concept, ${state.year}`,
    rows: rows.map(({ label, value, ...beside }, i) => ({
      ...{ label, value, note: "not held", beside },
      color: color(i === 0 ? "ai" : "medium"),
    })),
    more: [
      column("share", "Share of all goods", "percent"),
      column("growth", `Since ${state.base}`, "percent", { sign: true }),
      column("means", "What it counts"),
    ],
  }),
  empty: (_, { state }) => `This snapshot holds no labelled ${state.flow} of ${state.year}.`,
  note: (rows) =>
    rows.map(({ label, means }) => `${label}: ${means.charAt(0).toLowerCase()}${means.slice(1)}`).join(" "),
});

export function conceptsFinding(
  rows: readonly Pick<Outcome, "value">[],
  { flow, year }: Pick<State, "flow" | "year">,
): string {
  const standard = rows[0]?.value ?? null;
  if (standard === null) return `${capital(words().adjective)} ${flow} under other concepts`;
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most
    ? `${capital(words().adjective)} ${flow} of ${year} were ${dollars(standard)}`
    : `${capital(words().adjective)} ${flow} of ${year} were ${dollars(standard)}, and ${dollars(least)} to ${dollars(most)} depending on the concept`;
}

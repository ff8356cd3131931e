import type { Site } from "../../base/site.js";
import type { Query } from "../../measures/index.js";
import { overlapSql, setSizes, type Intersection } from "../../measures/overlap.js";
import { ask, askSql, named, type AnswersTo } from "../../measures/question.js";
import { known, percentOf, valueAt } from "../../measures/rows.js";
import type { StateOf } from "../../view/state/inputs.js";
import { baseInput, eitherYears, flowInput } from "../shared/choices.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { year } from "../../view/state/inputs.js";
import { className, task } from "../../measures/task.js";

export const inputs = {
  flow: flowInput,
  base: baseInput(),
  year: year(eitherYears, { label: "Year", fallback: (site) => eitherYears(site).at(-1) ?? 0 }),
};

export type State = StateOf<typeof inputs>;

/** Another answer to "what counts, and of what": a change of the baseline query. */
interface Definition {
  key: string;
  label: string;
  query: Query;
}

const [high, medium] = [className("High"), className("Medium")];

const definitions: readonly Definition[] = [
  { key: "baseline", label: `Baseline: labelled ${high}`, query: {} },
  { key: "medium", label: `${high} and ${medium}`, query: { medium: "ai" } },
  { key: "confidence_90", label: `${high}, stated confidence 90 or more`, query: { confidence: 90 } },
  { key: "confidence_95", label: `${high}, stated confidence 95 or more`, query: { confidence: 95 } },
  {
    key: "all_goods",
    label: `${high}, of all goods (with fuels, metals, special chapters)`,
    query: { allGoods: true },
  },
  {
    key: "general",
    label: `${high}, general imports or domestic exports`,
    query: { imports: "general", exports: "domestic" },
  },
  ...task.sets.map(({ list, label }) => ofSet(list, label)),
];

/** All goods of a published set of products. */
function ofSet(list: string, label: string): Definition {
  return { key: list, label, query: { where: { lists: [list], groups: ["all"] }, of: "all" } };
}

/** The definitions of the page, and the product sets that the site has besides. */
function definitionsOf({ ownLists = [] }: Pick<Site, "ownLists">): readonly Definition[] {
  const sets = ownLists.filter(({ kind }) => kind === "product_set");
  return [...definitions, ...sets.map(({ list, title }) => ofSet(list, title))];
}

/** One definition's answer; NULL where the snapshot gives none. Dollars, percent of all goods, percent since the base year. */
export type Outcome = { label: string; value: number | null; share: number | null; growth: number | null };

const kinds = ["value", "share", "growth"] as const;

export function definitionQuestions(state: State, site: Site) {
  const [now, then] = [wholeYears(state.year), wholeYears(state.base)];
  // sets that are not a filter of a measure: other label runs, and advanced technology products
  const others = site.runs.filter((run) => run !== site.run).map((run) => `run:${run}`);
  const sets = ["ai", ...others, "hitech"];
  const setsIn = (window: Query) =>
    askSql<Intersection>((counted) => overlapSql(state.flow, sets, { ...counted, ...window }));
  const all = ask(flowMeasure(state.flow, "value"), { by: ["year"], where: { groups: ["all"] } });
  const byDefinition = definitionsOf(site).flatMap(({ key, query }) =>
    kinds.map((kind) => {
      const asked: Query = { base: state.base, ...now, where: { groups: ["ai"] }, ...query };
      const question = ask(flowMeasure(state.flow, kind), { ...asked, by: ["year"] });
      return [`${key}_${kind}` as const, question] as const;
    }),
  );
  return Object.assign(named(byDefinition), { all, sets: setsIn(now), sets_base: setsIn(then) });
}

/** The outcomes that this snapshot can give: definitions by measures, then the sets. */
export function outcomes(
  answers: Partial<AnswersTo<ReturnType<typeof definitionQuestions>>>,
  { base, year }: Pick<State, "base" | "year">,
  site: Pick<Site, "ownLists"> = {},
): Outcome[] {
  const all = valueAt(answers.all, { year });
  const holdsBase = known(answers.all).some((row) => row.year === base);
  const before = setSizes(answers.sets_base ?? []);
  const bySet = all === null || !holdsBase ? [] : setSizes(answers.sets ?? []);
  return [
    ...definitionsOf(site).map(({ key, label }) => ({
      label,
      value: valueAt(answers[`${key}_value`], { year }),
      share: valueAt(answers[`${key}_share`], { year }),
      growth: valueAt(answers[`${key}_growth`], { year }),
    })),
    ...bySet
      .filter(({ set }) => set !== "ai")
      .map(({ set, value }) => {
        const then = before.find((other) => other.set === set)?.value ?? 0;
        return {
          label:
            set === "hitech"
              ? "Census advanced technology products"
              : `Label run “${set.slice(4)}”: labelled ${high}`,
          value,
          share: percentOf(value, all),
          growth: then > 0 && value >= 0 ? 100 * (value / then - 1) : null,
        };
      }),
  ].filter(({ value }) => value !== null && value > 0);
}

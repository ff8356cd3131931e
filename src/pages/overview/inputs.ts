import type { Group, Query } from "../../measures/index.js";
import { policyInput } from "../../view/events.js";
import { ask, type Question } from "../../measures/question.js";
import { completeYears, type Site } from "../../base/site.js";
import { choice, toggle, year, type StateOf } from "../../view/state/inputs.js";

export const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
  measure: choice(
    { index: "Index", dollars: "Dollars", share: "Share" },
    {
      label: "Measure",
      help: "Index: the monthly mean of the base year is 100. Share: of covered goods, all but HS chapters 27, 71, 98 and 99.",
    },
  ),
  base: year(
    (site) => [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort(),
    {
      label: "Base year",
      fallback: 2023,
    },
  ),
  medium: toggle({
    label: "Count Medium as AI",
    help: "Products whose use in AI is real but not their main one stand apart unless they are counted in.",
  }),
  ...policyInput,
};

export type State = StateOf<typeof inputs>;

/** The part of every query of the page that its inputs decide. */
export function queryOf(state: State): Query {
  return { base: state.base, medium: state.medium ? "ai" : "apart" };
}

/** The measure of a kind for the chosen flow: `import_index`, `export_share`, … */
export function measureName(state: State, kind: "value" | "index" | "share" | "growth" | "codes"): string {
  return `${state.flow.slice(0, -1)}_${kind}`;
}

/** `AI-related`, or with Medium in it, as a title says it. */
export function subject(state: State): string {
  return state.medium ? "AI-related (High and Medium)" : "AI-related";
}

/** First month of monthly charts. */
export const firstMonth = "2022-01";

/** A measure of the chosen flow by month and group: one question for the tiles and for the chart that shows the same. */
export function byMonth(
  state: State,
  site: Site,
  kind: "value" | "index" | "share",
  groups: readonly Group[],
): Question {
  return ask(measureName(state, kind), {
    ...queryOf(state),
    by: ["month", "group"],
    where: { groups },
    ...(site.months[state.flow].some((month) => month >= firstMonth) ? { from: firstMonth } : {}),
  });
}

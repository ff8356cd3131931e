import { completeYears } from "../../base/site.js";
import type { Query } from "../../measures/index.js";
import { policyInput } from "../../view/events.js";
import { choice, year, type StateOf } from "../../view/state/inputs.js";

export const inputs = {
  concept: choice(
    { total: "All", domestic: "Domestic goods", foreign: "Re-exports" },
    {
      label: "Exports",
      help: "Domestic exports are grown, made or changed in the United States; re-exports came in and leave unchanged. All: both, as in the paper, or what you chose in “What is counted”.",
    },
  ),
  base: year((site) => completeYears(site, "exports"), { label: "Base year", fallback: 2023 }),
  year: year((site) => completeYears(site, "exports"), {
    label: "Year",
    fallback: (site) => completeYears(site, "exports").at(-1) ?? 0,
  }),
  ...policyInput,
};

export type State = StateOf<typeof inputs>;

export function queryOf(state: State): Query {
  return { base: state.base, ...(state.concept === "total" ? {} : { exports: state.concept }) };
}

/** The chosen exports as a title says them. */
export function subject({ concept }: Pick<State, "concept">): string {
  return {
    total: "AI-related exports",
    domestic: "domestic AI-related exports",
    foreign: "AI-related re-exports",
  }[concept];
}

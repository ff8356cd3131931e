import { policyInput } from "../../view/events.js";
import { completeYears, type Site } from "../../base/site.js";
import { chosen, choice, menu, several, year, type StateOf } from "../../view/state/inputs.js";
import { categories, categoryNames, type Query } from "../../measures/index.js";

/** Categories that AI-labelled codes fall into; the last of the list holds what is not related. */
const aiCategories = categories.filter((category) => category !== "Not_DC_Related");

/** Years that both flows hold whole: a balance needs both. */
export function balanceYears(site: Site): number[] {
  const exports = completeYears(site, "exports");
  return completeYears(site, "imports").filter((y) => exports.includes(y));
}

export const inputs = {
  base: year(balanceYears, {
    label: "Base year",
    fallback: 2023,
    help: "The year from which AI trade is let grow like the comparison group.",
  }),
  comparison: choice(
    { low: "Low", low_medium: "Low and Medium", not_ai: "All but AI", trend: "AI's own trend" },
    {
      label: "Grow like",
      help: "What AI trade is compared with: codes labelled Low, also Medium, everything not AI, or AI's own log-linear trend up to the end of the base year.",
    },
  ),
  start: menu(
    (site) => [
      { value: "", label: "the base year on" },
      ...balanceYears(site).flatMap((y) => [
        { value: `${y}-01`, label: `January ${y}` },
        { value: `${y}-07`, label: `July ${y}` },
      ]),
    ],
    { label: "Count excess from" },
  ),
  categories: several(Object.fromEntries(aiCategories.map((c) => [c, categoryNames[c]])), {
    label: "AI categories counted",
  }),
  ...policyInput,
};

export type State = StateOf<typeof inputs>;

/** The part of every query that the inputs decide. */
export function queryOf(state: State): Query {
  const wanted = chosen(state.categories);
  return {
    base: state.base,
    comparison: state.comparison,
    ...(state.start ? { start: state.start } : {}),
    ...(wanted.length < aiCategories.length ? { where: { categories: wanted } } : {}),
  };
}

/** The comparison as a sentence names it. */
export function comparisonName(state: State): string {
  return {
    low: "non-AI products",
    low_medium: "products labelled Low or Medium",
    not_ai: "all products but AI's",
    trend: `their own trend up to ${state.base}`,
  }[state.comparison];
}

import { policyInput } from "../../view/events.js";
import { completeYears, type Site } from "../../base/site.js";
import { chosen, choice, menu, several, year, type StateOf } from "../../view/state/inputs.js";
import { countedCategories, categoryName, type Query, words, capital } from "../../measures/index.js";
import { className } from "../../measures/task.js";

/** Categories that counted-labelled codes fall into; the last of the list holds what is not related. */
const counted = countedCategories();

/** Years that both flows hold whole: a balance needs both. */
export function balanceYears(site: Site): number[] {
  const exports = completeYears(site, "exports");
  return completeYears(site, "imports").filter((y) => exports.includes(y));
}

export const inputs = {
  base: year(balanceYears, {
    label: "Base year",
    fallback: 2023,
    help: `The year from which ${words().noun} trade is let grow like the comparison group.`,
  }),
  comparison: choice(
    {
      low: className("Low"),
      low_medium: `${className("Low")} and ${className("Medium")}`,
      not_ai: `All but ${words().goods}`,
      trend: `${capital(words().whose)} own trend`,
    },
    {
      label: "Grow like",
      help: `What ${words().noun} trade is compared with: codes labelled ${className("Low")}, also ${className("Medium")}, everything not ${words().goods}, or ${words().whose} own log-linear trend up to the end of the base year.`,
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
  categories: several(Object.fromEntries(counted.map((c) => [c, categoryName(c)])), {
    label: `${capital(words().noun)} categories counted`,
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
    ...(wanted.length < counted.length ? { where: { categories: wanted } } : {}),
  };
}

/** The comparison as a sentence names it. */
export function comparisonName(state: State): string {
  return {
    low: `${words().other} products`,
    low_medium: `products labelled ${className("Low")} or ${className("Medium")}`,
    not_ai: `all products but ${words().whose}`,
    trend: `their own trend up to ${state.base}`,
  }[state.comparison];
}

import { policyInput } from "../../view/events.js";
import { completeYears, lastMonth, type Site } from "../../base/site.js";
import { choice, menu, toggle, year, type StateOf } from "../../view/state/inputs.js";
import { formatMonth, type Query, words, capital } from "../../measures/index.js";
import { ofPaper } from "../../measures/task.js";
import { wholeYears } from "../../measures/asking.js";

const years = (site: Site): number[] => completeYears(site, "imports");

/** December of the last whole year, which the paper charts; else the last month there is. */
function usualLater(site: Site): string {
  const last = years(site).at(-1);
  return last === undefined ? (lastMonth(site, "imports") ?? "") : `${last}-12`;
}

export const inputs = {
  before: year(years, {
    label: "Compare",
    fallback: (site) => years(site).at(-2) ?? years(site).at(-1) ?? 0,
  }),
  after: menu(
    (site) =>
      [
        ...[usualLater(site)],
        ...years(site).map(String).reverse(),
        ...site.months.imports.filter((month) => month !== usualLater(site)).reverse(),
      ].map((value) => ({ value, label: value.length === 4 ? `all of ${value}` : formatMonth(value) })),
    {
      label: "with",
      help: ofPaper(
        "The paper sets December 2025 beside all of 2024; its repository sets all of 2025 beside it. Both are right for their period.",
        "A month shows what is in force now, a year what was paid over all of it.",
      ),
    },
  ),
  matching: choice(
    { legal: "By legal prefix", published: ofPaper("As the paper matched", "All ten digits as written") },
    {
      label: "Lists match codes",
      help: "Annex II is written in ten digits that end in zeros but is law at eight: matched exactly, it misses codes.",
    },
  ),
  dated: toggle({
    label: "Count a list from its own date",
    fallback: true,
    help: `${ofPaper("The paper applies the lists of April 2025 and February 2026 to all of 2025: without", "Without")} the date, coverage is what the lists would have covered.`,
  }),
  lines: choice(
    { groups: `${capital(words().noun)} and ${words().other}`, categories: "Categories", sources: "Sources" },
    {
      label: "Lines by month",
      help: `Lines of the chart by month: both groups, ${words().whose} categories, or ${words().whose} five largest sources.`,
    },
  ),
  ...policyInput,
};

export type State = StateOf<typeof inputs>;

/** The two periods that are compared, with their names. */
export function periods(state: State): { before: Window; after: Window } {
  return { before: windowOf(String(state.before)), after: windowOf(state.after) };
}

interface Window {
  name: string;
  query: Pick<Query, "from" | "to">;
}

function windowOf(period: string): Window {
  return period.length === 4
    ? { name: period, query: wholeYears(Number(period)) }
    : { name: formatMonth(period), query: { from: period, to: period } };
}

/** The whole year that exemptions are counted over: the later period's, or the year it lies in. */
export function exemptionYear(state: State): { name: string; query: Pick<Query, "from" | "to"> } {
  return windowOf(state.after.slice(0, 4));
}

import { ask, type Question } from "../../measures/question.js";
import { completeYears, type Site } from "../../base/site.js";
import { choice, menu, text, year, type StateOf } from "../../view/state/inputs.js";

const years = (site: Site): number[] =>
  [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort();

const runs = (site: Site): { value: string; label: string }[] =>
  site.runs.map((run) => ({ value: run, label: run === site.run ? `${run} (in use)` : run }));

export const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
  year: year(years, { label: "Values of", fallback: (site) => years(site).at(-1) ?? 0 }),
  run: menu(runs, { label: "Run", fallback: (site) => site.run ?? "" }),
  other: menu(runs, {
    label: "Compared with",
    fallback: (site) => site.runs.find((run) => run !== site.run) ?? site.run ?? "",
  }),
  show: choice(
    { High: "High", Medium: "Medium", Low: "Low", all: "All" },
    {
      label: "Codes labelled",
      help: "Which codes the table of codes lists; a search goes through all of them.",
    },
  ),
  find: text({ label: "Find codes" }),
};

export type State = StateOf<typeof inputs>;

/** The window of the chosen year. */
export function windowOf(state: Pick<State, "year">): { from: string; to: string } {
  return { from: `${state.year}-01`, to: `${state.year}-12` };
}

/** All goods of the year: what shares are of, and where the figures of the page come from. */
export function allGoods(state: Pick<State, "flow" | "year">): Question {
  const query = { ...windowOf(state), by: ["year" as const], where: { groups: ["all" as const] } };
  return ask(`${state.flow.slice(0, -1)}_value`, query);
}

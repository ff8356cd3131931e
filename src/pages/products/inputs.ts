import { completeYears, type Site } from "../../base/site.js";
import { choice, toggle, year, type StateOf } from "../../view/state/inputs.js";
import type { Query } from "../../measures/index.js";

const years = (site: Site): number[] =>
  [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort();

export const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
  base: year(years, { label: "Base year", fallback: 2023 }),
  year: year(years, { label: "Year", fallback: (site) => years(site).at(-1) ?? 0 }),
  of: choice(
    { all: "Covered goods", group: "AI-related goods" },
    {
      label: "Shares are of",
      help: "The paper's Table 4 divides by covered goods, its Table 5 by AI-related goods.",
    },
  ),
  level: choice(
    { hs10: "Codes", family: "Code families" },
    {
      label: "Rank",
      help: "A family takes codes together that replaced one another, so that growth is not measured across a split.",
    },
  ),
  medium: toggle({ label: "Count Medium as AI" }),
};

export type State = StateOf<typeof inputs>;

/** The part of every query that the inputs decide. */
export function queryOf(state: State): Query {
  return { base: state.base, medium: state.medium ? "ai" : "apart" };
}

/** The window of the chosen year. */
export function chosenYear(state: State): { from: string; to: string } {
  return { from: `${state.year}-01`, to: `${state.year}-12` };
}

/** `import_value`, `export_share`, … for the chosen flow. */
export function measureName(state: State, kind: string): string {
  return `${state.flow.slice(0, -1)}_${kind}`;
}

import { completeYears, type Site } from "../../base/site.js";
import { choice, menu, year, type StateOf } from "../../view/state/inputs.js";
import { categories, categoryNames, groupNames, type Category, type Query } from "../../measures/index.js";

/** Whole years of either flow, ascending. */
function years(site: Site): number[] {
  return [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort();
}

export const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
  of: menu(
    () => [
      { value: "ai", label: "AI-related, all categories" },
      ...categories
        .filter((c) => c !== "Not_DC_Related")
        .map((c) => ({ value: c, label: `AI-related: ${categoryNames[c].toLowerCase()}` })),
      { value: "non_ai", label: groupNames.non_ai },
      { value: "all", label: groupNames.all },
    ],
    { label: "Products" },
  ),
  year: year(years, { label: "Year", fallback: (site) => years(site).at(-1) ?? 0 }),
};

export type State = StateOf<typeof inputs>;

/** The part of every query that the choice of products decides. */
export function productsOf(state: State): Query {
  if (state.of === "ai" || state.of === "non_ai" || state.of === "all")
    return { where: { groups: [state.of] } };
  return { where: { groups: ["ai"], categories: [state.of] } };
}

/** The chosen products as a title says them: `AI-related imports`. */
export function subject(state: State): string {
  if (state.of === "all") return `${state.flow} of all goods`;
  if (state.of === "non_ai") return `non-AI ${state.flow}`;
  return state.of === "ai"
    ? `AI-related ${state.flow}`
    : `AI-related ${state.flow} of ${categoryNames[state.of as Category].toLowerCase()}`;
}

/** `import_share`, `export_value`, … for the chosen flow. */
export function measureName(state: State, kind: "value" | "share" | "growth" | "concentration"): string {
  return `${state.flow.slice(0, -1)}_${kind}`;
}

/** The window of the chosen year. */
export function chosenYear(state: State): { from: string; to: string } {
  return { from: `${state.year}-01`, to: `${state.year}-12` };
}

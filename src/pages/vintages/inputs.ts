import { completeYears, type Site } from "../../base/site.js";
import { choice, toggle, year, type StateOf } from "../../view/state/inputs.js";

const years = (site: Site): number[] =>
  [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort();

export const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
  base: year(years, { label: "Growth since", fallback: 2023 }),
  year: year(years, { label: "Year", fallback: (site) => years(site).at(-1) ?? 0 }),
  scope: toggle({
    label: "Leave out chapters 27, 71, 98 and 99",
    help: "As the site's measures do: fuels, precious metals and special provisions. The published totals hold them.",
  }),
};

export type State = StateOf<typeof inputs>;

import { completeYears, type Site } from "../../base/site.js";
import { choice, year, type StateOf } from "../../view/state/inputs.js";

const years = (site: Site): number[] =>
  [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort();

export const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
  base: year(years, { label: "Base year", fallback: 2023 }),
  year: year(years, { label: "Year", fallback: (site) => years(site).at(-1) ?? 0 }),
};

export type State = StateOf<typeof inputs>;

import { completeYears, type Site } from "../../base/site.js";
import { choice, year } from "../../view/state/inputs.js";

/** Years that the snapshot holds whole of either flow, ascending. */
export function eitherYears(site: Site): number[] {
  return [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort();
}

/** Imports or exports. */
export const flowInput = choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" });

/** The last whole year unless the reader chooses another. */
export const yearInput = year(eitherYears, {
  label: "Year",
  plays: true,
  fallback: (site) => eitherYears(site).at(-1) ?? 0,
});

/** The year that growth is measured from. */
export function baseInput(label = "Base year") {
  return year(eitherYears, { label, fallback: 2023 });
}

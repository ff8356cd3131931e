import { completeYears, type Site } from "../../base/site.js";
import type { Flow } from "../../measures/index.js";
import type { Questions } from "../../measures/question.js";
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

/** The window of a whole year, or of several. */
export function wholeYears(first: number, last = first): { from: string; to: string } {
  return { from: `${first}-01`, to: `${last}-12` };
}

/** A window from a year on. */
export function fromYear(first: number): { from: string } {
  return { from: `${first}-01` };
}

/** `import_share`, `export_value`, …: a kind of measure of a flow. */
export function flowMeasure(flow: Flow, kind: string): string {
  return `${flow.slice(0, -1)}_${kind}`;
}

/** Questions of both flows under names that end in the flow: `values_imports`, `values_exports`. */
export function perFlow<T extends Questions>(
  make: (flow: Flow) => T,
): { [K in keyof T & string as `${K}_${Flow}`]: T[K] } {
  const named = (["imports", "exports"] as const).flatMap((flow) =>
    Object.entries(make(flow)).map(([name, question]) => [`${name}_${flow}`, question] as const),
  );
  return Object.fromEntries(named) as { [K in keyof T & string as `${K}_${Flow}`]: T[K] };
}

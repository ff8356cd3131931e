import { completeYears, type Site } from "../../base/site.js";
import { choice, year } from "../../view/state/inputs.js";
import { excludedChapters, type Query } from "../../measures/index.js";

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

/** The prefixes of a list as a reader writes it, without dots; undefined where one of them is no prefix. */
export function prefixesIn(written: string): string[] | undefined {
  const found = written
    .split(/[\s,;]+/)
    .map((prefix) => prefix.replaceAll(".", ""))
    .filter(Boolean);
  return found.length && found.every((prefix) => /^\d{2,10}$/.test(prefix)) ? [...new Set(found)] : undefined;
}

/** A query of all goods under prefixes. Chapters that measures leave out count once a reader names them. */
export function prefixQuery(prefixes: readonly string[]): Query & { where: object } {
  const excluded = prefixes.some((prefix) => excludedChapters().includes(prefix.slice(0, 2)));
  return { where: { groups: ["all"], codes: prefixes }, ...(excluded ? { allGoods: true } : {}) };
}

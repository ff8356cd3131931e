import { excludedChapters, type Query } from "../../measures/index.js";

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

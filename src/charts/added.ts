import type { Asked, Drawing } from "./drawing.js";

/** The first of a ranking, and after them what the reader added. */
export function leading<T>(
  ranked: readonly T[],
  most: number,
  key: (item: T) => string,
  asked: Asked | undefined,
): readonly T[] {
  return ranked.filter((item, i) => i < most || asked?.added?.has(key(item)));
}

/** How many of a ranking stand in a chart by themselves, and the name of the list from which a reader adds others to them. */
export interface Addable {
  /** default: all */
  first?: number;
  /** `Add a country`; absent where nothing is to be added */
  add?: string;
}

/** Others that a reader can choose among at most: lists of hundreds help nobody. */
const mostAddable = 60;

/** What of a ranking the reader can add to its first ones, by name. */
export function addableTo(
  ranked: readonly { key: string; name: string }[],
  first: number,
  add: string | undefined,
): Pick<Drawing, "more"> {
  const names = ranked.slice(first, first + mostAddable).map(({ key, name }) => ({ key, name }));
  if (!names.length || add === undefined) return {};
  return { more: { label: add, names: names.sort((a, b) => a.name.localeCompare(b.name)) } };
}

/** The same for a ranking of which each goes by its name. */
export function addable<T>(
  add: string,
  ranked: readonly T[],
  first: number,
  nameOf: (item: T) => string,
): Pick<Drawing, "more"> {
  return addableTo(
    ranked.map((item) => ({ key: nameOf(item), name: nameOf(item) })),
    first,
    add,
  );
}

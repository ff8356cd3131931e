import { addMonths } from "../../month.js";
import { queryMonths, type Query } from "./query.js";

/** A way to cut a question that the service cannot finish. */
export type Cut = "chapter" | "heading" | "year" | "month";

/** One request of a plan. */
export interface Slice {
  /** unique in its pull; also the name of its files */
  name: string;
  query: Query;
  /** ways to cut it, the first possible one is taken */
  cuts: readonly Cut[];
}

/**
 * The smaller slices that together ask what this one asks; none when it cannot be cut further.
 *
 * `headings` are the HS4 codes known to trade in the range. Without them a chapter is taken for possible when its
 * number is one of the Harmonized System, and a chapter is not cut into headings.
 */
export function splitSlice(slice: Slice, headings: readonly string[]): Slice[] {
  for (const cut of slice.cuts) {
    const pieces = pieceQueries(slice.query, cut, headings);
    if (pieces.length > 1)
      return pieces.map(([name, query]) => ({ ...slice, name: `${slice.name}.${name}`, query }));
  }
  return [];
}

function pieceQueries(query: Query, cut: Cut, headings: readonly string[]): [name: string, query: Query][] {
  switch (cut) {
    case "chapter": {
      if (query.commodity !== null) return [];
      return chaptersOf(headings).map((chapter) => [chapter, { ...query, commodity: `${chapter}*` }]);
    }
    case "heading": {
      if (query.commodity === null || !/^\d{2}\*$/.test(query.commodity)) return [];
      const chapter = query.commodity.slice(0, 2);
      const inside = headings.filter((heading) => heading.startsWith(chapter));
      return inside.map((heading) => [heading, { ...query, commodity: `${heading}*` }]);
    }
    case "year":
      return yearsOf(query).map(([from, to]) => [from.slice(0, 4), { ...query, from, to }]);
    case "month":
      return queryMonths(query).map((month) => [month, { ...query, from: month, to: month }]);
  }
}

function chaptersOf(headings: readonly string[]): string[] {
  if (headings.length > 0) return [...new Set(headings.map((heading) => heading.slice(0, 2)))].sort();
  const all = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, "0"));
  return all.filter((chapter) => chapter !== "77"); // reserved, never used
}

function yearsOf({ from, to }: Query): [from: string, to: string][] {
  const years: [string, string][] = [];
  for (let start = from; start <= to; start = addMonths(`${start.slice(0, 4)}-12`, 1)) {
    const end = `${start.slice(0, 4)}-12`;
    years.push([start, end < to ? end : to]);
  }
  return years;
}

import { choice, text, type StateOf } from "../../view/state/inputs.js";
import type { Dimension, Query } from "../../measures/index.js";
import { baseInput, yearInput } from "../shared/choices.js";

export const inputs = {
  code: text({
    label: "Below code",
    help: "Two to ten digits, dotted or not: a chapter, heading, subheading, rate line or code. Empty: all chapters.",
    maxLength: 13,
    valid: (typed) => /^(\d{2,10})?$/.test(typed.replaceAll(".", "")),
  }),
  base: baseInput("Growth since"),
  year: yearInput,
  classes: choice(
    { end_use: "End use", naics: "NAICS industries", hitech: "Advanced technology" },
    { label: "Other classification" },
  ),
};

export type State = StateOf<typeof inputs>;

/** The digits that the page stands below. */
export function prefixOf(state: Pick<State, "code">): string {
  return state.code.replaceAll(".", "");
}

/** A step of the hierarchy: how many digits, the dimension of measures, and what one of its numbers is called. */
interface Level {
  digits: number;
  dimension: Dimension;
  name: string;
  names: string;
}

export const levels: readonly Level[] = [
  { digits: 2, dimension: "hs2", name: "chapter", names: "chapters" },
  { digits: 4, dimension: "hs4", name: "heading", names: "headings" },
  { digits: 6, dimension: "hs6", name: "subheading", names: "subheadings" },
  { digits: 8, dimension: "hs8", name: "eight-digit line", names: "eight-digit lines" },
  { digits: 10, dimension: "hs10", name: "ten-digit code", names: "ten-digit codes" },
];

/** The level that is listed below a prefix: the next one, or the code itself. */
export function levelBelow(prefix: string): Level {
  return levels.find(({ digits }) => digits > prefix.length) ?? (levels.at(-1) as Level);
}

/** Of the prefix, all chapters included: the hierarchy is shown whole. */
export function belowPrefix(state: Pick<State, "code" | "base">): Query {
  const prefix = prefixOf(state);
  return { allGoods: true, base: state.base, ...(prefix ? { where: { codes: [prefix] } } : {}) };
}

import type { Site } from "../base/site.js";
import { points } from "../measures/format.js";
import { formatValue, words, capital } from "../measures/index.js";
import { lastYear, type State, inputs } from "./prices/inputs.js";
import { viewsOf } from "../view/declare.js";
import {
  type Effect,
  type Parts,
  partsQuestions,
  partsOf,
  pointsOf,
  decomposition,
  indices,
} from "./prices/parts.js";
import { definePage } from "../view/view.js";
import { bySource, families, monthly } from "./prices/months.js";
import { outliers } from "./prices/outliers.js";

/** What part of the growth of counted trade is price. */
const headline = viewsOf(inputs).headline({
  questions: (state, site) => partsQuestions(state, site, "group"),
  shown: (answers) => partsOf(answers, "group", "ai"),
  text: (parts, { state, site }) => headlineText(parts, state, site),
  learn: (parts) => learnedText(parts),
});

/** How much of the growth of trade is unit values and how much quantities. */
export const page = definePage({
  name: "prices",
  inputs,
  ahead: false, // each base year and formula compares the unit values of every code anew
  views: {
    headline,
    indices,
    parts: decomposition("group"),
    categories: decomposition("category"),
    "price-months": monthly("price"),
    "quantity-months": monthly("quantity"),
    outliers,
    sources: bySource,
    families,
  },
});

/** How far the split can be trusted; coverage in percent. */
export function learnedText(parts: Parts | undefined): (string | undefined)[] {
  if (!parts) return [];
  const [price, quantity] = [Math.abs(parts.price), Math.abs(parts.quantity)];
  const larger = price > quantity ? "unit values moved more" : "quantities moved more";
  return [
    price + quantity > 0 ? `Of the two, ${larger} of it.` : undefined,
    `The split rests on ${formatValue(parts.coverage, "percent")} of the value, where quantities can be compared; a unit value mixes price, quality and the mix of products, so it is no inflation rate.`,
  ];
}

export function headlineText(parts: Parts | undefined, state: State, site: Site): string {
  const year = lastYear(state, site);
  if (year === undefined || !parts)
    return `This snapshot does not hold ${words().adjective} ${state.flow} with quantities in ${state.base} and in a later whole year.`;
  const of = (part: Effect): string => points(pointsOf(parts, part));
  const moved = `${parts.growth < 0 ? "fell" : "grew"} ${formatValue(Math.abs(parts.growth), "percent")} from ${state.base} to ${year}`;
  return `${capital(words().adjective)} ${state.flow} ${moved}. Unit values make ${of("price")} of it and quantities ${of("quantity")}; ${of("rest")} cannot be split.`;
}

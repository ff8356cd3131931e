import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import type { Site } from "../../base/site.js";
import { formatValue } from "../../measures/index.js";
import { lastYear, type State } from "./inputs.js";
import { partsOf, partsQuestions, pointsOf } from "./parts.js";

/** What part of the growth of AI trade is price. */
export const headline: View<State> = {
  questions: (state, site) => partsQuestions(state, site, "group"),
  render: (answers, { document, state, site }) =>
    element(document, "p", { class: "headline" }, headlineText(answers, state, site)),
};

export function headlineText(answers: Answers, state: State, site: Site): string {
  const year = lastYear(state, site);
  const parts = partsOf(answers, state, { group: "ai" });
  if (year === undefined || !parts)
    return `This snapshot does not hold AI-related ${state.flow} with quantities in ${state.base} and in a later whole year.`;
  const points = (part: "price" | "quantity" | "rest"): string =>
    formatValue(pointsOf(parts, part), "percentage points", { sign: true });
  const moved = `${parts.growth < 0 ? "fell" : "grew"} ${formatValue(Math.abs(parts.growth), "percent")} from ${state.base} to ${year}`;
  return `AI-related ${state.flow} ${moved}. Unit values make ${points("price")} of it and quantities ${points("quantity")}; ${points("rest")} cannot be split.`;
}

import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { formatValue } from "../../measures/index.js";
import { subject, type State } from "../countries/inputs.js";
import { districtQuestions, districtsOf, emptyText } from "./districts.js";

/** The gateways that lead, and how much passes through the first five. */
export const headline: View<State> = {
  questions: districtQuestions,
  render: (answers, { document, state }) =>
    element(document, "p", { class: "headline" }, headlineText(answers, state)),
};

export function headlineText(answers: Answers, state: State): string {
  const rows = districtsOf(answers);
  const [first, second] = rows;
  if (!first || !second) return emptyText(answers, state);
  const five = rows.slice(0, 5).reduce((sum, row) => sum + row.share, 0);
  const verb = state.flow === "imports" ? "entered" : "left";
  return `${formatValue(first.share, "percent")} of ${subject(state)} ${verb} through the customs district of ${first.name} in ${state.year} and ${formatValue(second.share, "percent")} through ${second.name}; the first five of ${rows.length} districts took ${formatValue(five, "percent")}.`;
}

import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { formatValue } from "../../measures/index.js";
import { comparisonOf, comparisonQuestions } from "./comparison.js";
import { exposureOf, goodsName, targetName, type State } from "./inputs.js";
import { percentOf } from "./study.js";

/** What exposed goods did against unexposed ones, and how much of it third countries replaced. */
export const headline: View<State> = {
  questions: comparisonQuestions,
  render: (answers, { document, state }) =>
    element(document, "p", { class: "headline" }, headlineText(answers, state)),
};

export function headlineText(answers: Answers, state: State): string {
  const found = comparisonOf(answers, state);
  if (found?.target == null)
    return `This snapshot cannot show the effect: it holds no list, or no month on both sides of its date, for ${exposureOf(state).title}.`;
  const moved = (log: number): string =>
    `${log < 0 ? "fell" : "rose"} ${formatValue(Math.abs(percentOf(log)), "percent")}`;
  const first = `Relative to unexposed goods, exposed ${goodsName(state)} from ${targetName(state)} ${moved(found.target)} after the tariff`;
  if (found.others === null) return `${first}.`;
  const others = `; those from third countries ${moved(found.others)}`;
  if (found.loss === null || found.gain === null) return `${first}${others}.`;
  if (found.loss <= 0)
    return `${first}${others}. There was no loss to divert: ${targetName(state)} gained ${formatValue(-found.loss, "dollars")} against unexposed growth.`;
  return `${first}${others}. Against unexposed growth ${targetName(state)} lost ${formatValue(found.loss, "dollars")} and third countries ${found.gain < 0 ? "lost" : "gained"} ${formatValue(Math.abs(found.gain), "dollars")}.`;
}

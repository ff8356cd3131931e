import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { EventStudy, Interval } from "../../measures/event-study.js";
import type { View } from "../../view/page/view.js";
import { formatValue } from "../../measures/index.js";
import { comparisonOf, comparisonQuestions } from "./comparison.js";
import { exposureOf, goodsName, targetName, type State } from "./inputs.js";
import { formatLog, percentOf, studyOf, studyQuestions } from "./study.js";

/** What exposed goods did against unexposed ones, and how much of it third countries replaced. */
export const headline: View<State> = {
  questions: (state) => ({ ...comparisonQuestions(state), ...studyQuestions(state) }),
  render: (answers, { document, state, data }) =>
    element(
      document,
      "p",
      { class: "headline" },
      headlineText(answers, state, studyOf(answers, state, data)),
    ),
};

/** Percent changes are the path's first twelve months, with their intervals; dollars compare equal calendar months. */
export function headlineText(answers: Answers, state: State, study?: EventStudy): string {
  const found = comparisonOf(answers, state);
  if (found?.target == null)
    return `This snapshot cannot show the effect: it holds no list, or no month on both sides of its date, for ${exposureOf(state).title}.`;
  const moved = (log: number, interval: Interval | null | undefined): string => {
    const { estimate, low, high } = interval ?? { estimate: log, low: null, high: null };
    const range = low === null || high === null ? "" : ` (${formatLog(low)} to ${formatLog(high)})`;
    return `${estimate < 0 ? "fell" : "rose"} ${formatValue(Math.abs(percentOf(estimate)), "percent")}${range}`;
  };
  const first = `Relative to unexposed goods, exposed ${goodsName(state)} from ${targetName(state)} ${moved(found.target, study?.average.target)} after the tariff`;
  if (found.others === null) return `${first}.`;
  const others = `; those from third countries ${moved(found.others, study?.average.other)}`;
  if (found.loss === null || found.gain === null) return `${first}${others}.`;
  if (found.loss <= 0)
    return `${first}${others}. There was no loss to divert: ${targetName(state)} gained ${formatValue(-found.loss, "dollars")} against unexposed growth.`;
  return `${first}${others}. Against unexposed growth ${targetName(state)} lost ${formatValue(found.loss, "dollars")} and third countries ${found.gain < 0 ? "lost" : "gained"} ${formatValue(Math.abs(found.gain), "dollars")}.`;
}

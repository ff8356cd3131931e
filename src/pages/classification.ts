import { percent } from "../measures/format.js";
import { formatValue } from "../measures/index.js";
import type { LabelledCodes } from "../measures/label-runs.js";
import { percentOf } from "../measures/rows.js";
import { dataOf, runOf, type State, inputs } from "./classification/inputs.js";
import { className } from "../measures/task.js";
import { viewsOf } from "../view/declare.js";
import { labelledQuestion, labelled, sumsOf, byCategory } from "./classification/categories.js";
import { definePage } from "../view/view.js";
import { agreement, comparable, differences, matrix } from "./classification/agreement.js";
import { band } from "./classification/band.js";
import { codes, queue } from "./classification/codes.js";
import { runs, task } from "./classification/task.js";
import { calibration, scores, validation } from "./classification/validation.js";

/** How many codes count, what they trade, and by whom they were labelled. */
const headline = viewsOf(inputs).headline({
  questions: (state) => ({ labelled: labelledQuestion(state) }),
  text: ({ labelled }, context) => {
    const used = runOf(dataOf(context), context.site.run);
    const by = context.labels ? "your labels" : (used?.model ?? context.site.run ?? "no run");
    return headlineText(labelled, by, context.state);
  },
  learn: ({ labelled }, { state }) => learnedText(labelled, state),
});

/** Which codes count, by whom, how sure that is, and what a person should look at next. */
export const page = definePage({
  name: "classification",
  inputs,
  views: {
    headline,
    validation,
    scores,
    categories: byCategory("codes"),
    values: byCategory("value"),
    band,
    codes,
    task,
    runs,
    comparable,
    matrix,
    agreement,
    differences,
    calibration,
    queue,
  },
});

/** What stands between, and how much rests on few codes. */
export function learnedText(
  rows: readonly LabelledCodes[],
  { flow, year }: Pick<State, "flow" | "year">,
): (string | undefined)[] {
  const [all, high, medium] = [sumsOf(rows), labelled(rows, "High"), labelled(rows, "Medium")];
  if (all.value <= 0 || !high.codes) return [];
  const [own, withMedium] = [medium.value, high.value + medium.value].map((v) => percentOf(v, all.value));
  return [
    medium.codes && own != null && withMedium != null
      ? `Another ${formatValue(medium.codes, "codes")} are labelled ${className("Medium")} and hold ${percent(own)}: with them the share would be ${percent(withMedium)} of ${flow} in ${year}.`
      : undefined,
    "A label is a judgement of a code, not of a shipment: one code may hold goods that count and goods that do not.",
  ];
}

/** `by`: who or what gave the labels. */
export function headlineText(
  rows: readonly LabelledCodes[],
  by: string,
  { flow, year }: Pick<State, "flow" | "year">,
): string {
  const [all, high, without] = [sumsOf(rows), labelled(rows, "High"), labelled(rows, null)];
  if (all.codes === without.codes) return `No code of ${flow} is labelled in this snapshot.`;
  const count = (codes: number): string => formatValue(codes, "codes");
  const part = percentOf(high.value, all.value);
  const none = without.codes
    ? ` ${count(without.codes)} ${without.codes === 1 ? "code has" : "codes have"} no label.`
    : "";
  return `${count(high.codes)} of ${count(all.codes)} codes of ${flow} are labelled ${className("High")} by ${by}${part === null ? "" : `; they are ${percent(part)} of ${flow} in ${year}`}.${none}`;
}

import { element } from "../../base/dom.js";
import { askSql, type Answers } from "../../measures/question.js";
import type { Context, View } from "../../view/page/view.js";
import { formatValue } from "../../measures/index.js";
import { labelledCodesSql, type LabelledCodes } from "../../measures/label-runs.js";
import { dataOf, runOf } from "./data.js";
import { windowOf, type State } from "./inputs.js";

/** How many codes are called AI-related, what they trade, and by whom they were labelled. */
export const headline: View<State> = {
  questions: (state) => ({
    labelled: askSql((counted) => labelledCodesSql(state.flow, { ...counted, ...windowOf(state) })),
  }),
  render: (answers, context) =>
    element(context.document, "p", { class: "headline" }, headlineText(answers, context)),
};

export function headlineText(
  answers: Answers,
  context: Pick<Context<State>, "state" | "site" | "data" | "labels">,
): string {
  const rows = (answers["labelled"] ?? []) as unknown as LabelledCodes[];
  const sum = (of: "codes" | "value", wanted: readonly LabelledCodes[]): number =>
    wanted.reduce((total, row) => total + row[of], 0);
  const high = rows.filter(({ relevance }) => relevance === "High");
  const unlabelled = sum(
    "codes",
    rows.filter(({ relevance }) => relevance === null),
  );
  const all = sum("codes", rows);
  if (all === unlabelled) return `No code of ${context.state.flow} is labelled in this snapshot.`;
  const by = context.labels
    ? "your labels"
    : (runOf(dataOf(context), context.site.run)?.model ?? context.site.run ?? "no run");
  const share = (100 * sum("value", high)) / sum("value", rows);
  return (
    `${formatValue(sum("codes", high), "codes")} of ${formatValue(all, "codes")} codes of ${context.state.flow} are labelled High by ${by}; ` +
    `they are ${formatValue(share, "percent")} of ${context.state.flow} in ${context.state.year}.` +
    (unlabelled > 0
      ? ` ${formatValue(unlabelled, "codes")} ${unlabelled === 1 ? "code has" : "codes have"} no label.`
      : "")
  );
}

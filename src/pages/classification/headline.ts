import { askSql, type Answers } from "../../measures/question.js";
import { openingElement } from "../../view/opening.js";
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
    openingElement(
      context.document,
      headlineText(answers, context),
      learnedText(labelledOf(answers), context.state),
    ),
};

/** What stands between, and how much rests on few codes. */
export function learnedText(
  rows: readonly LabelledCodes[],
  { flow, year }: Pick<State, "flow" | "year">,
): (string | undefined)[] {
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  const of = (relevance: LabelledCodes["relevance"]) => {
    const own = rows.filter((row) => row.relevance === relevance);
    return {
      codes: own.reduce((sum, row) => sum + row.codes, 0),
      value: own.reduce((sum, row) => sum + row.value, 0),
    };
  };
  const [high, medium] = [of("High"), of("Medium")];
  if (total <= 0 || !high.codes) return [];
  const percent = (value: number): string => formatValue((100 * value) / total, "percent");
  return [
    medium.codes
      ? `Another ${formatValue(medium.codes, "codes")} are labelled Medium and hold ${percent(medium.value)}: with them the share would be ${percent(high.value + medium.value)} of ${flow} in ${year}.`
      : undefined,
    "A label is a judgement of a code, not of a shipment: one code may hold goods for data centers and for homes.",
  ];
}

export function headlineText(
  answers: Answers,
  context: Pick<Context<State>, "state" | "site" | "data" | "labels">,
): string {
  const rows = labelledOf(answers);
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

function labelledOf(answers: Answers): LabelledCodes[] {
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return (answers["labelled"] ?? []).map((row) => ({
    relevance: text(row["relevance"]),
    category: text(row["category"]),
    codes: Number(row["codes"]),
    value: Number(row["value"]),
  }));
}

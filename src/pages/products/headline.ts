import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { Context, View } from "../../view/page/view.js";
import { formatCode, formatValue } from "../../measures/index.js";
import { growthQuestion, growthRows } from "./growth.js";
import type { State } from "./inputs.js";
import { nameOf, namesQuestion } from "../shared/code-names.js";

/** The page's answer in one sentence: where the growth sits. */
export const headline: View<State> = {
  questions: (state) => ({ codes: growthQuestion(state), names: namesQuestion(state.flow) }),
  render: (answers, context) =>
    element(context.document, "p", { class: "headline" }, headlineText(answers, context)),
};

export function headlineText(answers: Answers, { state }: Pick<Context<State>, "state">): string {
  const rows = growthRows(answers);
  const change = rows.reduce((sum, row) => sum + row.change, 0);
  const [first] = [...rows].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  if (!first)
    return `The snapshot does not hold AI-related ${state.flow} of both ${state.base} and ${state.year} whole.`;
  const total = rows.reduce((sum, row) => sum + row.now_value, 0);
  const name = nameOf(answers, first.code);
  const code = formatCode(first.code);
  return `AI-related ${state.flow} changed by ${formatValue(change, "dollars", { sign: true })} from ${state.base} to ${state.year}, to ${formatValue(total, "dollars")}; ${name === code ? code : `${code} (${name})`} alone by ${formatValue(first.change, "dollars", { sign: true })}.`;
}

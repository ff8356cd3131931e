import { element } from "../../base/dom.js";
import { ask, type Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { formatValue } from "../../measures/index.js";
import { valueAt } from "../shared/rows.js";
import { exemptionYear, periods, type State } from "./inputs.js";

/** The gap in the later period and what the exemption lists cover. */
export const headline: View<State> = {
  questions: (state) => ({
    rates: ask("effective_tariff", {
      ...periods(state).after.query,
      by: ["group"],
      where: { groups: ["ai", "non_ai"] },
    }),
    coverage: ask("exemption_coverage", {
      ...exemptionYear(state).query,
      matching: state.matching,
      dated: state.dated,
    }),
  }),
  render: (answers, { document, state }) =>
    element(document, "p", { class: "headline" }, headlineText(answers, state)),
};

export function headlineText(answers: Answers, state: State): string {
  const { after } = periods(state);
  const [ai, other] = ["ai", "non_ai"].map((group) => valueAt(answers, "rates", { group }));
  if (ai === null || ai === undefined || other === null || other === undefined)
    return `This snapshot has no labelled imports in ${after.name}, so rates cannot be compared.`;
  const coverage = valueAt(answers, "coverage", {});
  const lists =
    coverage === null
      ? ""
      : ` Tariff exemption lists ${state.dated ? "in force at the time cover" : "cover"} ${formatValue(coverage, "percent")} of AI-related imports of ${exemptionYear(state).name}.`;
  return `In ${after.name} duty came to ${formatValue(ai, "percent")} of AI-related imports and to ${formatValue(other, "percent")} of non-AI imports.${lists}`;
}

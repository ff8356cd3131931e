import { element } from "../../base/dom.js";
import { goodsCounted, type GoodsCounted } from "../../view/figure/source.js";
import { ask, type Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import type { Site } from "../../base/site.js";
import { formatValue } from "../../measures/index.js";
import { balanceYears, comparisonName, queryOf, type State } from "./inputs.js";

/** The deficit with and without the AI boom in the last whole year. */
export const headline: View<State> = {
  questions: (state) => ({
    balance: ask("trade_balance", { by: ["year"] }),
    net: ask("net_effect", { ...queryOf(state), by: ["year"] }),
  }),
  render: (answers, { document, state, site, questions }) =>
    element(
      document,
      "p",
      { class: "headline" },
      headlineText(answers, state, site, goodsCounted(questions)),
    ),
};

export function headlineText(
  answers: Answers,
  state: State,
  site: Site,
  goods: GoodsCounted = "covered goods",
): string {
  const latest = balanceYears(site).at(-1);
  if (latest === undefined)
    return "This snapshot holds no year of which both imports and exports are whole, so no balance can be told.";
  const at = (question: string): number | undefined => {
    const value = answers[question]?.find((row) => row["year"] === latest)?.["value"];
    return typeof value === "number" ? value : undefined;
  };
  const [balance, net] = [at("balance"), at("net")];
  if (balance === undefined || net === undefined)
    return `The counterfactual of ${latest} cannot be computed from this snapshot: it needs AI and comparison codes in all of ${state.base}.`;
  if (latest === state.base) return `${latest} is the base year itself, so nothing is in excess of it yet.`;
  const grown = `Had AI trade grown like ${comparisonName(state)} since ${state.base}`;
  const deficit = formatValue(Math.abs(balance), "dollars");
  const kind = balance < 0 ? "deficit" : "surplus";
  const side = net > 0 === balance < 0 ? "smaller" : "larger";
  return `${grown}, the ${latest} ${kind} in ${goods} would have been ${formatValue(Math.abs(net), "dollars")} ${side} than its ${deficit}: ${formatValue(Math.abs((100 * net) / balance), "percent")} of it.`;
}

import { formatMonth, formatValue } from "../../measures/index.js";
import { element } from "../../base/dom.js";
import { goodsCounted, type GoodsCounted } from "../../view/figure/source.js";
import { ask, type Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { completeYears, lastMonth, missingMonths, type Site } from "../../base/site.js";
import { reviewedText } from "./reviewed.js";
import { measureName, queryOf, subject, type State } from "./inputs.js";

/** The page's answer in one sentence, from whole years only; it says why where there is none. */
export const headline: View<State> = {
  questions: (state) => ({
    value_by_year: ask(measureName(state, "value"), { ...queryOf(state), by: ["year", "group"] }),
    growth_by_year: ask(measureName(state, "growth"), { ...queryOf(state), by: ["year", "group"] }),
    share_by_year: ask(measureName(state, "share"), { ...queryOf(state), by: ["year"] }),
  }),
  render(answers, context) {
    const { document, state, site, questions } = context;
    const text = headlineText(answers, state, site, goodsCounted(questions));
    const reviewed = reviewedText(context);
    return element(
      document,
      "p",
      { class: "headline" },
      text,
      reviewed && element(document, "span", { class: "headline-interval" }, ` ${reviewed}`),
    );
  },
};

export function headlineText(
  answers: Answers,
  state: State,
  site: Site,
  goods: GoodsCounted = "covered goods",
): string {
  const latest = completeYears(site, state.flow).at(-1);
  if (latest === undefined) return withoutYear(state, site);
  const at = (question: string, group?: string): number | undefined => {
    const row = answers[question]?.find((r) => r["year"] === latest && (!group || r["group"] === group));
    return typeof row?.["value"] === "number" ? row["value"] : undefined;
  };
  const value = at("value_by_year", "ai");
  if (value === undefined)
    return `No product in this selection is labelled AI-related, so there is nothing to compare in ${latest}.`;
  const share = at("share_by_year");
  const [ai, other] = [at("growth_by_year", "ai"), at("growth_by_year", "non_ai")];
  const start = `${subject(state)} ${state.flow} came to ${formatValue(value, "dollars")} in ${latest}`;
  const part = share === undefined ? "" : `, ${formatValue(share, "percent")} of ${goods}`;
  if (ai === undefined || state.base >= latest) return `${start}${part}.`;
  const rest = other === undefined ? "" : `, while non-AI ${state.flow} ${moved(other)}`;
  return `${start}${part}: ${compared(ai)} ${state.base}${rest}.`;
}

function compared(change: number): string {
  if (Math.abs(change) < 0.05) return "unchanged from";
  return `${formatValue(Math.abs(change), "percent")} ${change > 0 ? "more" : "less"} than in`;
}

function moved(change: number): string {
  if (Math.abs(change) < 0.05) return "did not change";
  return `${change > 0 ? "grew by" : "fell by"} ${formatValue(Math.abs(change), "percent")}`;
}

function withoutYear(state: State, site: Site): string {
  const [first] = site.months[state.flow];
  const last = lastMonth(site, state.flow);
  if (!first || !last) return `This snapshot holds no ${state.flow}.`;
  const missing = missingMonths(site, state.flow);
  const hole = missing.length ? `, with ${missing.length} of the months between them missing` : "";
  return `This snapshot holds no whole calendar year of ${state.flow} (${formatMonth(first)} to ${formatMonth(last)}${hole}), so years are not compared.`;
}

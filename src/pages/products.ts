import { signedDollars } from "../measures/format.js";
import type { CodeGrowth } from "../measures/families.js";
import { formatCode, formatValue, words, capital } from "../measures/index.js";
import { percentOf, ranked, sumOf } from "../measures/rows.js";
import { nameOf, namesQuestion, type WithNames } from "../measures/code-names.js";
import { categoryLabel } from "../measures/task.js";
import { type State, inputs } from "./products/inputs.js";
import { viewsOf } from "../view/declare.js";
import { growthQuestion, codeContributions, hierarchy, ranking, treemap } from "./products/codes.js";
import { definePage } from "../view/view.js";
import { contributions } from "./products/contributions.js";

/** The page's answer in one sentence: where the growth sits. */
const headline = viewsOf(inputs).headline({
  questions: (state) => ({ codes: growthQuestion(state), names: namesQuestion(state.flow) }),
  text: (answers, { state }) => headlineText(answers.codes, answers, state),
  learn: (answers, { state }) => learnedText(answers.codes, state),
});

/** Which products counted trade is made of, and which of them grew. */
export const page = definePage({
  name: "products",
  inputs,
  views: {
    headline,
    treemap,
    "table-1": hierarchy,
    contributions,
    "code-contributions": codeContributions,
    ranking,
  },
});

/** Which category is the largest, and how much the largest codes hold: of the counted trade of the year. */
export function learnedText(
  rows: readonly Pick<CodeGrowth, "category" | "now_value">[],
  { flow, year }: Pick<State, "flow" | "year">,
): (string | undefined)[] {
  const total = rows.reduce((sum, row) => sum + row.now_value, 0);
  if (total <= 0) return [];
  const labelled = rows.map(({ category, now_value }) => ({ category: category ?? "", value: now_value }));
  const [largest = ""] = ranked(labelled, "category");
  const inLargest = sumOf(labelled.filter(({ category }) => category === largest));
  const traded = labelled.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
  const most = Math.min(5, traded.length - 1);
  const ofLargest = percentOf(inLargest, total);
  const ofMost = percentOf(sumOf(traded.slice(0, most)), total);
  return [
    largest && ofLargest !== null
      ? `${categoryLabel(largest)} made up ${formatValue(ofLargest, "percent")} of ${words().adjective} ${flow} in ${year}.`
      : undefined,
    most > 0 && ofMost !== null
      ? `${most === 1 ? "The largest code" : `The ${most} largest codes`} of ${traded.length.toLocaleString("en-US")} ${most === 1 ? "holds" : "hold"} ${formatValue(ofMost, "percent")} of it.`
      : undefined,
  ];
}

export function headlineText(
  rows: readonly Pick<CodeGrowth, "code" | "change" | "now_value">[],
  names: WithNames,
  { flow, base, year }: Pick<State, "flow" | "base" | "year">,
): string {
  const [first] = [...rows].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  if (!first)
    return `The snapshot does not hold ${words().adjective} ${flow} of both ${base} and ${year} whole.`;
  const change = rows.reduce((sum, row) => sum + row.change, 0);
  const total = rows.reduce((sum, row) => sum + row.now_value, 0);
  const [name, code] = [nameOf(names, first.code), formatCode(first.code)];
  return `${capital(words().adjective)} ${flow} changed by ${signedDollars(change)} from ${base} to ${year}, to ${formatValue(total, "dollars")}; ${name === code ? code : `${code} (${name})`} alone by ${signedDollars(first.change)}.`;
}

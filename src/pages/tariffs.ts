import { completeYears, lastMonth, type Site } from "../base/site.js";
import { percent, points } from "../measures/format.js";
import { formatMonth, words } from "../measures/index.js";
import { ask } from "../measures/question.js";
import { valueAt } from "../measures/rows.js";
import { ratesByWindow } from "./shared/sentences.js";
import { exemptionYear, periods, type State, inputs } from "./tariffs/inputs.js";
import { viewsOf } from "../view/declare.js";
import { definePage } from "../view/view.js";
import { exemptCodes, exemptions, overlap } from "./tariffs/exemptions.js";
import { gap } from "./tariffs/gap.js";
import { inForce } from "./tariffs/in-force.js";
import { bySource, months, rates } from "./tariffs/rates.js";

/** The gap in the later period and what the exemption lists cover. */
const headline = viewsOf(inputs).headline({
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
    ai_by_month: ask("effective_tariff", { by: ["month"], where: { groups: ["ai"] } }),
    ai_by_year: ask("effective_tariff", { by: ["year"], where: { groups: ["ai"] } }),
    before: ask("effective_tariff", {
      ...periods(state).before.query,
      by: ["group"],
      where: { groups: ["ai", "non_ai"] },
    }),
  }),
  shown: ({ rates, coverage, ai_by_month, ai_by_year, before }, { site }) => ({
    ai: valueAt(rates, { group: "ai" }),
    other: valueAt(rates, { group: "non_ai" }),
    covered: valueAt(coverage),
    ai_before: valueAt(before, { group: "ai" }),
    other_before: valueAt(before, { group: "non_ai" }),
    windows: windowsOf(ai_by_month, ai_by_year, site),
  }),
  text: (found, { state }) => headlineText(found, state),
  learn: (found, { state }) => learnedText(found, state),
});

/** How trade policy treats counted goods: rates, exemptions, and why the rates differ. */
export const page = definePage({
  name: "tariffs",
  inputs,
  views: {
    headline,
    rates,
    months,
    "by-source": bySource,
    exemptions,
    "exempt-in-force": inForce,
    overlap,
    "exempt-codes": exemptCodes,
    gap,
  },
});

type Window = { name: string; rate: number | null };

/** The rate of the last month and of the last whole year, as other pages give it. */
function windowsOf(
  byMonth: readonly { month: string; value: number | null }[],
  byYear: readonly { year: number; value: number | null }[],
  site: Site,
): Window[] {
  const [month, year] = [lastMonth(site, "imports"), completeYears(site, "imports").at(-1)];
  return [
    ...(month === undefined ? [] : [{ name: formatMonth(month), rate: valueAt(byMonth, { month }) }]),
    ...(year === undefined ? [] : [{ name: String(year), rate: valueAt(byYear, { year }) }]),
  ];
}

/** How far the rates moved since the first period, and why the rate of counted goods is met with more than one value. */
export function learnedText(
  found: Record<"ai" | "other" | "ai_before" | "other_before", number | null> & {
    windows: readonly Window[];
  },
  state: State,
): (string | undefined)[] {
  const { before, after } = periods(state);
  const { ai, other, ai_before: aiBefore, other_before: otherBefore, windows } = found;
  return [
    ai !== null && other !== null && aiBefore !== null && otherBefore !== null
      ? `Against ${before.name} that is ${points(ai - aiBefore)} for ${words().adjective} imports and ${points(other - otherBefore)} for the others.`
      : undefined,
    ratesByWindow(`The rate of ${words().adjective} imports`, [{ name: after.name, rate: ai }, ...windows]),
  ];
}

export function headlineText(
  { ai, other, covered }: Record<"ai" | "other" | "covered", number | null>,
  state: State,
): string {
  const { after } = periods(state);
  if (ai === null || other === null)
    return `This snapshot has no labelled imports in ${after.name}, so rates cannot be compared.`;
  const lists =
    covered === null
      ? ""
      : ` Tariff exemption lists ${state.dated ? "in force at the time cover" : "cover"} ${percent(covered)} of ${words().adjective} imports of ${exemptionYear(state).name}.`;
  return `In ${after.name} duty came to ${percent(ai)} of ${words().adjective} imports and to ${percent(other)} of ${words().other} imports.${lists}`;
}

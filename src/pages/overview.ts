import { lastMonth, type Site, completeYears, missingMonths } from "../base/site.js";
import { percent, dollars } from "../measures/format.js";
import { formatMonth, words, capital } from "../measures/index.js";
import { valueAt } from "../measures/rows.js";
import { partOfChange, ratesByWindow } from "./shared/sentences.js";
import { subject, type State, inputs, queryOf } from "./overview/inputs.js";
import { definePage } from "../view/view.js";
import { monthlyTariff, numbers, shareQuestion, table1, yearly } from "./overview/numbers.js";
import { sayingReviewed } from "./overview/reviewed.js";
import { share, trend } from "./overview/trend.js";
import { ask } from "../measures/question.js";
import { viewsOf } from "../view/declare.js";
import { goodsCounted, type GoodsCounted } from "../view/figure/source.js";

/** What the headline says, of the last whole year; dollars and percent. */
type Found = Record<"value" | "share" | "ai" | "other", number | null>;

/** The page's answer in one sentence, from whole years only; it says why where there is none. */
const headline = viewsOf(inputs).headline({
  questions: (state) => ({
    value_by_year: yearly(state, "value"),
    growth_by_year: yearly(state, "growth"),
    share_by_year: shareQuestion(state),
    ...(state.flow === "imports" && {
      tariff_by_month: monthlyTariff(state),
      tariff_by_year: ask("effective_tariff", {
        ...queryOf(state),
        by: ["year", "group"],
        where: { groups: ["ai", "non_ai"] },
      }),
    }),
  }),
  shown(answers, { state, site }): Found & Learned {
    const year = completeYears(site, state.flow).at(-1) ?? 0;
    return {
      value: valueAt(answers.value_by_year, { year, group: "ai" }),
      share: valueAt(answers.share_by_year, { year }),
      ai: valueAt(answers.growth_by_year, { year, group: "ai" }),
      other: valueAt(answers.growth_by_year, { year, group: "non_ai" }),
      ...learnedFrom(answers, state, site, year),
    };
  },
  text: (found, { state, site, questions }) => headlineText(found, state, site, goodsCounted(questions)),
  learn: (found, { state }) => learnedText(found, state),
});

/** The first page: what the boom does to U.S. trade, in one sentence, four numbers, two charts and a table. */
export const page = definePage({
  name: "overview",
  inputs,
  views: { headline: sayingReviewed(headline), numbers, trend, share, "table-1": table1 },
});

export function headlineText(
  { value, share, ai, other }: Found,
  state: State,
  site: Site,
  goods: GoodsCounted = "covered goods",
): string {
  const latest = completeYears(site, state.flow).at(-1);
  if (latest === undefined) return withoutYear(state, site);
  if (value === null)
    return `No product in this selection is labelled ${words().adjective}, so there is nothing to compare in ${latest}.`;
  const start = `${capital(subject(state))} ${state.flow} came to ${dollars(value)} in ${latest}`;
  const part = share === null ? "" : `, ${percent(share)} of ${goods}`;
  if (ai === null || state.base >= latest) return `${start}${part}.`;
  const rest = other === null ? "" : `, while ${words().other} ${state.flow} ${moved(other)}`;
  return `${start}${part}: ${compared(ai)} ${state.base}${rest}.`;
}

function compared(change: number): string {
  if (Math.abs(change) < 0.05) return "unchanged from";
  return `${percent(Math.abs(change))} ${change > 0 ? "more" : "less"} than in`;
}

function moved(change: number): string {
  if (Math.abs(change) < 0.05) return "did not change";
  return `${change > 0 ? "grew by" : "fell by"} ${percent(Math.abs(change))}`;
}

function withoutYear(state: State, site: Site): string {
  const [first] = site.months[state.flow];
  const last = lastMonth(site, state.flow);
  if (!first || !last) return `This snapshot holds no ${state.flow}.`;
  const missing = missingMonths(site, state.flow);
  const hole = missing.length ? `, with ${missing.length} of the months between them missing` : "";
  return `This snapshot holds no whole calendar year of ${state.flow} (${formatMonth(first)} to ${formatMonth(last)}${hole}), so years are not compared.`;
}

/** What stands under the headline: changes since the base year in dollars, rates in percent. */
interface Learned {
  year: number;
  changes: { part: number; total: number } | null;
  /** effective rates of counted goods, and of the others */
  rates: { window: string; ai: number | null; other: number | null }[];
}

interface YearGroup {
  year: number;
  group: string;
  value: number | null;
}

/** Out of the headline's own answers. */
export function learnedFrom(
  answers: {
    value_by_year: readonly YearGroup[];
    tariff_by_month?: readonly { month: string; group: string; value: number | null }[];
    tariff_by_year?: readonly YearGroup[];
  },
  state: State,
  site: Site,
  year: number,
): Learned {
  const changeOf = (group: string): number | null => {
    const [now, then] = [year, state.base].map((at) => valueAt(answers.value_by_year, { year: at, group }));
    return now == null || then == null ? null : now - then;
  };
  const [part, total] = [changeOf("ai"), changeOf("all")];
  const month = lastMonth(site, "imports") ?? "";
  const rate = (group: string) => ({
    month: valueAt(answers.tariff_by_month, { month, group }),
    year: valueAt(answers.tariff_by_year, { year, group }),
  });
  const [ai, other] = [rate("ai"), rate("non_ai")];
  return {
    year,
    changes: part === null || total === null || state.base >= year ? null : { part, total },
    rates: [
      { window: formatMonth(month), ai: ai.month, other: other.month },
      { window: String(year), ai: ai.year, other: other.year },
    ],
  };
}

/** What counted goods have to do with the growth of all trade, and what they pay. */
export function learnedText({ year, changes, rates }: Learned, state: State): (string | undefined)[] {
  const { flow, base } = state;
  const [latest] = rates;
  const name = `${subject(state)} goods`;
  const ratio = latest?.ai != null && latest.other != null ? latest : undefined;
  return [
    changes
      ? partOfChange(
          { name, change: changes.part },
          { name: flow, change: changes.total },
          { from: base, to: year },
        )
      : undefined,
    ratesByWindow(
      `The effective tariff on ${name}`,
      rates.map(({ window, ai }) => ({ name: window, rate: ai })),
    ),
    ratio && `Other imports paid ${percent(ratio.other)} in ${ratio.window}.`,
  ];
}

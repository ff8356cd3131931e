import { lastMonth, type Site } from "../../base/site.js";
import { percent } from "../../measures/format.js";
import { formatMonth } from "../../measures/index.js";
import { valueAt } from "../../measures/rows.js";
import { partOfChange, ratesByWindow } from "../shared/sentences.js";
import { subject, type State } from "./inputs.js";

/** What stands under the headline: changes since the base year in dollars, rates in percent. */
export interface Learned {
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

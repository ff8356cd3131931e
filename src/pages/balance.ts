import type { Site } from "../base/site.js";
import { dollars, percent, signedDollars, rangeText } from "../measures/format.js";
import { words, capital } from "../measures/index.js";
import { around } from "../measures/jackknife.js";
import { ask, named } from "../measures/question.js";
import { percentOf, valueAt } from "../measures/rows.js";
import { comparisons } from "../measures/vocabulary.js";
import { goodsCounted, type GoodsCounted } from "../view/figure/source.js";
import { balanceYears, comparisonName, queryOf, type State, inputs } from "./balance/inputs.js";
import { viewsOf } from "../view/declare.js";
import { hangsOnHeadings, accounts, identity } from "./balance/accounts.js";
import { definePage } from "../view/view.js";
import { paths } from "./balance/paths.js";

/** Balance and net effect of a year, and the standard error of the net effect over headings; dollars. */
type Effect = Record<"balance" | "net", number | null> & { error?: number | null };

/** Counted trade beyond its counterfactual by flow, with standard errors, and the net effect under each comparison; dollars. */
type Excess = Record<"imports" | "exports", number | null> & {
  imports_error?: number | null;
  exports_error?: number | null;
  under?: readonly number[];
};

/** The deficit with and without the boom in the last whole year. */
const headline = viewsOf(inputs).headline({
  questions(state) {
    const query = { ...queryOf(state), by: ["year"] } as const;
    return {
      balance: ask("trade_balance", { by: ["year"] }),
      net: ask("net_effect", query),
      imports: ask("excess_imports", query),
      exports: ask("excess_exports", query),
      net_error: ask("net_effect_error", query),
      imports_error: ask("excess_imports_error", query),
      exports_error: ask("excess_exports_error", query),
      ...named(
        comparisons.map(
          (comparison) => [`net_${comparison}`, ask("net_effect", { ...query, comparison })] as const,
        ),
      ),
    };
  },
  shown(answers, { site }): Effect & Excess {
    const year = balanceYears(site).at(-1) ?? 0;
    const { balance, net, imports, exports } = answers;
    return {
      ...{ balance: valueAt(balance, { year }), net: valueAt(net, { year }) },
      ...{ imports: valueAt(imports, { year }), exports: valueAt(exports, { year }) },
      error: valueAt(answers.net_error, { year }),
      imports_error: valueAt(answers.imports_error, { year }),
      exports_error: valueAt(answers.exports_error, { year }),
      under: comparisons.flatMap((comparison) => valueAt(answers[`net_${comparison}`], { year }) ?? []),
    };
  },
  text: (effect, { state, site, questions }) => headlineText(effect, state, site, goodsCounted(questions)),
  learn: (effect, { state, site }) => learnedText(effect, state, balanceYears(site).at(-1)),
});

/** What the trade balance would be had counted trade grown like the rest: the paper's exercise with its assumptions open. */
export const page = definePage({
  name: "balance",
  inputs,
  views: { headline, accounts, "import-paths": paths("imports"), "export-paths": paths("exports"), identity },
});

/** How far both flows left their paths, and what the balance was; accounting, as the last words say. */
export function learnedText(
  { balance, imports, exports, under = [], ...errors }: Effect & Excess,
  state: State,
  year: number | undefined,
): (string | undefined)[] {
  if (year === undefined || year === state.base || imports === null || exports === null || balance === null)
    return [];
  const off = (flow: string, value: number, error: number | null = null): string =>
    `${capital(words().adjective)} ${flow} were ${dollars(Math.abs(value))}${rangeText(around(Math.abs(value), error), signedDollars)} ${value < 0 ? "below" : "above"} that path`;
  const [least, most] = [Math.min(...under), Math.max(...under)];
  return [
    `${off("imports", imports, errors.imports_error)} in ${year}, and ${off("exports", exports, errors.exports_error)}.`,
    errors.error == null ? undefined : hangsOnHeadings,
    under.length === comparisons.length
      ? `Under the ${comparisons.length} comparisons that can be chosen the net effect runs from ${signedDollars(least)} to ${signedDollars(most)}.`
      : undefined,
    `The balance itself was ${dollars(balance)}; the comparison is accounting and says nothing of causes.`,
  ];
}

export function headlineText(
  { balance, net, error = null }: Effect,
  state: State,
  site: Site,
  goods: GoodsCounted = "covered goods",
): string {
  const latest = balanceYears(site).at(-1);
  if (latest === undefined)
    return "This snapshot holds no year of which both imports and exports are whole, so no balance can be told.";
  if (balance === null || net === null)
    return `The counterfactual of ${latest} cannot be computed from this snapshot: it needs ${words().noun} and comparison codes in all of ${state.base}.`;
  if (latest === state.base) return `${latest} is the base year itself, so nothing is in excess of it yet.`;
  const kind = balance < 0 ? "deficit" : "surplus";
  const side = net > 0 === balance < 0 ? "smaller" : "larger";
  const size = Math.abs(net);
  const part = percentOf(size, Math.abs(balance));
  const partError = percentOf(error, Math.abs(balance));
  const ofIt = part === null ? "" : `: ${percent(part)} of it${rangeText(around(part, partError), percent)}`;
  return `Had ${words().noun} trade grown like ${comparisonName(state)} since ${state.base}, the ${latest} ${kind} in ${goods} would have been ${dollars(size)}${rangeText(around(size, error), signedDollars)} ${side} than its ${dollars(Math.abs(balance))}${ofIt}.`;
}

import { element } from "../../base/dom.js";
import { color } from "../../charts/theme.js";
import { dollars, signedDollars, rangeText } from "../../measures/format.js";
import { words, capital } from "../../measures/index.js";
import { around } from "../../measures/jackknife.js";
import { ask } from "../../measures/question.js";
import { valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import type { View } from "../../view/view.js";
import { column } from "../../view/table/columns.js";
import { balanceYears, comparisonName, inputs, queryOf, type State } from "./inputs.js";
import { chaptersLeftOut } from "../../measures/task.js";

const { figure } = viewsOf(inputs);

/** What the intervals of the page are. */
export const hangsOnHeadings =
  "Intervals leave out one HS4 heading at a time (jackknife, 95 %): they say how much the answer hangs on single headings, and are no sampling error.";

const titles = {
  imports: "Imports",
  exports: "Exports",
  excess_imports: `Excess ${words().noun} imports`,
  excess_exports: `Excess ${words().noun} exports`,
  net: "Net effect",
  net_low: "Net effect, low",
  net_high: "Net effect, high",
  balance: "Balance",
  counterfactual: "Balance without it",
} as const;
type Column = Exclude<keyof typeof titles, "net_low" | "net_high">;

/**
 * A whole year of both flows; dollars. The balance without the boom is balance plus net effect. Nothing is in excess of
 * the base year by construction: it has none of these. Low and high bound the net effect.
 */
export type Account = { year: number } & Record<Column, number | null> & {
    net_low?: number | null;
    net_high?: number | null;
  };

/** Table 3: actual trade, excess counted trade and the balance without it, by whole year. */
export const accounts = figure({
  name: "accounts",
  number: "Table 3",
  questions(state) {
    const query = { ...queryOf(state), by: ["year"] } as const;
    return {
      imports: ask("import_value", { by: ["year"] }),
      exports: ask("export_value", { by: ["year"] }),
      excess_imports: ask("excess_imports", query),
      excess_exports: ask("excess_exports", query),
      net: ask("net_effect", query),
      balance: ask("trade_balance", { by: ["year"] }),
      net_error: ask("net_effect_error", query),
    };
  },
  shown: (answers, { site, state }): Account[] =>
    balanceYears(site)
      .filter((year) => year >= state.base)
      .map((year) => {
        const since = (rows: typeof answers.net): number | null =>
          year > state.base ? valueAt(rows, { year }) : null;
        const [balance, net] = [valueAt(answers.balance, { year }), since(answers.net)];
        const range = around(net, since(answers.net_error));
        return {
          ...{ year, balance, net, net_low: range?.low ?? null, net_high: range?.high ?? null },
          imports: valueAt(answers.imports, { year }),
          exports: valueAt(answers.exports, { year }),
          excess_imports: since(answers.excess_imports),
          excess_exports: since(answers.excess_exports),
          counterfactual: balance === null || net === null ? null : balance + net,
        };
      }),
  finding: (rows) => accountsFinding(rows.at(-1)),
  subtitle: (_, { state }) =>
    `Dollars a calendar year; excess is ${words().noun} trade beyond its path had it grown like ${comparisonName(state)} since ${state.base}`,
  bars: (rows) => ({
    unit: "dollars",
    of: "Year",
    caption: `Accounting for ${words().whose} part in the goods balance`,
    rows: rows
      .filter(({ counterfactual }) => counterfactual !== null)
      .map(({ year, balance, counterfactual }) => ({
        label: String(year),
        values: { balance, counterfactual },
      })),
    series: [
      { key: "balance", name: "Actual balance", color: color("ai") },
      { key: "counterfactual", name: `Without ${words().theme}`, color: color("ai"), pale: true },
    ],
  }),
  table: (rows) => ({
    columns: [
      column("year", "Year"),
      ...Object.entries(titles).map(([key, title]) => column(key, title, "dollars")),
    ],
    rows,
  }),
  empty: "A balance needs a base year and later years of which imports and exports are both whole.",
  note: `${hangsOnHeadings} Accounting, not cause. Unless you count otherwise, the balance is total exports minus imports for consumption without ${chaptersLeftOut()}: not the official goods deficit.`,
});

export function accountsFinding(last: Account | undefined): string {
  if (last?.net == null || last.excess_imports === null || last.excess_exports === null)
    return `${capital(words().noun)} trade in excess, and the balance without it`;
  const kind = (last.balance ?? -1) < 0 ? "deficit" : "surplus";
  const adds = last.net < 0 === (kind === "surplus");
  const size = Math.abs(last.net);
  const ends = [last.net_low, last.net_high].flatMap((end) =>
    end == null ? [] : Math.sign(last.net ?? 1) * end,
  );
  const range = ends.length === 2 ? { low: Math.min(...ends), high: Math.max(...ends) } : null;
  const part = `${dollars(size)}${rangeText(range, signedDollars)}`;
  const effect = adds ? `add ${part} to the ${kind}` : `take ${part} off the ${kind}`;
  return `In ${last.year} excess ${words().noun} imports of ${dollars(last.excess_imports)} less excess ${words().noun} exports of ${dollars(last.excess_exports)} ${effect}`;
}

/** The accounting identity in words, with the reader's own assumptions in it. */
export const identity: View<State> = {
  questions: () => ({}),
  render: (_, { document, state }) =>
    element(
      document,
      "ol",
      { class: "steps" },
      [
        state.comparison === "trend"
          ? `Fit a straight line to the logarithm of monthly ${words().noun} trade up to December ${state.base}, and carry it on.`
          : `Take the monthly mean of ${words().noun} trade in ${state.base} and let it grow month by month exactly as ${comparisonName(state)} did.`,
        `Subtract that path from actual ${words().noun} trade: what remains is excess ${words().noun} trade, for imports and for exports.`,
        `Excess imports less excess exports is the net effect. Adding it to the balance gives the balance without ${words().theme}; everything else stays as it was.`,
      ].map((step) => element(document, "li", {}, step)),
    ),
};

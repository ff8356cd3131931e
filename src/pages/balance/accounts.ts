import type { Site } from "../../base/site.js";
import { element } from "../../base/dom.js";
import { color } from "../../charts/theme.js";
import { formatValue } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { goodsCounted, type GoodsCounted } from "../../view/figure/source.js";
import type { View } from "../../view/page/view.js";
import { column } from "../../view/table/columns.js";
import { balanceYears, comparisonName, inputs, queryOf, type State } from "./inputs.js";

const { figure, headline: sentence } = viewsOf(inputs);
const dollars = (value: number | null): string => formatValue(value, "dollars");

/** Balance and net effect of a year; dollars. */
export type Effect = { balance: number | null; net: number | null };

/** AI trade beyond its counterfactual, by flow; dollars. */
export type Excess = Record<"imports" | "exports", number | null>;

/** The deficit with and without the AI boom in the last whole year. */
export const headline = sentence({
  questions: (state) => ({
    balance: ask("trade_balance", { by: ["year"] }),
    net: ask("net_effect", { ...queryOf(state), by: ["year"] }),
    imports: ask("excess_imports", { ...queryOf(state), by: ["year"] }),
    exports: ask("excess_exports", { ...queryOf(state), by: ["year"] }),
  }),
  shown({ balance, net, imports, exports }, { site }): Effect & Excess {
    const year = balanceYears(site).at(-1) ?? 0;
    return {
      ...{ balance: valueAt(balance, { year }), net: valueAt(net, { year }) },
      ...{ imports: valueAt(imports, { year }), exports: valueAt(exports, { year }) },
    };
  },
  text: (effect, { state, site, questions }) => headlineText(effect, state, site, goodsCounted(questions)),
  learn: (effect, { state, site }) => learnedText(effect, state, balanceYears(site).at(-1)),
});

/** How far both flows left their paths, and what the balance was; accounting, as the last words say. */
export function learnedText(
  { balance, imports, exports }: Effect & Excess,
  state: State,
  year: number | undefined,
): (string | undefined)[] {
  if (year === undefined || year === state.base || imports === null || exports === null || balance === null)
    return [];
  const off = (flow: string, value: number): string =>
    `AI-related ${flow} were ${dollars(Math.abs(value))} ${value < 0 ? "below" : "above"} that path`;
  return [
    `${off("imports", imports)} in ${year}, and ${off("exports", exports)}.`,
    `The balance itself was ${dollars(balance)}; the comparison is accounting and says nothing of causes.`,
  ];
}

export function headlineText(
  { balance, net }: Effect,
  state: State,
  site: Site,
  goods: GoodsCounted = "covered goods",
): string {
  const latest = balanceYears(site).at(-1);
  if (latest === undefined)
    return "This snapshot holds no year of which both imports and exports are whole, so no balance can be told.";
  if (balance === null || net === null)
    return `The counterfactual of ${latest} cannot be computed from this snapshot: it needs AI and comparison codes in all of ${state.base}.`;
  if (latest === state.base) return `${latest} is the base year itself, so nothing is in excess of it yet.`;
  const kind = balance < 0 ? "deficit" : "surplus";
  const side = net > 0 === balance < 0 ? "smaller" : "larger";
  return `Had AI trade grown like ${comparisonName(state)} since ${state.base}, the ${latest} ${kind} in ${goods} would have been ${dollars(Math.abs(net))} ${side} than its ${dollars(Math.abs(balance))}: ${formatValue(Math.abs((100 * net) / balance), "percent")} of it.`;
}

const titles = {
  imports: "Imports",
  exports: "Exports",
  excess_imports: "Excess AI imports",
  excess_exports: "Excess AI exports",
  net: "Net effect",
  balance: "Balance",
  counterfactual: "Balance without it",
} as const;
type Column = keyof typeof titles;

/** A whole year of both flows; dollars. The balance without the boom is balance plus net effect. */
export type Account = { year: number } & Record<Column, number | null>;

/** Table 3: actual trade, excess AI trade and the balance without it, by whole year. */
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
    };
  },
  shown: (answers, { site, state }): Account[] =>
    balanceYears(site)
      .filter((year) => year >= state.base)
      .map((year) => {
        const [balance, net] = [valueAt(answers.balance, { year }), valueAt(answers.net, { year })];
        return {
          ...{ year, balance, net },
          imports: valueAt(answers.imports, { year }),
          exports: valueAt(answers.exports, { year }),
          excess_imports: valueAt(answers.excess_imports, { year }),
          excess_exports: valueAt(answers.excess_exports, { year }),
          counterfactual: balance === null || net === null ? null : balance + net,
        };
      }),
  finding: (rows) => accountsFinding(rows.at(-1)),
  subtitle: (_, { state }) =>
    `Dollars a calendar year; excess is AI trade beyond its path had it grown like ${comparisonName(state)} since ${state.base}`,
  bars: (rows) => ({
    unit: "dollars",
    of: "Year",
    caption: "Accounting for AI's part in the goods balance",
    rows: rows
      .filter(({ counterfactual }) => counterfactual !== null)
      .map(({ year, balance, counterfactual }) => ({
        label: String(year),
        values: { balance, counterfactual },
      })),
    series: [
      { key: "balance", name: "Actual balance", color: color("ai") },
      { key: "counterfactual", name: "Without the AI boom", color: color("ai"), pale: true },
    ],
  }),
  table: (rows) => ({
    caption: "Accounting for AI's part in the goods balance",
    columns: [
      column("year", "Year"),
      ...Object.entries(titles).map(([key, title]) => column(key, title, "dollars")),
    ],
    rows,
  }),
  alternative: (rows, { questions }) =>
    `Bars of the balance in ${goodsCounted(questions)}, actual and counterfactual. ${rows
      .map(
        ({ year, balance, counterfactual }) =>
          `${year}: balance ${dollars(balance)}, without the AI boom ${dollars(counterfactual)}`,
      )
      .join("; ")}.`,
  empty: "A balance needs a base year and later years of which imports and exports are both whole.",
  note: "Accounting, not cause. Unless you count otherwise, the balance is total exports minus imports for consumption without chapters 27, 71, 98 and 99: not the official goods deficit.",
});

export function accountsFinding(last: Account | undefined): string {
  if (last?.net == null || last.excess_imports === null || last.excess_exports === null)
    return "AI trade in excess, and the balance without it";
  const kind = (last.balance ?? -1) < 0 ? "deficit" : "surplus";
  const adds = last.net < 0 === (kind === "surplus");
  const part = dollars(Math.abs(last.net));
  const effect = adds ? `add ${part} to the ${kind}` : `take ${part} off the ${kind}`;
  return `In ${last.year} excess AI imports of ${dollars(last.excess_imports)} less excess AI exports of ${dollars(last.excess_exports)} ${effect}`;
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
          ? `Fit a straight line to the logarithm of monthly AI trade up to December ${state.base}, and carry it on.`
          : `Take the monthly mean of AI trade in ${state.base} and let it grow month by month exactly as ${comparisonName(state)} did.`,
        "Subtract that path from actual AI trade: what remains is excess AI trade, for imports and for exports.",
        "Excess imports less excess exports is the net effect. Adding it to the balance gives the balance without the AI boom; everything else stays as it was.",
      ].map((step) => element(document, "li", {}, step)),
    ),
};

import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { goodsCounted } from "../../view/figure/source.js";
import { ask, type Answers, type Row } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { formatValue } from "../../measures/index.js";
import type { Site } from "../../base/site.js";
import { balanceYears, comparisonName, queryOf, type State } from "./inputs.js";

const measures = {
  imports: ["import_value", "Imports"],
  exports: ["export_value", "Exports"],
  excess_imports: ["excess_imports", "Excess AI imports"],
  excess_exports: ["excess_exports", "Excess AI exports"],
  net: ["net_effect", "Net effect"],
  balance: ["trade_balance", "Balance"],
} as const;
type Column = keyof typeof measures;
const columns = Object.keys(measures) as Column[];

/** Table 3: actual trade, excess AI trade and the balance without it, by whole year. */
export const accounts = figure<State>({
  name: "accounts",
  number: "Table 3",
  questions: (state) =>
    Object.fromEntries(
      columns.map((column) => [
        column,
        ask(measures[column][0], { ...(/excess|net/.test(column) ? queryOf(state) : {}), by: ["year"] }),
      ]),
    ),
  title(answers, { site, state }) {
    const last = rowsOf(answers, site, state).at(-1);
    if (!last || last.net === null || last.excess_imports === null || last.excess_exports === null)
      return "AI trade in excess, and the balance without it";
    const part = formatValue(Math.abs(last.net), "dollars");
    const effect = last.net < 0 ? `take ${part} off the deficit` : `add ${part} to the deficit`;
    return `In ${last.year} excess AI imports of ${formatValue(last.excess_imports, "dollars")} less excess AI exports of ${formatValue(last.excess_exports, "dollars")} ${effect}`;
  },
  subtitle: (_, { state }) =>
    `Dollars a calendar year; excess is AI trade beyond its path had it grown like ${comparisonName(state)} since ${state.base}`,
  height: (width, answers, { site, state }) =>
    barsHeight(rowsOf(answers, site, state).length, 2) + (width < 520 ? 10 : 0),
  chart(answers, frame, { site, state }) {
    const rows = rowsOf(answers, site, state).filter((row) => row.counterfactual !== null);
    if (!rows.length) return undefined;
    return barChart(
      rows.flatMap((row) => [
        { label: String(row.year), series: "balance", value: row.balance },
        { label: String(row.year), series: "counterfactual", value: row.counterfactual },
      ]),
      {
        ...frame,
        format: (value) => formatValue(value, "dollars"),
        series: [
          { key: "balance", name: "Actual balance", color: color("ai") },
          { key: "counterfactual", name: "Without the AI boom", color: color("ai"), pale: true },
        ],
      },
    );
  },
  table: (answers, { site, state }) => ({
    caption: "Accounting for AI's part in the goods balance",
    columns: [
      { key: "year", title: "Year" },
      ...[...columns, "counterfactual" as const].map((key) => ({
        key,
        title: key === "counterfactual" ? "Balance without it" : measures[key][1],
        numeric: true,
        unit: "US dollars",
        format: (value: Row[string]) => formatValue(value as number | null, "dollars"),
      })),
    ],
    rows: rowsOf(answers, site, state),
  }),
  alternative(answers, { site, state, questions }) {
    const text = rowsOf(answers, site, state).map(
      (row) =>
        `${row.year}: balance ${formatValue(row.balance, "dollars")}, without the AI boom ${formatValue(row.counterfactual, "dollars")}`,
    );
    return `Bars of the balance in ${goodsCounted(questions)}, actual and counterfactual. ${text.join("; ")}.`;
  },
  emptyMessage: () =>
    "A balance needs a base year and later years of which imports and exports are both whole.",
  note: () =>
    "Accounting, not cause. Unless you count otherwise, the balance is total exports minus imports for consumption without chapters 27, 71, 98 and 99: not the official goods deficit.",
});

type Account = Row & { year: number } & Record<Column | "counterfactual", number | null>;

/** Whole years of both flows from the base year on; the balance without the boom is balance plus net effect. */
function rowsOf(answers: Answers, site: Site, state: State): Account[] {
  return balanceYears(site)
    .filter((year) => year >= state.base)
    .map((year) => {
      const value = (column: Column): number | null => {
        const found = answers[column]?.find((row) => row["year"] === year)?.["value"];
        return typeof found === "number" ? found : null;
      };
      const values = Object.fromEntries(columns.map((column) => [column, value(column)])) as Record<
        Column,
        number | null
      >;
      const known = values.balance !== null && values.net !== null;
      return { year, ...values, counterfactual: known ? (values.balance ?? 0) + (values.net ?? 0) : null };
    });
}

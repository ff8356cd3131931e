import { color } from "../../charts/theme.js";
import { dollars, signedDollars, rangeText } from "../../measures/format.js";
import { formatMonth, type Flow, words, capital } from "../../measures/index.js";
import { around } from "../../measures/jackknife.js";
import { ask } from "../../measures/question.js";
import { known, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { policyMarks } from "../../view/events.js";
import { column, monthColumn } from "../../view/table/columns.js";
import { periodText } from "../shared/sentences.js";
import { hangsOnHeadings } from "./accounts.js";
import { comparisonName, inputs, queryOf, type State } from "./inputs.js";

/**
 * A month of counted trade; dollars. Actual is counterfactual plus excess: the measure's own identity. `error` is the
 * standard error of the excess over headings, NULL in the base year, of which the path is made.
 */
type PathRow = {
  month: string;
  actual: number;
  counterfactual: number;
  excess: number;
  error?: number | null;
};

const titles = {
  actual: { name: "Actual", color: color("ai"), bold: true },
  counterfactual: { name: "Counterfactual", color: color("non-ai"), dash: "6,3" },
} as const;

/** Actual and counterfactual counted trade of a flow by month; the space between them is the excess. */
export function paths(flow: Flow) {
  return viewsOf(inputs).figure({
    name: `${flow}-paths`,
    questions(state, site) {
      const from = `${state.base}-01`;
      const window = site.months[flow].some((month) => month >= from) ? { from } : {};
      const query = { ...queryOf({ ...state, start: "" }), by: ["month"], ...window } as const;
      return {
        counterfactual: ask(`counterfactual_${flow}`, query),
        excess: ask(`excess_${flow}`, query),
        error: ask(`excess_${flow}_error`, query),
      };
    },
    shown(answers, { state }): PathRow[] {
      const excess = new Map(known(answers.excess).map(({ month, value }) => [month, value]));
      return known(answers.counterfactual).flatMap(({ month, value: counterfactual }) => {
        const more = excess.get(month);
        return more === undefined
          ? []
          : [
              {
                ...{ month, counterfactual, excess: more, actual: counterfactual + more },
                error: month > `${state.base}-12` ? valueAt(answers.error, { month }) : null,
              },
            ];
      });
    },
    finding: (rows, { state }) => pathsFinding(rows.at(-1), flow, state),
    follows: true,
    subtitle: (_, { site, state }) =>
      `Dollars, monthly, not seasonally adjusted, ${periodText(site, flow, `${state.base}-01`)}`,
    lines: (rows, { state }) => ({
      unit: "dollars",
      caption: `${capital(words().noun)} ${flow} by month, actual and counterfactual`,
      zero: true,
      annotations: policyMarks(state),
      series: (Object.keys(titles) as (keyof typeof titles)[]).map((key) => ({
        key,
        ...titles[key],
        rows: rows.map((row) => ({ month: row.month, value: row[key] })),
      })),
    }),
    table: (rows) => ({
      caption: `${capital(words().noun)} ${flow} by month, actual and counterfactual`,
      columns: [
        monthColumn(),
        column("actual", "Actual", "dollars"),
        column("counterfactual", "Counterfactual", "dollars"),
        column("excess", "Difference", "dollars"),
        column("low", "Difference, low", "dollars"),
        column("high", "Difference, high", "dollars"),
      ],
      rows: [...rows].reverse().map(({ error = null, ...row }) => {
        const range = around(row.excess, error);
        return { ...row, low: range?.low ?? null, high: range?.high ?? null };
      }),
      sort: { key: "month", descending: true },
    }),
    note: hangsOnHeadings,
    empty: (_, { state }) =>
      `The snapshot lacks ${flow} in some month of ${state.base}, so there is no base to start from. Choose another base year.`,
  });
}

export function pathsFinding(last: PathRow | undefined, flow: Flow, state: State): string {
  if (!last) return `${capital(words().noun)} ${flow}, actual and counterfactual`;
  const direction = last.excess >= 0 ? "above" : "below";
  const size = Math.abs(last.excess);
  const range = rangeText(around(size, last.error ?? null), (value) => signedDollars(value));
  return `In ${formatMonth(last.month)} ${words().noun} ${flow} were ${dollars(size)}${range} ${direction} the path of ${comparisonName(state)}`;
}

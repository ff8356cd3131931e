import { lineChart } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers, type Row } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue, type Flow } from "../../measures/index.js";
import { periodText } from "../shared/coverage.js";
import { comparisonName, queryOf, type State } from "./inputs.js";

/** Actual and counterfactual AI trade of a flow by month; the space between them is the excess. */
export function paths(flow: Flow): View<State> {
  return figure<State>({
    name: `${flow}-paths`,
    questions: (state, site) => {
      const from = `${state.base}-01`;
      const window = site.months[flow].some((month) => month >= from) ? { from } : {};
      const query = { ...queryOf({ ...state, start: "" }), by: ["month" as const], ...window };
      return {
        counterfactual: ask(`counterfactual_${flow}`, query),
        excess: ask(`excess_${flow}`, query),
      };
    },
    title(answers, { state }) {
      const last = pathsOf(answers).at(-1);
      if (!last) return `AI ${flow}, actual and counterfactual`;
      const change = last.actual - last.counterfactual;
      const direction = change >= 0 ? "above" : "below";
      return `In ${formatMonth(last.month)} AI ${flow} were ${formatValue(Math.abs(change), "dollars")} ${direction} the path of ${comparisonName(state)}`;
    },
    subtitle: (_, { site, state }) =>
      `Dollars, monthly, not seasonally adjusted, ${periodText(site, flow, `${state.base}-01`)}`,
    chart(answers, frame, { state }) {
      const rows = pathsOf(answers);
      if (!rows.length) return undefined;
      return lineChart(
        rows.flatMap(({ month, actual, counterfactual }) => [
          { month, series: "actual", value: actual },
          { month, series: "counterfactual", value: counterfactual },
        ]),
        {
          ...frame,
          zero: true,
          annotations: policyMarks(state),
          format: (value) => formatValue(value, "dollars"),
          formatTick: (value) => formatValue(value, "dollars").replace(/\.0(?=\D|$)/, ""),
          series: [
            { key: "actual", name: "Actual", color: color("ai"), bold: true },
            { key: "counterfactual", name: "Counterfactual", color: color("non-ai"), dash: "6,3" },
          ],
        },
      );
    },
    table: (answers) => ({
      caption: `AI ${flow} by month, actual and counterfactual`,
      columns: [
        { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
        ...(["actual", "counterfactual", "excess"] as const).map((key) => ({
          key,
          title: { actual: "Actual", counterfactual: "Counterfactual", excess: "Difference" }[key],
          numeric: true,
          unit: "US dollars",
          format: (value: Row[string]) => formatValue(value as number, "dollars"),
        })),
      ],
      rows: pathsOf(answers).reverse(),
      sort: { key: "month", descending: true },
    }),
    alternative(answers, { state }) {
      const rows = pathsOf(answers);
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last) return "No months to compare.";
      return `Line chart of actual AI ${flow} and of their path had they grown like ${comparisonName(state)}, from ${formatMonth(first.month)} to ${formatMonth(last.month)}. Actual ends at ${formatValue(last.actual, "dollars")}, the counterfactual at ${formatValue(last.counterfactual, "dollars")}.`;
    },
    emptyMessage: (_, { state }) =>
      `The snapshot lacks ${flow} in some month of ${state.base}, so there is no base to start from. Choose another base year.`,
  });
}

type PathRow = Row & { month: string; actual: number; counterfactual: number; excess: number };

/** Actual is counterfactual plus excess: the measure's own identity. */
function pathsOf(answers: Answers): PathRow[] {
  const excess = new Map((answers["excess"] ?? []).map((row) => [row["month"], row["value"]]));
  return (answers["counterfactual"] ?? []).flatMap((row) => {
    const [counterfactual, more] = [row["value"], excess.get(row["month"] ?? null)];
    if (typeof counterfactual !== "number" || typeof more !== "number") return [];
    return [{ month: String(row["month"]), counterfactual, excess: more, actual: counterfactual + more }];
  });
}

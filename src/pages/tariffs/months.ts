import { lineChart, type Series } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers } from "../../measures/question.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { periodText } from "../shared/coverage.js";
import { known, valueAt } from "../shared/rows.js";
import type { State } from "./inputs.js";
import { linesOf, lineQuestions, partOf } from "./lines.js";

/** Effective rates by month, with the orders that moved them: of both groups, of categories, or of sources. */
export const months = figure<State>({
  name: "tariff-months",
  questions: (state) => ({
    by_month: ask("effective_tariff", {
      by: ["month", partOf(state)],
      where: { groups: state.lines === "groups" ? ["ai", "non_ai"] : ["ai"] },
    }),
    ...lineQuestions(state),
  }),
  title: (answers, { state }) => titleOf(answers, state),
  subtitle: (_, { site }) => `Effective tariff rate, percent, monthly, ${periodText(site, "imports")}`,
  chart(answers, frame, { state }) {
    const rows = known(answers, "by_month");
    const series = linesOf(answers, state);
    if (!rows.length || !series.length) return undefined;
    return lineChart(
      rows.map((row) => ({
        month: String(row["month"]),
        series: String(row[partOf(state)]),
        value: Number(row["value"]),
      })),
      {
        ...frame,
        zero: true,
        format: (value) => formatValue(value, "percent"),
        formatTick: (value) => `${value}\u00a0%`,
        annotations: policyMarks(state),
        series: frame.width < 520 && state.lines === "categories" ? series.map(shortened) : series,
      },
    );
  },
  table: (answers, { state }) => ({
    caption: "Effective tariff rate by month, percent",
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      ...linesOf(answers, state).map(({ key, name }) => ({
        key,
        title: name,
        numeric: true,
        unit: "percent",
        format: (value: unknown) => formatValue(value as number | null, "percent"),
      })),
    ],
    rows: monthsOf(answers)
      .reverse()
      .map((month) => ({
        month,
        ...Object.fromEntries(
          linesOf(answers, state).map(({ key }) => [
            key,
            valueAt(answers, "by_month", { month, [partOf(state)]: key }),
          ]),
        ),
      })),
  }),
  alternative: (answers, { state }) =>
    linesOf(answers, state)
      .map(({ key, name }) => {
        const own = known(answers, "by_month").filter((row) => row[partOf(state)] === key);
        const [first, last] = [own[0], own.at(-1)];
        return first && last
          ? `${name}: ${formatValue(Number(first["value"]), "percent")} in ${formatMonth(String(first["month"]))}, ${formatValue(Number(last["value"]), "percent")} in ${formatMonth(String(last["month"]))}.`
          : "";
      })
      .join(" "),
  note: () =>
    limitsNote(
      ["rate_provisions"],
      "Duty is calculated from rates at entry, not cash collected, and is not restated for refunds. A month in which a rate changed is a mixture.",
    ),
});

function monthsOf(answers: Answers): string[] {
  return [...new Set(known(answers, "by_month").map((row) => String(row["month"])))];
}

function titleOf(answers: Answers, state: State): string {
  const month = monthsOf(answers).at(-1);
  const ends = linesOf(answers, state).flatMap(({ key, name }) => {
    const value = month ? valueAt(answers, "by_month", { month, [partOf(state)]: key }) : null;
    return value === null ? [] : [{ key, name, value }];
  });
  const ai = ends.find(({ key }) => key === "ai");
  const other = ends.find(({ key }) => key === "non_ai");
  if (month && ai && other)
    return `In ${formatMonth(month)} the rate on AI-related imports stood ${formatValue(Math.abs(other.value - ai.value), "percentage points")} ${ai.value < other.value ? "below" : "above"} that on non-AI imports`;
  const sorted = [...ends].sort((a, b) => b.value - a.value);
  const [high, low] = [sorted[0], sorted.at(-1)];
  if (!month || !high || !low || high === low) return "Effective tariff rates by month";
  return `Rates on AI-related imports in ${formatMonth(month)} ran from ${formatValue(low.value, "percent")} (${low.name}) to ${formatValue(high.value, "percent")} (${high.name})`;
}

function shortened(series: Series): Series {
  return { ...series, name: series.name.split(" ")[0] ?? series.name };
}

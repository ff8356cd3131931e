import { formatMonth, formatValue } from "../../measures/index.js";
import { lineChart } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { goodsCounted } from "../../view/figure/source.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers, type Row } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { periodText } from "../shared/coverage.js";
import { measureName, queryOf, subject, type State } from "./inputs.js";

/** Figure 2: AI's part of covered goods, month by month over the whole snapshot. */
export const share = figure<State>({
  name: "share",
  number: "Figure 2",
  questions: (state) => ({
    by_month: ask(measureName(state, "share"), { ...queryOf(state), by: ["month"] }),
  }),
  title(answers, { state }) {
    const rows = rowsOf(answers);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return `The ${subject(state)} share of ${state.flow}`;
    const change = Number(last["value"]) - Number(first["value"]);
    const way = Math.abs(change) < 0.05 ? "stood still" : change > 0 ? "rose" : "fell";
    return `The ${subject(state)} share of ${state.flow} ${way} from ${at(first)} to ${at(last)}`;
  },
  subtitle: (_, { state, site, questions }) =>
    `Percent of ${goodsCounted(questions)}, monthly, ${periodText(site, state.flow)}`,
  chart(answers, frame, { state }) {
    const rows = rowsOf(answers);
    if (!rows.length) return undefined;
    return lineChart(
      rows.map((row) => ({ month: String(row["month"]), series: "ai", value: Number(row["value"]) })),
      {
        ...frame,
        series: [{ key: "ai", name: "AI", color: color("ai"), bold: true }],
        format: (value) => formatValue(value, "percent"),
        formatTick: (value) => `${value}\u00a0%`,
        zero: true,
        annotations: policyMarks(state),
      },
    );
  },
  height: (width) => (width < 520 ? 240 : 300),
  table: (answers, { state, questions }) => ({
    caption: `${subject(state)} share of ${state.flow} by month`,
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      {
        key: "value",
        title: "Share",
        numeric: true,
        unit: `percent of ${goodsCounted(questions)}`,
        format: (value) => formatValue(value as number | null, "percent"),
      },
    ],
    rows: [...rowsOf(answers)].reverse(),
    sort: { key: "month", descending: true },
  }),
  alternative(answers) {
    const rows = rowsOf(answers);
    const [first, last] = [rows[0], rows.at(-1)];
    return first && last
      ? `Line chart of one share over time, from ${at(first)} to ${at(last)}.`
      : "No data.";
  },
  emptyMessage: (_, { state }) => `No product in this selection of ${state.flow} is labelled AI-related.`,
  note: () => limitsNote(["low_value"]),
});

function rowsOf(answers: Answers): readonly Row[] {
  return (answers["by_month"] ?? []).filter((row) => row["value"] !== null);
}

function at(row: Row): string {
  return `${formatValue(Number(row["value"]), "percent")} in ${formatMonth(String(row["month"]))}`;
}

import { lineChart, type LineRow } from "../../charts/line.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers } from "../../measures/question.js";
import type { Context } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { periodText } from "../shared/coverage.js";
import { known } from "../shared/rows.js";
import type { State } from "./inputs.js";
import { nameOf, nameQuestions, queryOf, subjectOf } from "./subject.js";

const series = [
  { key: "imports", name: "Imports", color: color("ai"), bold: true },
  { key: "exports", name: "Exports", color: color("non-ai"), dash: "6,3" },
];

/** Imports and exports by month. */
export const trade = figure<State>({
  name: "trade",
  questions(state) {
    const query = { ...queryOf(subjectOf(state)), by: ["month"] as const };
    return { imports: ask("import_value", query), exports: ask("export_value", query), ...nameQuestions };
  },
  title: (answers, context) => title(answers, context),
  subtitle: (_, { site }) => `Dollars a month, not seasonally adjusted, ${periodText(site, "imports")}`,
  chart(answers, frame) {
    const rows = rowsOf(answers);
    if (!rows.length) return undefined;
    return lineChart(rows, {
      ...frame,
      series,
      format: (value) => formatValue(value, "dollars"),
      zero: true,
    });
  },
  table: (answers) => {
    const months = [...new Set(rowsOf(answers).map((row) => row.month))].sort().reverse();
    const at = (flow: string, month: string): number | null =>
      rowsOf(answers).find((row) => row.series === flow && row.month === month)?.value ?? null;
    return {
      caption: "Imports and exports by month",
      columns: [
        { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
        ...series.map(({ key, name }) => ({
          key,
          title: name,
          numeric: true,
          unit: "dollars",
          format: (value: unknown) => formatValue(value as number | null, "dollars"),
        })),
      ],
      rows: months.map((month) => ({ month, imports: at("imports", month), exports: at("exports", month) })),
    };
  },
  alternative: (answers, context) => `Line chart. ${title(answers, context)}.`,
  emptyMessage: (answers, { state }) =>
    `${nameOf(subjectOf(state), answers)} was not traded in the months that the snapshot holds.`,
  note: () => limitsNote(["revision", "low_value"]),
});

function rowsOf(answers: Answers): LineRow[] {
  return (["imports", "exports"] as const).flatMap((flow) =>
    known(answers, flow).map((row) => ({
      month: String(row["month"]),
      series: flow,
      value: Number(row["value"]),
    })),
  );
}

function title(answers: Answers, { state }: Context<State>): string {
  const name = nameOf(subjectOf(state), answers);
  const last = known(answers, "imports").at(-1) ?? known(answers, "exports").at(-1);
  if (!last) return `Trade in ${name}`;
  const flow = known(answers, "imports").length ? "imports" : "exports";
  const when = formatMonth(String(last["month"]));
  return `${name}: ${flow} of ${formatValue(Number(last["value"]), "dollars")} in ${when}`;
}

import { lineChart } from "../../charts/line.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers } from "../../measures/question.js";
import type { Context } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { known } from "../shared/rows.js";
import type { State } from "./inputs.js";
import { nameOf, queryOf, subjectOf } from "./subject.js";

/** Dollars for a unit, month by month: prices, qualities and makes mixed. */
export const price = figure<State>({
  name: "unit-value",
  questions: (state) => ({
    unit_value: ask(state.flow === "imports" ? "unit_value" : "export_unit_value", {
      ...queryOf(subjectOf(state)),
      by: ["month"],
    }),
  }),
  title: (answers, context) => title(answers, context),
  subtitle: () => "Dollars for a unit of first quantity, by month; quality and make change with it",
  chart(answers, frame) {
    const rows = known(answers, "unit_value");
    if (!rows.length) return undefined;
    return lineChart(
      rows.map((row) => ({ month: String(row["month"]), series: "unit", value: Number(row["value"]) })),
      {
        ...frame,
        series: [{ key: "unit", name: "", color: color("ai"), bold: true }],
        format: (value) => formatValue(value, "dollars per unit"),
      },
    );
  },
  table: (answers) => ({
    caption: "Unit value by month",
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      {
        key: "value",
        title: "Unit value",
        numeric: true,
        unit: "dollars per unit",
        format: (value) => formatValue(value as number | null, "dollars per unit"),
      },
    ],
    rows: [...known(answers, "unit_value")].reverse(),
  }),
  alternative: (answers, context) => `Line chart. ${title(answers, context)}.`,
  emptyMessage: () =>
    "Census counts no quantity here, or the codes below count in different units, so there is no value of a unit.",
  note: () => limitsNote(["transfer_pricing"], "Not a price: a unit of a better model is one unit still."),
});

function title(answers: Answers, { state }: Context<State>): string {
  const rows = known(answers, "unit_value");
  const [first, last] = [rows[0], rows.at(-1)];
  const name = nameOf(subjectOf(state), answers);
  if (!first || !last) return `Unit value of ${name}`;
  const text = (row: typeof first): string =>
    `${formatValue(Number(row["value"]), "dollars per unit")} in ${formatMonth(String(row["month"]))}`;
  return `A unit of ${name} went from ${text(first)} to ${text(last)}`;
}

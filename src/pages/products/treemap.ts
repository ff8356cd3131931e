import { treemapChart } from "../../charts/treemap.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers } from "../../measures/question.js";
import { formatCode, formatValue } from "../../measures/index.js";
import { categoryColor, categoryLabel } from "../shared/group-rows.js";
import { known } from "../shared/rows.js";
import { chosenYear, measureName, queryOf, type State } from "./inputs.js";
import { nameOf, namesQuestion } from "../shared/code-names.js";

/** AI trade as rectangles: one for each code, grouped by category. */
export const treemap = figure<State>({
  name: "product-treemap",
  questions: (state) => ({
    values: ask(measureName(state, "value"), {
      ...queryOf(state),
      ...chosenYear(state),
      by: ["category", "hs10"],
    }),
    names: namesQuestion(state.flow),
  }),
  title(answers, { state }) {
    const rows = sorted(answers);
    const total = rows.reduce((sum, row) => sum + row.value, 0);
    const top = rows.slice(0, 10).reduce((sum, row) => sum + row.value, 0);
    return rows.length > 10
      ? `Ten of ${rows.length} codes make up ${formatValue((100 * top) / total, "percent")} of AI-related ${state.flow} in ${state.year}`
      : `AI-related ${state.flow} by category and code`;
  },
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}; colours are categories, rectangles are ten-digit codes`,
  height: (width) => (width < 520 ? 420 : 440),
  chart(answers, frame) {
    const rows = sorted(answers);
    if (!rows.length) return undefined;
    return treemapChart(
      rows.slice(0, 150).map((row) => ({
        label: row.name,
        group: categoryLabel(row.category),
        value: row.value,
        color: categoryColor(row.category),
      })),
      { ...frame, format: (value) => formatValue(value, "dollars") },
    );
  },
  table: (answers, { state }) => ({
    caption: `AI-related ${state.flow} by code, ${state.year}`,
    columns: [
      { key: "code", title: "Code", format: (code) => formatCode(String(code)) },
      { key: "name", title: "Description" },
      { key: "category", title: "Category", format: categoryLabel },
      {
        key: "value",
        title: "Value",
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (v) => formatValue(Number(v), "dollars"),
      },
    ],
    rows: sorted(answers).map((row) => ({ ...row })),
    sort: { key: "value", descending: true },
  }),
  alternative: (answers) =>
    `Treemap. The largest: ${sorted(answers)
      .slice(0, 5)
      .map((row) => `${row.name} ${formatValue(row.value, "dollars")}`)
      .join(", ")}. The table view has every code.`,
  emptyMessage: (_, { state }) =>
    `No code of ${state.flow} is labelled AI-related, or none traded in ${state.year}.`,
});

interface CodeValue {
  code: string;
  name: string;
  category: string | null;
  value: number;
}

function sorted(answers: Answers): CodeValue[] {
  return known(answers, "values")
    .map((row) => ({
      code: String(row["hs10"]),
      name: nameOf(answers, String(row["hs10"])),
      category: (row["category"] ?? null) as string | null,
      value: Number(row["value"]),
    }))
    .filter((row) => row.value > 0)
    .sort((a, b) => b.value - a.value);
}

import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { goodsCounted } from "../../view/figure/source.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers } from "../../measures/question.js";
import { groupColors } from "../../charts/theme.js";
import { formatValue, groupNames } from "../../measures/index.js";
import { categoriesIn, categoryColor, categoryLabel } from "../shared/group-rows.js";
import { valueAt } from "../shared/rows.js";
import { chosenYear, measureName, queryOf, type State } from "./inputs.js";

/** What each category and group adds to the growth of all goods since the base year; they add up. */
export const contributions = figure<State>({
  name: "contributions",
  questions: (state) => {
    const query = { ...queryOf(state), ...chosenYear(state) };
    return {
      by_category: ask(measureName(state, "contribution"), { ...query, by: ["year", "category"] }),
      by_group: ask(measureName(state, "contribution"), { ...query, by: ["year", "group"] }),
    };
  },
  title(answers, { state }) {
    const [ai, all] = (["ai", "all"] as const).map((group) => valueAt(answers, "by_group", { group }));
    if (ai === null || ai === undefined || all === null || all === undefined)
      return `Contributions to the growth of ${state.flow}`;
    return `AI-related goods account for ${formatValue(ai, "percentage points", { sign: true })} of the ${formatValue(all, "percent", { sign: true })} change in all ${state.flow} from ${state.base} to ${state.year}`;
  },
  subtitle: (_, { state, questions }) =>
    `Contribution to the growth of ${goodsCounted(questions)}, percentage points, ${state.base} to ${state.year}`,
  height: (_, answers) => barsHeight(rowsOf(answers).length),
  chart(answers, frame) {
    const rows = rowsOf(answers);
    if (!rows.length) return undefined;
    return barChart(rows, {
      ...frame,
      format: (value) => formatValue(value, "percentage points", { sign: true }),
    });
  },
  table: (answers) => ({
    caption: "Contributions to growth, percentage points",
    columns: [
      { key: "label", title: "Products" },
      {
        key: "value",
        title: "Percentage points",
        numeric: true,
        unit: "percentage points",
        format: (v) => formatValue(Number(v), "percentage points", { sign: true }),
      },
    ],
    rows: rowsOf(answers).map(({ label, value }) => ({ label, value })),
  }),
  alternative: (answers) =>
    rowsOf(answers)
      .map(({ label, value }) => `${label} ${formatValue(value, "percentage points", { sign: true })}`)
      .join("; "),
  emptyMessage: (_, { state }) => `The snapshot does not hold both ${state.base} and ${state.year} whole.`,
  note: (_, { state }) => (state.flow === "imports" ? limitsNote(["de_minimis"]) : undefined),
});

function rowsOf(answers: Answers): { label: string; value: number; color: string }[] {
  const rows = [
    ...categoriesIn(answers, "by_category").map((key) => ({
      label: categoryLabel(key),
      value: valueAt(answers, "by_category", { category: key }),
      color: categoryColor(key),
    })),
    ...(["medium", "non_ai", "unlabelled"] as const).map((key) => ({
      label: groupNames[key],
      value: valueAt(answers, "by_group", { group: key }),
      color: groupColors[key],
    })),
  ];
  return rows
    .flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]))
    .sort((a, b) => b.value - a.value);
}

import { barChart, barsHeight, type BarRow } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { askSql, type Answers, type Row } from "../../measures/question.js";
import { categoryColors } from "../../charts/theme.js";
import { categories as order, categoryNames, formatValue } from "../../measures/index.js";
import { labelledCodesSql, type LabelledCodes } from "../../measures/label-runs.js";
import { allGoods, windowOf, type State } from "./inputs.js";

/** Codes labelled High by category, by number or by the dollars that they trade. */
export function byCategory(kind: "codes" | "value") {
  const text = (value: number): string => formatValue(value, kind === "codes" ? "codes" : "dollars");
  const bars = (answers: Answers): (BarRow & { value: number })[] =>
    categoryRows(answers)
      .filter((row) => row.high_codes > 0)
      .map((row) => ({
        label: categoryNames[row.category],
        value: kind === "codes" ? row.high_codes : row.high_value,
        color: categoryColors[row.category],
      }))
      .sort((a, b) => b.value - a.value);
  return figure<State>({
    name: `categories-${kind}`,
    questions: (state) => ({
      labelled: askSql((counted) => labelledCodesSql(state.flow, { ...counted, ...windowOf(state) })),
      all: allGoods(state),
    }),
    title(answers) {
      const rows = bars(answers);
      const [first] = rows;
      if (!first) return "Categories of the codes labelled High";
      const total = rows.reduce((sum, row) => sum + row.value, 0);
      const share = formatValue((100 * first.value) / total, "percent");
      return `${first.label} holds ${share} of the ${kind === "codes" ? "codes" : "dollars"} labelled High`;
    },
    subtitle: (_, { state }) =>
      kind === "codes"
        ? `Codes of ${state.flow} labelled High, by category`
        : `Dollars of ${state.flow} labelled High in ${state.year}, by category`,
    height: (_, answers) => barsHeight(bars(answers).length),
    chart(answers, frame) {
      const rows = bars(answers);
      return rows.length ? barChart(rows, { ...frame, format: text }) : undefined;
    },
    table: (answers) => ({
      caption: "Codes and dollars by category and label",
      filter: false,
      columns: [
        { key: "name", title: "Category" },
        ...(["high", "medium", "low"] as const).flatMap((label) => {
          const name = `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
          return [
            {
              key: `${label}_codes`,
              title: `${name}, codes`,
              numeric: true,
              format: (v: Row[string]) => formatValue(Number(v), "codes"),
            },
            {
              key: `${label}_value`,
              title: `${name}, value`,
              numeric: true,
              unit: "US dollars",
              format: (v: Row[string]) => formatValue(Number(v), "dollars"),
            },
          ];
        }),
      ],
      rows: categoryRows(answers).map((row) => ({ ...row, name: categoryNames[row.category] })),
    }),
    alternative: (answers) =>
      bars(answers)
        .map(({ label, value }) => `${label}: ${text(value)}.`)
        .join(" "),
    emptyMessage: (_, { state }) => `No code of ${state.flow} is labelled High.`,
  });
}

type CategoryRow = { category: (typeof order)[number] } & Record<
  `${"high" | "medium" | "low"}_${"codes" | "value"}`,
  number
>;

/** One row for each category that has codes, in the fixed order. */
export function categoryRows(answers: Answers): CategoryRow[] {
  const rows = (answers["labelled"] ?? []) as unknown as LabelledCodes[];
  return order.flatMap((category) => {
    const inside = rows.filter((row) => row.category === category);
    if (!inside.length) return [];
    const sum = (relevance: string, of: "codes" | "value"): number =>
      inside.filter((row) => row.relevance === relevance).reduce((total, row) => total + row[of], 0);
    return [
      {
        category,
        high_codes: sum("High", "codes"),
        high_value: sum("High", "value"),
        medium_codes: sum("Medium", "codes"),
        medium_value: sum("Medium", "value"),
        low_codes: sum("Low", "codes"),
        low_value: sum("Low", "value"),
      },
    ];
  });
}

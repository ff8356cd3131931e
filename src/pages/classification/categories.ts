import { categoryColor } from "../../charts/theme.js";
import { percent } from "../../measures/format.js";
import { categories, categoryName } from "../../measures/index.js";
import { labelledCodesSql, type LabelledCodes } from "../../measures/label-runs.js";
import { askSql } from "../../measures/question.js";
import { percentOf } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { column } from "../../view/table/columns.js";
import { wholeYears } from "../../measures/asking.js";
import { allGoods, inputs, type State } from "./inputs.js";
import { className } from "../../measures/task.js";

const { figure } = viewsOf(inputs);

export const labelledQuestion = ({ flow, year }: State) =>
  askSql<LabelledCodes>((counted) => labelledCodesSql(flow, { ...counted, ...wholeYears(year) }));

export function labelled(rows: readonly LabelledCodes[], relevance: string | null) {
  return sumsOf(rows.filter((row) => row.relevance === relevance));
}

/** Codes and dollars of rows together. */
export function sumsOf(rows: readonly LabelledCodes[]): { codes: number; value: number } {
  return rows.reduce((sum, { codes, value }) => ({ codes: sum.codes + codes, value: sum.value + value }), {
    codes: 0,
    value: 0,
  });
}

const labels = ["High", "Medium", "Low", "Unlabelled"] as const;

/** Of a category, or of the codes without one; `Unlabelled` are those without a label, so that all of them add up. */
type CategoryRow = {
  category: string | null;
  name: string;
} & Record<`${(typeof labels)[number]}_${"codes" | "value"}`, number>;

/** Codes labelled High by category, by number or by the dollars that they trade. */
export function byCategory(kind: "codes" | "value") {
  return figure({
    name: `categories-${kind}`,
    questions: (state) => ({ labelled: labelledQuestion(state), all: allGoods(state) }),
    shown: ({ labelled }) => categoryRows(labelled),
    finding: (rows) => categoriesFinding(rows, kind),
    subtitle: (_, { state }) =>
      kind === "codes"
        ? `Codes of ${state.flow} labelled ${className("High")}, by category`
        : `Dollars of ${state.flow} labelled ${className("High")} in ${state.year}, by category`,
    bars: (rows) => ({
      unit: kind === "codes" ? "codes" : "dollars",
      of: "Category",
      caption: "Codes and dollars by category and label",
      rows: rows
        .filter(({ High_codes }) => High_codes > 0)
        .map((row) => ({ label: row.name, value: row[`High_${kind}`], color: categoryColor(row.category) }))
        .sort((a, b) => b.value - a.value),
    }),
    table: (rows) => ({
      caption: "Codes and dollars by category and label",
      filter: false,
      columns: [
        column("name", "Category"),
        ...shownLabels(rows).flatMap((label) => [
          column(`${label}_codes`, `${className(label)}, codes`, "codes"),
          column(`${label}_value`, `${className(label)}, value`, "dollars"),
        ]),
      ],
      rows: [...rows],
    }),
    empty: (_, { state }) => `No code of ${state.flow} is labelled ${className("High")}.`,
  });
}

export function categoriesFinding(rows: readonly CategoryRow[], kind: "codes" | "value"): string {
  const held = rows.filter(({ High_codes }) => High_codes > 0);
  const [first] = [...held].sort((a, b) => b[`High_${kind}`] - a[`High_${kind}`]);
  if (!first) return `Categories of the codes labelled ${className("High")}`;
  const total = held.reduce((sum, row) => sum + row[`High_${kind}`], 0);
  const part = percentOf(first[`High_${kind}`], total);
  if (part === null) return `${first.name} holds most of the dollars labelled ${className("High")}`;
  const share = percent(part);
  return `${first.name} holds ${share} of the ${kind === "codes" ? "codes" : "dollars"} labelled ${className("High")}`;
}

/** The labels of the table's columns: that of codes without one only where there are any. */
function shownLabels(rows: readonly CategoryRow[]) {
  return labels.filter(
    (label) => label !== "Unlabelled" || rows.some(({ Unlabelled_codes: codes }) => codes > 0),
  );
}

/** One row for each category that has codes, in the fixed order, and one for the codes that have none. */
export function categoryRows(rows: readonly LabelledCodes[]): CategoryRow[] {
  const known: readonly (string | null)[] = categories();
  return [...known, null].flatMap((category) => {
    const inside = rows.filter((row) => (known.includes(row.category) ? row.category : null) === category);
    if (!inside.length) return [];
    const [high, medium, low, none] = [
      labelled(inside, "High"),
      labelled(inside, "Medium"),
      labelled(inside, "Low"),
      labelled(inside, null),
    ];
    return [
      {
        ...{ category, name: category === null ? "No category" : categoryName(category) },
        ...{ High_codes: high.codes, Medium_codes: medium.codes, Low_codes: low.codes },
        ...{ High_value: high.value, Medium_value: medium.value, Low_value: low.value },
        ...{ Unlabelled_codes: none.codes, Unlabelled_value: none.value },
      },
    ];
  });
}

import { element } from "../../components/dom.js";
import { ask, type Answers, type Row } from "../../components/page/question.js";
import type { Context, View } from "../../components/page/view.js";
import { dataTable } from "../../components/table/view.js";
import { codeGrowthSql, type CodeGrowth } from "../../measures/families.js";
import { categoryNames, formatCode, formatValue, type Category } from "../../measures/index.js";
import { known } from "../shared/rows.js";
import { chosenYear, measureName, queryOf, type State } from "./inputs.js";

/** Tables 4 and 5 in one: AI codes by value, shares on one denominator, growth that never pretends a base. */
export const ranking = dataTable<State>({
  questions: (state) => ({
    codes: {
      sql: codeGrowthSql(state.flow, state.level, state.year, {
        ...queryOf(state),
        where: { groups: ["ai"] },
      }),
    },
    shares: ask(measureName(state, "share"), {
      ...queryOf(state),
      ...chosenYear(state),
      by: [state.level],
      of: state.of,
    }),
    labels: {
      sql: `SELECT hs10, reasoning FROM labels_in_use JOIN labels USING (flow, hs10, relevance, category)
WHERE flow = '${state.flow}' AND relevance <> 'Low' AND reasoning IS NOT NULL GROUP BY ALL ORDER BY hs10`,
    },
  }),
  table: (answers, { state }) => {
    const shares = new Map(known(answers, "shares").map((row) => [row[state.level], Number(row["value"])]));
    const reasons = new Map((answers["labels"] ?? []).map((row) => [row["hs10"], row["reasoning"]]));
    return {
      caption: `AI-related ${state.flow} by ${state.level === "hs10" ? "code" : "code family"}, ${state.year}`,
      filter: true,
      sort: { key: "now_value", descending: true },
      columns: [
        { key: "code", title: "Code", format: (code) => formatCode(String(code)) },
        { key: "description", title: "Description" },
        {
          key: "category",
          title: "Category",
          format: (c) => categoryNames[c as Category] ?? String(c ?? "–"),
        },
        {
          key: "now_value",
          title: String(state.year),
          numeric: true,
          bar: true,
          unit: "US dollars",
          format: dollars,
        },
        {
          key: "share",
          title: "Share",
          numeric: true,
          unit: "percent",
          format: (v) => (v === null ? "–" : `${Number(v).toFixed(2)}\u00a0%`),
        },
        {
          key: "change",
          title: `Since ${state.base}`,
          numeric: true,
          unit: "percent",
          format: (_, row) => growthText(row),
        },
        { key: "reasoning", title: "Why it is labelled so" },
      ],
      rows: growthRows(answers)
        .filter((row) => row.now_value > 0)
        .map((row): Row => ({
          code: row.code,
          description: row.description,
          category: row.category,
          now_value: row.now_value,
          share: shares.get(row.code) ?? null,
          change: row.growth,
          status: row.status,
          family_growth: row.family_growth,
          reasoning: String(reasons.get(row.code) ?? ""),
        })),
    };
  },
});

/** The page's answer in one sentence: where the growth sits. */
export const headline: View<State> = {
  questions: (state) => ({
    codes: {
      sql: codeGrowthSql(state.flow, state.level, state.year, {
        ...queryOf(state),
        where: { groups: ["ai"] },
      }),
    },
  }),
  render: (answers, context) =>
    element(context.document, "p", { class: "headline" }, headlineText(answers, context)),
};

export function headlineText(answers: Answers, { state }: Pick<Context<State>, "state">): string {
  const rows = growthRows(answers);
  const change = rows.reduce((sum, row) => sum + row.change, 0);
  const [first] = [...rows].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  if (!first)
    return `The snapshot does not hold AI-related ${state.flow} of both ${state.base} and ${state.year} whole.`;
  const total = rows.reduce((sum, row) => sum + row.now_value, 0);
  return `AI-related ${state.flow} changed by ${formatValue(change, "dollars", { sign: true })} from ${state.base} to ${state.year}, to ${formatValue(total, "dollars")}; ${formatCode(first.code)} (${(first.description ?? "").toLowerCase()}) alone by ${formatValue(first.change, "dollars", { sign: true })}.`;
}

function growthRows(answers: Answers): CodeGrowth[] {
  return (answers["codes"] ?? []) as unknown as CodeGrowth[];
}

/** A percent where there is a base; the family's, or words, where the code is new. */
function growthText(row: Row): string {
  if (typeof row["change"] === "number") return formatValue(row["change"], "percent", { sign: true });
  if (row["status"] !== "new") return "–";
  return typeof row["family_growth"] === "number"
    ? `new code; family ${formatValue(row["family_growth"], "percent", { sign: true })}`
    : "new code";
}

function dollars(value: unknown): string {
  return formatValue(value as number | null, "dollars");
}

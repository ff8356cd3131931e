import { ask, type Row } from "../../measures/question.js";
import { dataTable } from "../../view/table/view.js";
import { categoryNames, formatCode, formatValue, type Category } from "../../measures/index.js";
import { known } from "../shared/rows.js";
import { growthQuestion, growthRows, growthText } from "./growth.js";
import { chosenYear, measureName, queryOf, type State } from "./inputs.js";

/** Tables 4 and 5 in one: AI codes by value, shares on one denominator, growth that never pretends a base. */
export const ranking = dataTable<State>({
  questions: (state) => ({
    codes: growthQuestion(state),
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
        {
          key: "code",
          title: "Code",
          format: (code) => formatCode(String(code)),
          href: (row) => `./code?code=${String(row["code"])}`,
        },
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
          format: (_, row) => String(row["growth"]),
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
          growth: growthText(row),
          reasoning: String(reasons.get(row.code) ?? ""),
        })),
    };
  },
});

function dollars(value: unknown): string {
  return formatValue(value as number | null, "dollars");
}

import { lineChart } from "../../src/charts/line.js";
import { figure } from "../../src/view/figure/figure.js";
import { ask } from "../../src/measures/question.js";
import { definePage } from "../../src/view/page/view.js";
import { choice, type StateOf } from "../../src/view/state/inputs.js";
import { dataTable } from "../../src/view/table/view.js";
import { color } from "../../src/charts/theme.js";
import { formatMonth, formatValue } from "../../src/measures/index.js";

const inputs = { flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }) };
type State = StateOf<typeof inputs>;

/** A measure as a figure: docs/measures.md lists what can be asked, by what, and of which goods and countries. */
const trend = figure<State>({
  name: "trend",
  questions: ({ flow }) => ({
    by_month: ask(flow === "imports" ? "import_share" : "export_share", { by: ["month"] }),
  }),
  title: (answers, { state }) => {
    const last = answers["by_month"]?.at(-1);
    if (!last) return `The AI-related share of ${state.flow}`;
    return `${formatValue(Number(last["value"]), "percent")} of ${state.flow} were AI-related in ${formatMonth(String(last["month"]))}`;
  },
  subtitle: (_, { state }) => `Percent of ${state.flow}, monthly`,
  chart(answers, frame) {
    const rows = (answers["by_month"] ?? []).map(({ month, value }) => ({
      month: String(month),
      series: "ai",
      value: value === null ? null : Number(value),
    }));
    if (!rows.length) return undefined;
    const series = [{ key: "ai", name: "AI", color: color("ai"), bold: true }];
    return lineChart(rows, { ...frame, series, format: (value) => formatValue(value, "percent") });
  },
  table: (answers, { state }) => ({
    caption: `AI-related share of ${state.flow} by month`,
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      {
        key: "value",
        title: "Share",
        numeric: true,
        unit: "percent",
        format: (value) => formatValue(value as number | null, "percent"),
      },
    ],
    rows: answers["by_month"] ?? [],
  }),
  alternative: (answers, { state }) =>
    `Line chart of the AI-related share of ${state.flow} over ${answers["by_month"]?.length ?? 0} months.`,
});

/** SQL of your own as a table: labels_in_use holds the labels as the reader has changed them. */
const largest = dataTable<State>({
  questions: ({ flow }) => {
    const dollars = flow === "imports" ? "t.con_val" : "t.domestic_val + t.foreign_val";
    return {
      codes: {
        sql: `SELECT t.hs10, any_value(c.description_short) AS name, CAST(sum(${dollars}) AS BIGINT) AS dollars
FROM ${flow}_by_code t
JOIN labels_in_use l ON l.flow = '${flow}' AND l.hs10 = t.hs10 AND l.relevance = 'High'
JOIN codes c ON c.flow = '${flow}' AND c.hs10 = t.hs10
GROUP BY t.hs10
ORDER BY dollars DESC
LIMIT 20`,
        detail: "none",
      },
    };
  },
  table: (answers, { state }) => ({
    caption: `AI-related codes with the largest ${state.flow}, all months`,
    columns: [
      { key: "hs10", title: "Code", href: (row) => `./code?code=${String(row["hs10"])}` },
      { key: "name", title: "Description", relabel: (row) => String(row["hs10"]) },
      {
        key: "dollars",
        title: "Value",
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (value) => formatValue(value as number | null, "dollars"),
      },
    ],
    rows: answers["codes"] ?? [],
  }),
});

export const newPage = definePage({ name: "new-page", inputs, views: { trend, largest } });

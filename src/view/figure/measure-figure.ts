import { lineChart } from "../../charts/line.js";
import { color, type ColorName } from "../../charts/theme.js";
import {
  dimensions,
  findMeasure,
  formatMonth,
  formatValue,
  type Query,
  capital,
} from "../../measures/index.js";
import { isFixedInBase } from "../../measures/measure.js";
import { normalizeQuery } from "../../measures/query.js";
import { ask, type Answers, type Row } from "../../measures/question.js";
import type { Context, View } from "../view.js";
import { figure } from "./figure.js";
import { narrowed } from "./part.js";

/** A measure over time, as a cell of a page asks for it. */
export interface MeasureOverTime extends Omit<Query, "by"> {
  /** a name of docs/measures.md */
  measure: string;
  /** a line for each of these; default: one line */
  by?: "group" | "category" | "country" | "country_group" | "hs2";
}

/** Colours of lines, in their order. */
const lineColors: readonly ColorName[] = ["ai", "non-ai", "blue", "green", "pink", "sky", "amber", "gray"];

/**
 * A measure by month as a figure: title, unit, chart, table and files follow from the measure. `over` says which, for a
 * state of the page's inputs.
 */
export function measureFigure<S>(name: string, over: (state: S) => MeasureOverTime): View<S> {
  const measureOf = (state: S) => findMeasure(over(state).measure);
  const rowsOf = (answers: Answers, { part }: Pick<Context, "part"> = {}): readonly Row[] =>
    part ? narrowed(answers["by_month"] ?? [], part) : (answers["by_month"] ?? []);
  return figure<S>({
    name,
    questions(state) {
      const { measure, by, ...query } = over(state);
      const { base = normalizeQuery({}).base, from = "" } = query;
      const after = isFixedInBase({ name: measure }, "month") && from < `${base + 1}-01`;
      const window = after ? { from: `${base + 1}-01` } : {};
      return { by_month: ask(measure, { ...query, ...window, by: ["month", ...(by ? [by] : [])] }) };
    },
    title(answers, context) {
      const { state } = context;
      const { title, unit } = measureOf(state);
      const last = rowsOf(answers, context).at(-1);
      if (over(state).by || last === undefined) return title;
      return `${title}: ${formatValue(valueOf(last), unit)} in ${formatMonth(String(last["month"]))}`;
    },
    subtitle: (_, { state }) => `${capital(measureOf(state).unit)}, monthly`,
    chart(answers, frame, { state }) {
      const { by } = over(state);
      const { title, unit } = measureOf(state);
      const keyOf = (row: Row): string => (by ? String(row[by] ?? "unlabelled") : title);
      const rows = rowsOf(answers).map((row) => ({
        month: String(row["month"]),
        series: keyOf(row),
        value: valueOf(row),
      }));
      const keys = [...new Set(rows.map(({ series }) => series))];
      if (!keys.length) return undefined;
      return lineChart(rows, {
        ...frame,
        format: (value) => formatValue(value, unit),
        series: keys.map((key, index) => ({
          key,
          name: by ? key.replaceAll("_", " ") : "",
          color: color(lineColors[index % lineColors.length] ?? "ai"),
        })),
      });
    },
    table(answers, context) {
      const { state } = context;
      const { by } = over(state);
      const { title, unit } = measureOf(state);
      return {
        caption: `${title} by month`,
        columns: [
          { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
          ...(by ? [{ key: by, title: dimensions[by].name }] : []),
          {
            key: "value",
            title,
            numeric: true,
            unit,
            format: (value) => formatValue(typeof value === "number" ? value : null, unit),
          },
        ],
        rows: rowsOf(answers, context),
        sort: { key: "month", descending: true },
      };
    },
    alternative: (answers, context) =>
      `Line chart: ${measureOf(context.state).title}, ${rowsOf(answers, context).length} values.`,
  });
}

function valueOf(row: Row): number | null {
  const value = row["value"];
  return typeof value === "number" ? value : null;
}

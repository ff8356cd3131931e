import { barChart, heightForLabels } from "../charts/bars.js";
import { lineChart, type LineRow, type Series } from "../charts/line.js";
import type { FigureDefinition } from "../view/figure/definition.js";
import type { Row, Value } from "../measures/question.js";
import { color } from "../charts/theme.js";
import { holds, narrowWidth } from "../charts/drawing.js";

const mostSeries = 8;
const mostBars = 25;

/** What a result can be drawn as without asking: values over time, or bars of the first rows. */
export type ChartPlan =
  | { kind: "line"; time: string; series?: string; values: readonly string[] }
  | { kind: "bars"; label: string; value: string };

/** Undefined where the result has no number, or nothing to set it against. */
export function chartPlanOf(rows: readonly Row[]): ChartPlan | undefined {
  const columns = Object.keys(rows[0] ?? {});
  if (rows.length < 2) return undefined;
  const time = columns.find((column) => rows.every((row) => isPeriod(row[column], column)));
  const numbers = columns.filter(
    (column) =>
      column !== time && rows.every((row) => row[column] === null || typeof row[column] === "number"),
  );
  const texts = columns.filter((column) => column !== time && !numbers.includes(column));
  const [value] = numbers;
  if (value === undefined) return undefined;
  if (time !== undefined && new Set(rows.map((row) => row[time])).size > 1) {
    const [series] = texts.filter((column) => new Set(rows.map((row) => row[column])).size < rows.length);
    if (series !== undefined) return { kind: "line", time, series, values: [value] };
    if (new Set(rows.map((row) => row[time])).size === rows.length)
      return { kind: "line", time, values: sameScale(rows, numbers).slice(0, mostSeries) };
  }
  const label =
    texts.find((column) => new Set(rows.map((row) => row[column])).size === rows.length) ?? texts[0];
  const measured = numbers.at(-1);
  return label === undefined || measured === undefined ? undefined : { kind: "bars", label, value: measured };
}

/** The figure of a plan. */
export function quickChart(plan: ChartPlan, sql: string, rows: readonly Row[]): FigureDefinition {
  const shown = plan.kind === "bars" ? rows.slice(0, mostBars) : rows;
  const labelOf = (row: Row): string => (plan.kind === "bars" ? String(row[plan.label] ?? "–") : "");
  const title =
    plan.kind === "bars" ? `${plan.value} by ${plan.label}` : `${plan.values.join(", ")} over time`;
  return {
    name: "query",
    questions: () => ({ result: { sql } }),
    title: () => title.replaceAll("_", " "),
    subtitle: () =>
      plan.kind === "bars" && rows.length > mostBars
        ? `The first ${mostBars} of ${rows.length.toLocaleString("en-US")} rows of your query`
        : `${rows.length.toLocaleString("en-US")} rows of your query`,
    height: (width) =>
      plan.kind === "bars" ? heightForLabels(shown.map(labelOf), width) : width < narrowWidth ? 280 : 360,
    chart: (_, frame) =>
      plan.kind === "bars"
        ? barChart(
            shown.map((row) => ({
              label: labelOf(row),
              value: numberOf(row[plan.value]),
              color: color("ai"),
            })),
            { ...frame, format: compact },
          )
        : lineChart(lineRows(plan, rows), { ...frame, series: seriesOf(plan, rows), format: compact }),
    table: (_, { part }) => ({
      caption: title,
      columns: Object.keys(rows[0] ?? {}).map((key) => ({
        key,
        title: key,
        numeric: typeof rows[0]?.[key] === "number",
      })),
      rows: plan.kind === "line" && part ? rows.filter((row) => holds(part, monthOf(row[plan.time]))) : rows,
    }),
    alternative: () => `${title}, ${rows.length} rows, all of them in the table above.`,
    source: "your query over this snapshot",
  };
}

/** Numbers of very different size share no axis: those within a hundredth of the largest. */
function sameScale(rows: readonly Row[], numbers: readonly string[]): string[] {
  const size = (column: string): number =>
    Math.max(0, ...rows.slice(0, 5000).map((row) => Math.abs(numberOf(row[column]) ?? 0)));
  const largest = Math.max(...numbers.map(size));
  return numbers.filter((column) => size(column) >= largest / 100);
}

function isPeriod(value: Value | undefined, column: string): boolean {
  if (typeof value === "number")
    return /year/i.test(column) && Number.isInteger(value) && value > 1900 && value < 2200;
  return typeof value === "string" && /^\d{4}(-\d{2}(-\d{2}.*)?)?$/.test(value);
}

type LinePlan = Extract<ChartPlan, { kind: "line" }>;

function lineRows({ time, series, values }: LinePlan, rows: readonly Row[]): LineRow[] {
  return rows.flatMap((row) =>
    values.map((value) => ({
      month: monthOf(row[time]),
      series: series === undefined ? value : String(row[series]),
      value: numberOf(row[value]),
    })),
  );
}

/** `YYYY-MM` of a day or a month, or a year as it is. */
function monthOf(time: Value | undefined): string {
  return String(time).slice(0, 7);
}

function seriesOf(plan: LinePlan, rows: readonly Row[]): Series[] {
  const keys =
    plan.series === undefined
      ? [...plan.values]
      : [...new Set(rows.map((row) => String(row[plan.series ?? ""])))];
  return keys
    .slice(0, mostSeries)
    .map((key, i) => ({ key, name: key.replaceAll("_", " "), color: hues[i] ?? color("context") }));
}

const hues = (["ai", "non-ai", "green", "amber", "pink", "sky", "violet", "gray"] as const).map(color);

function numberOf(value: Value | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function compact(value: number): string {
  return value.toLocaleString("en-US", { notation: "compact", maximumFractionDigits: 1 });
}

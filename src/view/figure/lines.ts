import { lineChart, type LineOptions, type Series } from "../../charts/line.js";
import { addableTo, type Addable } from "../../charts/added.js";
import { narrowWidth, type Drawing, type Frame } from "../../charts/drawing.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue, type Unit } from "../../measures/index.js";
import { column, monthColumn } from "../table/columns.js";
import type { TableDefinition } from "../table/definition.js";

/** A line of a figure: its rows by month, and its name in the chart and in the table. */
export interface LineSeries extends Series {
  rows: readonly { month: string; value: unknown }[];
  /** in the table and in sentences; default: `name` */
  title?: string;
  /** in charts narrower than 520 pixels; default: `name` */
  short?: string;
}

/** Lines over months in one unit: chart, table and sentence follow. */
export interface Lines
  extends Pick<LineOptions, "zero" | "annotations" | "baseline" | "formatTick">, Addable {
  unit: Unit;
  /** those that a reader may add come last and need no colour of their own */
  series: readonly LineSeries[];
  caption: string;
  /** write a plus before what is above zero */
  sign?: boolean;
  /** the unit as the header of a file names it, where it says more than the unit's own name */
  unitText?: string;
}

export function linesChart(lines: Lines, frame: Frame): Drawing | undefined {
  const { unit, sign = false, first = lines.series.length, add, ...options } = lines;
  const added = lines.series.slice(first).filter(({ key }) => frame.asked?.added?.has(key));
  const series = [
    ...lines.series.slice(0, first),
    ...added.map((one, i) => ({ ...one, color: addedColors[i % addedColors.length] ?? one.color })),
  ];
  const rows = series.flatMap(({ key, rows }) =>
    rows.map(({ month, value }) => ({ month, series: key, value: numberOf(value) })),
  );
  if (!rows.some(({ value }) => value !== null)) return undefined;
  const format = (value: number): string => formatValue(value, unit, { sign });
  const drawing = lineChart(rows, {
    formatTick: (value) =>
      unit === "percent" ? `${value}\u00a0%` : format(value).replace(/\.0+(?=\D|$)/, ""),
    ...options,
    ...frame,
    format,
    series:
      frame.width < narrowWidth ? series.map((one) => ({ ...one, name: one.short ?? one.name })) : series,
  });
  return { ...drawing, ...addableTo(lines.series, first, add) };
}

/** Hues of added lines, in their order: none that the first lines of a chart have. */
const addedColors = [color("sky"), color("vermilion"), color("violet"), color("gray")];

/** One row for each month, the newest first; one column for each line. */
export function linesTable({ unit, series, caption, sign = false, unitText }: Lines): TableDefinition {
  const months = [...new Set(series.flatMap(({ rows }) => rows.map(({ month }) => month)))].sort().reverse();
  const values = series.map(({ key, rows }) => {
    const byMonth = new Map(rows.map(({ month, value }) => [month, numberOf(value)]));
    return [key, byMonth] as const;
  });
  return {
    caption,
    columns: [
      monthColumn(),
      ...series.map(({ key, name, title = name }) =>
        column(key, title, unit, { sign, ...(unitText !== undefined && { unit: unitText }) }),
      ),
    ],
    rows: months.map((month) => ({
      month,
      ...Object.fromEntries(values.map(([key, byMonth]) => [key, byMonth.get(month) ?? null])),
    })),
    sort: { key: "month", descending: true },
  };
}

/** Where each line begins and ends. */
export function linesSentence({ unit, series, sign = false, first = series.length }: Lines): string {
  const parts = series.slice(0, first).flatMap(({ name, title = name, rows }) => {
    const held = rows.flatMap(({ month, value }) => (typeof value === "number" ? [{ month, value }] : []));
    const [first, last] = [held[0], held.at(-1)];
    if (!first || !last) return [`${title}: no data`];
    const at = ({ month, value }: typeof first): string =>
      `${formatValue(value, unit, { sign })} in ${formatMonth(month)}`;
    return [`${title} from ${at(first)} to ${at(last)}`];
  });
  return parts.length ? `Line chart. ${parts.join("; ")}.` : "No months to show.";
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

import { barChart, heightForLabels } from "../../charts/bars.js";
import { addable, leading, type Addable } from "../../charts/added.js";
import type { Drawing, Frame } from "../../charts/drawing.js";
import { formatValue, type Unit } from "../../measures/index.js";
import type { Row } from "../../measures/question.js";
import { column } from "../table/columns.js";
import type { TableColumn, TableDefinition } from "../table/definition.js";

/** A label with its bar, or with a bar for each of the compared series by their keys. */
export interface Bar {
  label: string;
  value?: number | null;
  values?: Readonly<Record<string, number | null>>;
  color?: string;
  /** written where there is no value, for each series where they differ */
  note?: string | Readonly<Record<string, string>>;
  /** what the table says of it besides, by the keys of `more` */
  beside?: Row;
}

/** Bars in one unit: chart, height, table and sentence follow. */
export interface Bars extends Addable {
  unit: Unit;
  rows: readonly Bar[];
  /** the compared series, in the order in which they stand inside a label */
  series?: readonly { key: string; name: string; color: string; pale?: boolean }[];
  /** of the table */
  caption: string;
  /** what a label is, as the first column's title */
  of: string;
  /** title of the column of values where there is one; default: the unit */
  title?: string;
  /** write a plus before what is above zero */
  sign?: boolean;
  /** columns of the table behind the values */
  more?: readonly TableColumn[];
  /** of the table, where its rows come sorted by another column than the first value */
  sort?: TableDefinition["sort"];
}

export function barsChart(
  { unit, rows, series, sign = false, first = rows.length, add }: Bars,
  frame: Frame,
): Drawing | undefined {
  const labelOf = ({ label }: Bar): string => label;
  const shown = leading(rows, first, labelOf, frame.asked);
  const bars = shown.flatMap(({ label, value = null, values, color, note }) => {
    const shared = (key?: string) => {
      const text = noteOf(note, key);
      return { label, ...(color !== undefined && { color }), ...(text !== undefined && { note: text }) };
    };
    return series
      ? series.map(({ key }) => ({ ...shared(key), series: key, value: values?.[key] ?? null }))
      : [{ ...shared(), value }];
  });
  if (!bars.some(({ value }) => value !== null)) return undefined;
  const format = (value: number): string => formatValue(value, unit, { sign });
  const height = shown.length > first ? heightOf(shown, series, frame.width) : frame.height;
  const drawing = barChart(bars, { ...frame, height, format, ...(series && { series }) });
  return { ...drawing, ...(add !== undefined && addable(add, rows, first, labelOf)) };
}

/** The height of the bars that stand by themselves at a width, in pixels. */
export function heightOfBars({ rows, series, first = rows.length }: Bars, width: number): number {
  return heightOf(rows.slice(0, first), series, width);
}

function heightOf(rows: readonly Bar[], series: Bars["series"], width: number): number {
  const labels = rows.map(({ label }) => label);
  return heightForLabels(labels, width, series?.length);
}

/** A row for each label, those not drawn too, and a column for each value. */
export function barsTable(bars: Bars): TableDefinition {
  const { unit, rows, series, caption, of, title, sign = false, more = [], sort } = bars;
  const capital = unit.charAt(0).toUpperCase() + unit.slice(1);
  return {
    caption,
    columns: [
      column("label", of),
      ...(series ?? [{ key: "value", name: title ?? capital }]).map(({ key, name }) => {
        const none = noteOf(rows[0]?.note, key);
        return column(key, name, unit, { sign, bar: !sign, ...(none !== undefined && { none }) });
      }),
      ...more,
    ],
    rows: rows.map(({ label, value = null, values, beside }) => ({
      ...{ label, ...(series ? values : { value }), ...beside },
    })),
    ...(sort && { sort }),
  };
}

export function barsSentence({ unit, rows, series, sign = false, first = rows.length }: Bars): string {
  const written = (value: number | null | undefined, note?: string): string =>
    value == null && note !== undefined ? note : formatValue(value, unit, { sign });
  return rows
    .slice(0, first)
    .map(({ label, value, values, note }) => {
      const parts = series?.map(({ key, name }) => `${name} ${written(values?.[key], noteOf(note, key))}`);
      return `${label}: ${parts ? parts.join(", ") : written(value, noteOf(note))}.`;
    })
    .join(" ");
}

function noteOf(note: Bar["note"], key = ""): string | undefined {
  return typeof note === "object" ? note[key] : note;
}

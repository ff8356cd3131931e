import { addable, leading, type Addable } from "../../charts/added.js";
import { narrowWidth, shortName, type Drawing, type Frame } from "../../charts/drawing.js";
import { heatHeight, heatMap, type HeatOptions } from "../../charts/heat.js";
import { formatValue, type Unit } from "../../measures/index.js";
import type { Row } from "../../measures/question.js";
import { column } from "../table/columns.js";
import type { TableColumn, TableDefinition } from "../table/definition.js";

/** A row of a heat map: its values by the names of the columns. */
export interface HeatRow {
  label: string;
  values: ReadonlyMap<string | number, number | null>;
  /** what the table says of it besides, by the keys of `more` */
  beside?: Row;
}

/** Values in one unit, rows against columns, coloured by size: chart, height, table and sentence follow. */
export interface Heat extends Addable, Pick<HeatOptions, "keep"> {
  unit: Unit;
  columns: readonly (string | number)[];
  rows: readonly HeatRow[];
  /** of the table */
  caption: string;
  /** what a label is, as the first column's title */
  of: string;
  /** columns go by their short names where there is little room */
  short?: boolean;
  /** written in the table where there is no value */
  none?: string;
  /** columns of the table behind the values */
  more?: readonly TableColumn[];
}

export function heatChart(heat: Heat, frame: Frame): Drawing | undefined {
  const { unit, columns, rows, first = rows.length, add, keep, short } = heat;
  if (!rows.length) return undefined;
  const shown = leading(rows, first, labelOf, frame.asked);
  const nameOf = (name: string | number): string =>
    short && frame.width < narrowWidth ? shortName(String(name)) : String(name);
  const drawing = heatMap(
    shown.flatMap(({ label, values }) =>
      columns.map((name) => ({ row: label, column: nameOf(name), value: values.get(name) ?? null })),
    ),
    {
      ...frame,
      height: shown.length > first ? heatHeight(shown.length) : frame.height,
      ...(keep && { keep }),
      format: (value) => formatValue(value, unit).replace(/\u00a0%$/, ""),
    },
  );
  return { ...drawing, ...(add !== undefined && addable(add, rows, first, labelOf)) };
}

/** The height of the rows that stand by themselves, in pixels. */
export function heightOfHeat({ rows, first = rows.length }: Heat): number {
  return heatHeight(Math.min(first, rows.length));
}

/** A row for each label, those not drawn too, and a column for each of the map's. */
export function heatTable({ unit, columns, rows, caption, of, none, more = [] }: Heat): TableDefinition {
  return {
    caption,
    columns: [
      column("label", of),
      ...columns.map((name) => column(name, name, unit, none === undefined ? {} : { none })),
      ...more,
    ],
    rows: rows.map(({ label, values, beside }) => ({ label, ...Object.fromEntries(values), ...beside })),
  };
}

/** Of each row its three largest values, or its last one where the columns run over time. */
export function heatSentence({ unit, columns, rows, first = rows.length, keep }: Heat): string {
  return rows
    .slice(0, first)
    .map(({ label, values }) => {
      const held = columns.flatMap((name) => {
        const value = values.get(name) ?? null;
        return value === null ? [] : [{ name, value }];
      });
      const told = keep === "last" ? held.slice(-1) : held.sort((a, b) => b.value - a.value).slice(0, 3);
      return `${label}: ${told.map(({ name, value }) => `${name} ${formatValue(value, unit)}`).join(", ")}.`;
    })
    .join(" ");
}

function labelOf({ label }: HeatRow): string {
  return label;
}

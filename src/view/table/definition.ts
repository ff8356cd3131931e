import type { Row, Value } from "../../measures/question.js";

export interface TableColumn {
  key: string;
  title: string;
  /** as text for readers; default: the value itself */
  format?(value: Value, row: Row): string;
  /** numbers stand right and tabular */
  numeric?: boolean;
  /** a bar in the cell, as long as the value is of the column's largest */
  bar?: boolean | string;
  /** the row's value is a series: drawn as a sparkline; `series(row)` gives it */
  series?(row: Row): readonly (number | null)[];
  /** what the points of the series are, as titles of their columns in files; without them files leave the series out */
  points?: readonly string[];
  /** address that the cell's text leads to; undefined where it leads nowhere */
  href?(row: Row): string | undefined;
  /** code whose label a button in the cell changes; undefined where there is none */
  relabel?(row: Row): string | undefined;
  /** unit, for the header of a CSV file */
  unit?: string;
}

export interface TableDefinition {
  caption: string;
  columns: readonly TableColumn[];
  rows: readonly Row[];
  /** rows that are drawn at once; default: a little more than a table by itself shows */
  atOnce?: number;
  /** column that the rows come sorted by, where they are */
  sort?: { key: string; descending: boolean };
  /** keys of what the table is about: on a phone they stand behind the first column; default: what it is sorted by */
  main?: readonly string[];
  /** offer a filter box; default: from 12 rows up */
  filter?: boolean;
  /** what a row is where rows are totals and parts of them: its weight on the screen, a column of its own in files */
  level?: (row: Row) => RowLevel;
  /** class of a row that no level stands for */
  rowClass?(row: Row): string | undefined;
}

export type RowLevel = "total" | "group" | "category" | "code";

export function cellText(column: TableColumn, row: Row): string {
  const value = row[column.key] ?? null;
  if (column.format) return column.format(value, row);
  return value === null ? "–" : String(value);
}

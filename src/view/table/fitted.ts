import { narrowWidth } from "../../charts/drawing.js";
import type { TableColumn, TableDefinition } from "./definition.js";

/** A table as a screen of some widths shows it: on a narrow one, what it is about stands beside the names of its rows. */
export function fittedTable(table: TableDefinition, widths: readonly number[]): TableDefinition {
  return widths.every((width) => width < narrowWidth) ? { ...table, columns: mainFirst(table) } : table;
}

/** The same for the table view of a figure, whose box is as high as a chart. */
export function fittedToFigure(table: TableDefinition, widths: readonly number[]): TableDefinition {
  return { ...fittedTable(table, widths), atOnce: 15 };
}

/** The columns with those that the table is about behind the first. */
function mainFirst(table: TableDefinition): TableColumn[] {
  const [first, ...rest] = table.columns;
  if (!first) return [];
  const keys = mainKeys(table);
  const main = keys.flatMap((key) => rest.filter((column) => column.key === key));
  return [first, ...main, ...rest.filter((column) => !main.includes(column))];
}

/** What a table is about: what it says itself, else what it is sorted by, else what it draws bars of. */
function mainKeys({ main, sort, columns }: TableDefinition): readonly string[] {
  if (main) return main;
  if (sort && sort.key !== columns[0]?.key) return [sort.key];
  return columns.filter(({ bar }) => bar).map(({ key }) => key);
}

import type { Row, Value } from "../../measures/question.js";
import type { TableColumn, TableDefinition } from "./definition.js";

/**
 * A table as files hold it: every column has a value in every row. What a sparkline draws becomes a column for each of
 * its points that no other column gives, and the level of a row, where rows are totals and parts, one behind the first.
 */
export function filed(table: TableDefinition): TableDefinition {
  const { level } = table;
  const titles = new Set(table.columns.map(({ title }) => title));
  const parts = table.columns.map((column): readonly Part[] =>
    column.series ? pointsOf(column, titles) : [{ column, value: (row) => row[column.key] ?? null }],
  );
  const [first = [], ...rest] = parts;
  const levels: Part[] = level
    ? [{ column: { key: "level of row", title: "Level" }, value: (row) => level(row) }]
    : [];
  const all = [...first, ...levels, ...rest.flat()];
  return {
    ...table,
    columns: all.map(({ column }) => column),
    rows: table.rows.map((row) => ({
      ...row,
      ...Object.fromEntries(all.map(({ column, value }) => [column.key, value(row)])),
    })),
  };
}

interface Part {
  column: TableColumn;
  value: (row: Row) => Value;
}

function pointsOf(column: TableColumn, taken: ReadonlySet<string>): Part[] {
  const { key, points = [], unit } = column;
  return points.flatMap((title, i) =>
    taken.has(title)
      ? []
      : [
          {
            column: { key: `${key} ${title}`, title, numeric: true, ...(unit !== undefined && { unit }) },
            value: (row: Row) => column.series?.(row)[i] ?? null,
          },
        ],
  );
}

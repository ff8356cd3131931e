import { DOUBLE, DuckDBDataChunk, VARCHAR, type DuckDBType } from "@duckdb/node-api";
import { quoteName } from "../src/measures/sql.js";
import type { Database } from "./duckdb.js";

/** A column to load: whole numbers (at most 2^53, cast in SQL afterwards) or texts. */
export type LoadColumn =
  | { name: string; numbers: (row: number) => number }
  | { name: string; texts: (row: number) => string | null };

/** Creates a table from columns in memory, in pieces, without a row object or a file between. */
export async function loadTable(
  database: Database,
  table: string,
  rows: number,
  columns: readonly LoadColumn[],
): Promise<void> {
  const types = columns.map((column): DuckDBType => ("numbers" in column ? DOUBLE : VARCHAR));
  const definitions = columns.map((column, i) => `${quoteName(column.name)} ${String(types[i])}`);
  await database.run(`CREATE TABLE ${quoteName(table)} (${definitions.join(", ")})`);
  const appender = await database.connection.createAppender(table);
  for (let start = 0; start < rows; start += rowsInChunk) {
    const count = Math.min(rowsInChunk, rows - start);
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [index, column] of columns.entries()) {
      const vector = chunk.getColumnVector(index);
      const valueAt = "numbers" in column ? column.numbers : column.texts;
      for (let i = 0; i < count; i++) vector.setItem(i, valueAt(start + i));
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

const rowsInChunk = 2048; // DuckDB's vector size

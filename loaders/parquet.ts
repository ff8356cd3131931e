import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { quoteName, quoteText } from "../src/measures/sql.js";
import { Database } from "./duckdb.js";
import type { Column } from "./snapshot/tables.js";

/** Writes rows as a zstd Parquet file with these columns in this order, sorted; not atomic by itself. */
export async function writeParquet(
  path: string,
  columns: readonly Column[],
  rows: Iterable<Record<string, unknown>>,
  sortedBy: readonly string[],
): Promise<void> {
  const lines = `${path}.ndjson`;
  const database = await Database.open();
  try {
    await writeLines(lines, rows);
    const types = columns.map((column) => `${quoteName(column.name)}: ${quoteText(column.type)}`);
    await database.run(`COPY (
  SELECT ${columns.map((column) => quoteName(column.name)).join(", ")}
  FROM read_json(${quoteText(lines)}, format = 'newline_delimited', columns = {${types.join(", ")}},
    maximum_object_size = 16777216)
  ORDER BY ${sortedBy.map(quoteName).join(", ")}
) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    database.close();
    await rm(lines, { force: true });
  }
}

/** Every row of a Parquet file; DATE and TIMESTAMP as text. */
export async function readParquet<T>(path: string): Promise<T[]> {
  const database = await Database.open();
  try {
    return await database.rows<T>(`SELECT * FROM read_parquet(${quoteText(path)})`);
  } finally {
    database.close();
  }
}

async function writeLines(path: string, rows: Iterable<Record<string, unknown>>): Promise<void> {
  const stream = createWriteStream(path);
  for (const row of rows) if (!stream.write(`${JSON.stringify(row)}\n`)) await once(stream, "drain");
  stream.end();
  await finished(stream);
}

import type { Database } from "../duckdb.js";
import { quoteName, quoteText } from "../../src/measures/sql.js";
import type { ManifestTable } from "./manifest.js";
import type { Column } from "./tables.js";

export type TableFile = ManifestTable["files"][number];

/** Most bytes of a published file: static hosts take 25 MiB, and whoever wants one code need not load a whole year. */
export const largestFile = 24 * 1024 * 1024;

/** Rows of a file, and its columns as `name TYPE, name TYPE`. */
export async function describeFile(
  database: Database,
  path: string,
): Promise<{ rows: number; columns: string }> {
  const { rows } = await database.one<{ rows: number }>(
    `SELECT count(*) AS rows FROM ${readParquet([path])}`,
  );
  const columns = await database.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM ${readParquet([path])}`,
  );
  return { rows, columns: columns.map((c) => `${c.column_name} ${c.column_type}`).join(", ") };
}

/** The key of the first row that is not greater than the one before it: out of order, or repeated. */
export async function findUnsorted(
  database: Database,
  sortedBy: readonly string[],
  path: string,
): Promise<string | undefined> {
  const key = `row(${sortedBy.map(quoteName).join(", ")})`;
  const [found] = await database.rows<{ key: string }>(
    `SELECT CAST(key AS VARCHAR) AS key
     FROM (SELECT key, lag(key) OVER () AS before FROM (SELECT ${key} AS key FROM ${readParquet([path])}))
     WHERE key <= before LIMIT 1`,
  );
  return found?.key;
}

/** `read_parquet(…)` over files, which may be none: then no rows of the columns given. */
export function relationOver(paths: readonly string[], columns: readonly Column[]): string {
  return paths.length
    ? `SELECT * FROM ${readParquet(paths)}`
    : `SELECT ${columns.map((c) => `CAST(NULL AS ${c.type}) AS ${quoteName(c.name)}`).join(", ")} WHERE false`;
}

export function readParquet(paths: readonly string[]): string {
  return `read_parquet([${paths.map(quoteText).join(", ")}])`;
}

/** Columns that a set of Parquet files holds, by name; a file may lack some. */
export async function columnsOf(database: Database, paths: readonly string[]): Promise<Set<string>> {
  const rows = await database.rows<{ column_name: string }>(
    `DESCRIBE SELECT * FROM read_parquet([${paths.map(quoteText).join(", ")}], union_by_name = true)`,
  );
  return new Set(rows.map((row) => row.column_name));
}

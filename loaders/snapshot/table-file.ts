import { rm } from "node:fs/promises";
import { basename } from "node:path";
import type { Database } from "../duckdb.js";
import { quoteName, quoteText } from "../../src/measures/sql.js";
import { checksum } from "../checksum.js";
import type { ManifestTable } from "./manifest.js";
import { table, type Column, type TableName } from "./tables.js";

export type TableFile = ManifestTable["files"][number];

/** Most bytes of a published file: static hosts take 25 MiB, and whoever wants one code need not load a whole year. */
export const largestFile = 24 * 1024 * 1024;

/**
 * Writes the rows of a SELECT as a file of a published table, `imports-2025.parquet`: its columns, types and order, and
 * no others. What would be larger than `most` bytes stands in files of about equal length, `imports-2025-1.parquet` and
 * on, in order. A value that does not fit its type, and a row that repeats a key, are errors.
 */
export async function writeTable(
  database: Database,
  name: TableName,
  select: string,
  path: string,
  most = largestFile,
): Promise<TableFile[]> {
  const { columns, sortedBy } = table(name);
  const order = sortedBy.map(quoteName).join(", ");
  await database.run(
    `COPY (SELECT ${columns.map(cast).join(", ")} FROM (${select}) ORDER BY ${order})
     TO ${quoteText(path)} (${format})`,
  );
  const { rows } = await describeFile(database, path);
  const repeated = await findUnsorted(database, sortedBy, path);
  if (repeated !== undefined)
    throw new Error(
      `repeated key in table ${name}: ${repeated} (expected one row for each ${table(name).row})`,
    );
  const whole = { file: basename(path), rows, ...(await checksum(path)) };
  if (whole.bytes <= most || rows < 2) return [whole];
  const parts = await writeParts(database, path, whole, most);
  await rm(path);
  return parts;
}

/** Writes a file anew in as many parts as it takes, rows in their order; Parquet's size is known once it is written. */
async function writeParts(
  database: Database,
  path: string,
  { rows, bytes }: TableFile,
  most: number,
): Promise<TableFile[]> {
  for (let count = Math.ceil((1.05 * bytes) / most); ; count++) {
    const length = Math.max(1, Math.ceil(rows / count));
    const parts: TableFile[] = [];
    for (let start = 0; start < rows; start += length) {
      const part = path.replace(/\.parquet$/, `-${parts.length + 1}.parquet`);
      await database.run(
        `COPY (SELECT * EXCLUDE (file_row_number) FROM read_parquet(${quoteText(path)}, file_row_number = true)
           WHERE file_row_number >= ${start} AND file_row_number < ${start + length} ORDER BY file_row_number)
         TO ${quoteText(part)} (${format})`,
      );
      parts.push({ file: basename(part), rows: Math.min(length, rows - start), ...(await checksum(part)) });
    }
    if (length === 1 || parts.every((part) => part.bytes <= most)) return parts;
    for (const { file } of parts) await rm(path.replace(basename(path), file));
  }
}

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

/** Small enough that a page which wants a few codes reads little, large enough to compress: DuckDB's own default. */
const rowGroupSize = 122_880;
const format = `FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 9, ROW_GROUP_SIZE ${rowGroupSize}`;

function cast(column: Column): string {
  return `CAST(${quoteName(column.name)} AS ${column.type}) AS ${quoteName(column.name)}`;
}

import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { quoteName, quoteText } from "../../src/measures/sql.js";
import { checksum } from "../checksum.js";
import type { Database } from "../duckdb.js";
import { describeFile, findUnsorted, largestFile, type TableFile } from "./table-file.js";
import { table, type Column, type TableName } from "./tables.js";

/**
 * Writes the rows of a SELECT as a file of a published table, `imports-2025.parquet`: its columns, types and order, and
 * no others. What would be larger than `most` bytes stands in files of about equal length, `imports-2025-1.parquet` and
 * on, in order, each code in one of them. A value that does not fit its type, and a row that repeats a key, are errors.
 */
export async function writeTable(
  database: Database,
  name: TableName,
  select: string,
  path: string,
  most = largestFile,
): Promise<TableFile[]> {
  const { columns, sortedBy } = table(name);
  const usualRow = usualValue * (columns.length - sortedBy.length);
  const all = isTrade(columns)
    ? await rangesOf(database, name, select, Math.max(1, Math.floor(most / usualRow)))
    : { ranges: [everyRow], rows: 0 };
  const level = all.rows > manyRows ? 1 : 9;
  let { ranges } = all;
  for (;;) {
    const files: TableFile[] = [];
    for (const [i, range] of ranges.entries()) {
      const part = ranges.length === 1 ? path : path.replace(/\.parquet$/, `-${i + 1}.parquet`);
      files.push(await writePart(database, name, `SELECT * FROM (${select}) WHERE ${range}`, part, level));
    }
    const largest = files.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    if (largest.bytes <= most || largest.rows < 2) return files;
    const rows = Math.max(1, Math.floor((0.95 * largest.rows * most) / largest.bytes));
    const { ranges: smaller } = await rangesOf(database, name, select, rows);
    if (smaller.length <= ranges.length) return files; // one code alone is larger
    for (const { file } of files) await rm(join(dirname(path), file));
    ranges = smaller;
  }
}

async function writePart(
  database: Database,
  name: TableName,
  select: string,
  path: string,
  level: number,
): Promise<TableFile> {
  const { columns, sortedBy } = table(name);
  const order = sortedBy.map(quoteName).join(", ");
  await database.run(
    `COPY (SELECT ${columns.map(cast).join(", ")} FROM (${select}) ORDER BY ${order}) TO ${quoteText(path)} (${parquetFormat(level)}, ROW_GROUP_SIZE ${rowGroupSize})`,
  );
  const { rows } = await describeFile(database, path);
  const repeated = await findUnsorted(database, sortedBy, path);
  if (repeated !== undefined)
    throw new Error(
      `repeated key in table ${name}: ${repeated} (expected one row for each ${table(name).row})`,
    );
  return { file: basename(path), rows, ...(await checksum(path)) };
}

const everyRow = "true";

/** Conditions that cut rows between values of the table's first key, into stretches of about equal and at most so many rows. */
async function rangesOf(
  database: Database,
  name: TableName,
  select: string,
  most: number,
): Promise<{ ranges: string[]; rows: number }> {
  const [key = ""] = table(name).sortedBy.map(quoteName);
  const counts = await database.rows<{ key: string; rows: number }>(
    `SELECT ${key} AS key, count(*) AS rows FROM (${select}) GROUP BY ALL ORDER BY ALL`,
  );
  const total = counts.reduce((sum, { rows }) => sum + rows, 0);
  const length = total / Math.ceil(total / most);
  const cuts: string[] = [];
  let before = 0;
  for (const { key: value, rows } of counts) {
    if (before > 0 && before + rows / 2 > length * (cuts.length + 1)) cuts.push(quoteText(value));
    before += rows;
  }
  const ranges = [undefined, ...cuts].map((from, i) =>
    [from && `${key} >= ${from}`, cuts[i] && `${key} < ${cuts[i]}`].filter(Boolean).join(" AND "),
  );
  return { ranges: cuts.length ? ranges : [everyRow], rows: total };
}

/** Small enough that a page which wants a few codes reads little, large enough to compress: DuckDB's own default. */
const rowGroupSize = 122_880;

/** Bytes that a value of trade takes at most in nearly all files, its row's key included: whoever guesses less writes them twice. */
const usualValue = 3.5;

/** The large tables, of values by month. */
function isTrade(columns: readonly Column[]): boolean {
  return columns.some(({ name }) => name === "month");
}

/** Rows beyond which dollars are packed less tightly: zstd's level 9 takes four times as long as 1 and saves a twentieth. */
const manyRows = 1_000_000;

/** How DuckDB writes Parquet here. A dictionary of more values, as of dollars, is tried in vain; sorted keys need a small one. */
export function parquetFormat(level: number): string {
  return `FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL ${level}, DICTIONARY_SIZE_LIMIT 300`;
}

function cast(column: Column): string {
  return `CAST(${quoteName(column.name)} AS ${column.type}) AS ${quoteName(column.name)}`;
}

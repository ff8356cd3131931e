import { open, rm } from "node:fs/promises";
import { quoteText } from "../../src/measures/sql.js";
import type { Database } from "../duckdb.js";

/** Reads blocks of CSV, the first of them the header, into a table: codes and names as text, all else as whole numbers. */
export async function loadBlocks(
  database: Database,
  name: string,
  path: string,
  blocks: Iterable<string>,
): Promise<void> {
  const header = await writeBlocks(path, blocks);
  const columns = header
    .trim()
    .split(",")
    .map((column) => `${column}: '${texts.has(column) ? "VARCHAR" : "BIGINT"}'`);
  await database.run(
    `CREATE TABLE ${name} AS SELECT * FROM read_csv(${quoteText(path)}, header = true, columns = {${columns.join(", ")}})`,
  );
  await rm(path);
}

const texts = new Set(["month", "hs10", "cty_code", "district", "hs6", "port", "name", "state"]);

/** Writes the rows of a month, without it, as a Parquet file. */
export async function copyMonth(
  database: Database,
  name: string,
  month: string,
  path: string,
): Promise<void> {
  await database.run(
    `COPY (SELECT * EXCLUDE (month) FROM ${name} WHERE month = ${quoteText(month)}) TO ${quoteText(path)} (FORMAT parquet)`,
  );
}

/** Writes the blocks one after another and returns the first of them. */
async function writeBlocks(path: string, blocks: Iterable<string>): Promise<string> {
  const file = await open(path, "w");
  try {
    let header: string | undefined;
    for (const block of blocks) {
      header ??= block;
      await file.writeFile(block);
    }
    return header ?? "";
  } finally {
    await file.close();
  }
}

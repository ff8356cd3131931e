import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { Database } from "../../loaders/duckdb.js";
import { Outside } from "../../src/sums/outside.js";
import { readParquet } from "../../src/sums/parquet/file.js";

/** Columns of one table: what DuckDB writes in plain, in dictionaries and in runs, with NULLs and without. */
const columns: Record<string, string> = {
  counted: "i",
  month: "DATE '2019-01-01' + (i // 97)::INTEGER",
  code: "lpad((i * 7919 % 5003)::VARCHAR, 10, '0')",
  category: "CASE i % 7 WHEN 0 THEN NULL WHEN 1 THEN 'Kühlung' ELSE 'Compute_Hardware' END",
  excluded: "i % 5 = 0",
  sparse: "CASE WHEN hash(i) % 3 = 0 THEN (hash(i) % 9007199254740993)::BIGINT - 4503599627370496 END",
  small: "(i % 200 - 100)::INTEGER",
  ratio: "sqrt(i)",
  text: "repeat(md5((i // 3)::VARCHAR), 1 + i % 4)",
  nothing: "NULL::BIGINT",
};

describe("a Parquet file", { timeout: 120_000 }, () => {
  let folder: string;
  let database: Database;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-parquet-"));
    database = await Database.open();
  });
  after(async () => {
    database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function written(select: string, options: string): Promise<Uint8Array> {
    const file = join(folder, "t.parquet");
    await database.run(`COPY (${select}) TO '${file}' (FORMAT parquet, ${options})`);
    return new Uint8Array(await readFile(file));
  }

  it("reads as DuckDB wrote it, in any size, order and level of compression", async () => {
    const select = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 3, 1000, 2047, 2049, 70_000),
        fc.constantFrom(
          "zstd, COMPRESSION_LEVEL 1",
          "zstd, COMPRESSION_LEVEL 9",
          "zstd, COMPRESSION_LEVEL 19",
        ),
        fc.constantFrom("i", "category, i", "code, i", "hash(i)"),
        fc.constantFrom(122_880, 5000),
        async (rows, codec, order, group) => {
          const table = `SELECT ${select.join(", ")} FROM range(${rows}) r(i) ORDER BY ${order}`;
          const bytes = await written(table, `COMPRESSION ${codec}, ROW_GROUP_SIZE ${group}`);
          const expected = await database.connection.runAndReadAll(
            `SELECT * REPLACE (month::VARCHAR AS month, counted::DOUBLE AS counted, sparse::DOUBLE AS sparse, nothing::DOUBLE AS nothing) FROM (${table})`,
          );
          const read = readParquet(bytes);
          assert.deepEqual(
            read.map(({ name }) => name),
            Object.keys(columns),
          );
          for (const [i, { name, vector }] of read.entries())
            assert.deepEqual(vector.values(), expected.getColumns()[i] ?? [], name);
        },
      ),
      { numRuns: 12, seed: 17, endOnFailure: true, includeErrorInReport: true },
    );
  });

  it("reads without the columns whose types sums do not know", async () => {
    const times =
      "SELECT TIMESTAMP '2025-01-01' AS t, 1.5::DECIMAL(9, 2) AS d, 7 AS n, 1::DECIMAL(18, 3) AS e";
    const [only, ...others] = readParquet(await written(times, "COMPRESSION zstd"));
    assert.deepEqual([only?.name, only?.type, only && only.vector.values(), others], ["n", "int", [7], []]);
  });

  it("is left to others where it holds more than flat columns", async () => {
    for (const [select, options] of [
      ["SELECT [1, 2] AS list", "COMPRESSION zstd"],
      ["SELECT 'a' AS text FROM range(10)", "COMPRESSION snappy"],
    ] as const) {
      const bytes = await written(select, options);
      assert.throws(() => readParquet(bytes).map(({ vector }) => vector.values()), Outside, select);
    }
    assert.throws(() => readParquet(new Uint8Array(100)), /not a Parquet file/);
  });
});

import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Database } from "../../../loaders/duckdb.js";
import { findUnsorted, largestFile, readParquet } from "../../../loaders/snapshot/table-file.js";
import { writeTable } from "../../../loaders/snapshot/write-table.js";

/** 40,000 rows of 400 codes whose dollars do not compress. */
const rows = `SELECT DATE '2025-01-01' AS month, lpad((i % 400 * 7)::VARCHAR, 10, '0') AS hs10,
  lpad((i // 400)::VARCHAR, 4, '0') AS cty_code, hash(i)::HUGEINT % 1000000007 AS con_val, con_val AS gen_val,
  0 AS dut_val, 0 AS cal_dut, con_val AS con_cif, NULL AS con_qty1, NULL AS con_qty2 FROM range(40000) t(i)`;

describe("writeTable", () => {
  let folder: string;
  let database: Database;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-table-"));
    database = await Database.open();
  });
  after(async () => {
    database.close();
    await rm(folder, { recursive: true });
  });

  it("writes a file, and where it would be larger than allowed, parts with the same rows in their order", async () => {
    const path = join(folder, "imports-2025.parquet");
    const whole = await writeTable(database, "imports", rows, path);
    assert.deepEqual(
      whole.map(({ file, rows: count }) => [file, count]),
      [["imports-2025.parquet", 40_000]],
    );
    const expected = await database.rows(`SELECT * FROM ${readParquet([path])}`);
    const most = Math.floor((whole[0]?.bytes ?? 0) / 4.5);
    await rm(path);

    const parts = await writeTable(database, "imports", rows, path, most);
    assert.ok(parts.length >= 5 && parts.length <= 10, `${parts.length} parts`);
    assert.deepEqual(
      (await readdir(folder)).sort(),
      parts.map((_, i) => `imports-2025-${i + 1}.parquet`),
    );
    for (const { file, bytes } of parts) assert.ok(bytes <= most, `${file} has ${bytes} bytes of ${most}`);
    assert.equal(
      parts.reduce((sum, part) => sum + part.rows, 0),
      40_000,
    );
    const paths = parts.map(({ file }) => join(folder, file));
    assert.deepEqual(await database.rows(`SELECT * FROM ${readParquet(paths)}`), expected);
    for (const part of paths)
      assert.equal(await findUnsorted(database, ["hs10", "cty_code", "month"], part), undefined);
    await assertWholeCodes(paths);
  });

  it("cuts again where rows take more bytes than they usually do, and leaves a single code whole", async () => {
    const wide = rows
      .replace("con_val AS gen_val", "hash(i, 1)::HUGEINT % 1000000000007 AS gen_val")
      .replace(
        "0 AS dut_val, 0 AS cal_dut",
        "hash(i, 2)::HUGEINT % 1000000000007 AS dut_val, hash(i, 3)::HUGEINT % 1000000000007 AS cal_dut",
      );
    const path = join(folder, "imports-2024.parquet");
    const parts = await writeTable(database, "imports", wide, path, 240_000); // 10,000 rows of 24 bytes
    assert.ok(parts.length > 4, `${parts.length} parts`);
    for (const { file, bytes } of parts) assert.ok(bytes <= 240_000, `${file} has ${bytes} bytes`);
    const paths = parts.map(({ file }) => join(folder, file));
    await assertWholeCodes(paths);
    assert.equal((await database.rows(`SELECT * FROM ${readParquet(paths)}`)).length, 40_000);
    assert.deepEqual(
      (await readdir(folder)).filter((file) => file.startsWith("imports-2024")).length,
      parts.length,
    );

    const one = `SELECT * FROM (${rows}) WHERE hs10 = '0000000007'`;
    const [whole, ...others] = await writeTable(
      database,
      "imports",
      one,
      join(folder, "imports-2023.parquet"),
      100,
    );
    assert.deepEqual([whole?.file, whole?.rows, others], ["imports-2023.parquet", 100, []]);
  });

  async function assertWholeCodes(paths: readonly string[]): Promise<void> {
    const seen = await database.rows(
      `SELECT hs10 FROM read_parquet([${paths.map((path) => `'${path}'`).join(", ")}], filename = true)
       GROUP BY hs10 HAVING count(DISTINCT filename) > 1`,
    );
    assert.deepEqual(seen, []);
  }

  it("keeps below what Cloudflare Pages takes", () => {
    assert.ok(largestFile < 25 * 1024 * 1024);
  });
});

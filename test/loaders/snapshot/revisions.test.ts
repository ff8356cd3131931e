import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { temporaryFolder } from "../../atlas.js";
import { Database } from "../../../loaders/duckdb.js";
import type { Manifest } from "../../../loaders/snapshot/manifest.js";
import { findRevisions } from "../../../loaders/snapshot/revisions.js";
import type { StoredSnapshot } from "../../../loaders/snapshot/store.js";
import { writeTable } from "../../../loaders/snapshot/write-table.js";

describe("findRevisions", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let database: Database;
  before(async () => {
    folder = await temporaryFolder();
    database = await Database.open();
  });
  after(async () => {
    database.close();
    await folder.remove();
  });

  it("finds the cells that differ where a year stands in parts that were cut elsewhere", async () => {
    const codes = ["8471500150", "8473301180", "8504409550", "8544429090"];
    const old = await snapshot("old", [
      [codes[0], codes[1]],
      [codes[2], codes[3]],
    ]);
    const recent = await snapshot("recent", [[codes[0]], [codes[1], codes[2], codes[3]]], codes[2]);
    const { codes: revised, months } = await findRevisions(database, old, recent);
    assert.deepEqual(revised, [
      { flow: "imports", hs10: codes[2], cells: 2, before: 200, after: 210, change: 10 },
    ]);
    assert.deepEqual(
      months.map(({ month, cells }) => [month, cells]),
      [
        ["2025-01", 1],
        ["2025-02", 1],
      ],
    );
  });

  /** Two months of 100 dollars for each code, in a file for each group of codes; five dollars more for one. */
  async function snapshot(
    id: string,
    groups: (string | undefined)[][],
    more?: string,
  ): Promise<StoredSnapshot> {
    const files = [];
    await mkdir(join(folder.path, id));
    for (const [i, group] of groups.entries()) {
      const rows = ["2025-01-01", "2025-02-01"].flatMap((month) =>
        group.map(
          (code) =>
            `SELECT DATE '${month}' AS month, '${code}' AS hs10, '5700' AS cty_code, ${code === more ? 105 : 100} AS con_val,
             0 AS gen_val, 0 AS dut_val, 0 AS cal_dut, 0 AS con_cif, NULL AS con_qty1, NULL AS con_qty2`,
        ),
      );
      const path = join(folder.path, id, `imports-2025-${i + 1}.parquet`);
      files.push(...(await writeTable(database, "imports", rows.join(" UNION ALL "), path)));
    }
    const manifest = {
      tables: [{ name: "imports", files, rows: 8, columns: [] }],
      months: { imports: ["2025-01", "2025-02"], exports: [] },
    } as unknown as Manifest;
    return { id, folder: join(folder.path, id), manifest };
  }
});

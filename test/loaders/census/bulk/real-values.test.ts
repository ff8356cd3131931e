import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { cacheAt } from "../../../../loaders/cache.js";
import { parseCsv } from "../../../../loaders/csv.js";
import { Database } from "../../../../loaders/duckdb.js";
import { atlas, temporaryFolder } from "../../../atlas.js";
import { startBulkServer, type BulkServer } from "../../../servers/census-bulk.js";
import { canadaMexicoRows } from "../../../servers/fixtures/canada-mexico.js";

const folder = fileURLToPath(new URL("../../../../../shared/data/trade", import.meta.url));
const months = ["2025-01", "2025-02", "2025-03"];
const skip = existsSync(folder) ? false : `no real trade values at ${folder}`;

describe("the real imports from Canada and Mexico, by the command", { skip }, () => {
  let server: BulkServer;
  let cache: Awaited<ReturnType<typeof temporaryFolder>>;
  let stderr: string;

  before(async () => {
    server = await startBulkServer({
      imports: Object.fromEntries(months.map((month) => [month, canadaMexicoRows(folder, month)])),
    });
    cache = await temporaryFolder();
    const range = ["--from", "2025-01", "--to", "2025-03", "--flow", "imports"];
    const result = await atlas(["pull", ...range, "--cache", cache.path], { CENSUS_BULK_URL: server.url });
    stderr = result.stderr;
    assert.equal(result.code, 0, stderr);
  });

  after(async () => {
    await server.close();
    await cache.remove();
  });

  it("come out of the facts to the dollar, code by code", async () => {
    const database = await Database.open();
    try {
      for (const month of months) {
        const facts = join(cacheAt(cache.path).facts, "flow=imports", `month=${month}`, "facts.parquet");
        const rows = await database.rows<{ hs10: string; cty_code: string; con_val: number }>(
          `SELECT hs10, cty_code, con_val FROM '${facts}'`,
        );
        assert.deepEqual(
          new Map(rows.map((row) => [`${row.hs10} ${row.cty_code}`, row.con_val])),
          published(month),
        );
      }
    } finally {
      database.close();
    }
  });

  it("are told in plain lines where there is no terminal", () => {
    assert.match(stderr, /imports 2025-01 to 2025-03: 3 files from http/);
    assert.match(stderr, /IMDB2502\.ZIP: [\d,]+ bytes/);
    assert.match(stderr, /all files: 3 read/);
    assert.equal(stderr.includes(String.fromCharCode(27)), false);
  });
});

/** Codes with a value, as the CSV has them, by `code country`. */
function published(month: string): Map<string, number> {
  const name = `canada-mexico-${month}.csv`;
  const { rows } = parseCsv(readFileSync(join(folder, name)), name);
  const values = rows.map((row): [string, number] => [
    `${row.cell("hts10")} ${row.cell("cty_code")}`,
    Number(row.cell("total_value")),
  ]);
  return new Map(values.filter(([, value]) => value !== 0));
}

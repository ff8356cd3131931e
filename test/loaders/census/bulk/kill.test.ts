import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { cacheAt, type Cache } from "../../../../loaders/cache.js";
import { Database } from "../../../../loaders/duckdb.js";
import { atlas, startAtlas, temporaryFolder } from "../../../atlas.js";
import { startBulkServer, type BulkServer } from "../../../servers/census-bulk.js";
import type { ExportRow, ImportRow } from "../../../servers/fixtures/census-rows.js";
import { randomFrom, testSeed } from "../../../seed.js";

const random = randomFrom(`kill ${testSeed}`);

const months = ["2025-01", "2025-02"];
const range = ["pull", "--from", "2025-01", "--to", "2025-02"];
const kills = 6;

/** Enough rows that downloads and reading take a while, and every one of them another value. */
function manyRows(month: string): (ImportRow & ExportRow)[] {
  return Array.from({ length: 6_000 }, (_, i) => {
    const value = (i * 7_919 + Number(month.slice(5))) % 1_000_003;
    return {
      code: String(101_210_010 + Math.floor(i / 5) * 5_000_000).padStart(10, "0"),
      country: ["1220", "2010", "5700", "4280", "5880"][i % 5] ?? "1220",
      district: ["09", "27"][i % 2] ?? "09",
      ...{ con_val: value, gen_val: value, all_val: value },
    };
  });
}

describe("kill -9 and run again", () => {
  let server: BulkServer;
  let expected: unknown;

  before(async () => {
    const rows = Object.fromEntries(months.map((month) => [month, manyRows(month)]));
    server = await startBulkServer({ imports: rows, exports: rows, bytesPerSecond: 400_000 });
    const folder = await temporaryFolder();
    const result = await atlas([...range, "--cache", folder.path], { CENSUS_BULK_URL: server.url });
    assert.equal(result.code, 0, result.stderr);
    expected = await contents(cacheAt(folder.path));
    await folder.remove();
  });

  after(() => server.close());

  it(`loses nothing and doubles nothing, killed ${kills} times at random instants`, async (test) => {
    const folder = await temporaryFolder();
    const cache = cacheAt(folder.path);
    const call = [...range, "--cache", folder.path];
    const instants: number[] = [];
    for (let i = 0; i < kills; i++) {
      const instant = 400 + Math.floor(random() * 2_600);
      instants.push(instant);
      const pull = startAtlas(call, { CENSUS_BULK_URL: server.url });
      await Promise.race([sleep(instant), pull.result]);
      pull.process.kill("SIGKILL");
      await pull.result;
    }
    test.diagnostic(`killed after ${instants.join(", ")} ms`);
    const result = await atlas(call, { CENSUS_BULK_URL: server.url });
    assert.equal(result.code, 0, `${result.stderr}\nkilled after ${instants.join(", ")} ms`);
    assert.deepEqual(await contents(cache), expected);
    assert.deepEqual(
      readdirSync(cache.raw).sort(),
      ["EXDB2501", "EXDB2502", "IMDB2501", "IMDB2502"].flatMap((name) => [`${name}.ZIP`, `${name}.ZIP.json`]),
    );
    assert.deepEqual(existsSync(cache.staging) ? readdirSync(cache.staging) : [], []);
    await folder.remove();
  });
});

/** Every row of the facts and places below the cache as an engine sees them that only knows the partitions. */
async function contents(cache: Cache): Promise<unknown> {
  const database = await Database.open();
  try {
    const sums = [];
    for (const root of [cache.facts, cache.places])
      for (const flow of ["imports", "exports"])
        sums.push(
          await database.rows(
            `SELECT month, count(*) AS rows, bit_xor(hash(COLUMNS(* EXCLUDE (flow, month))))
             FROM read_parquet('${join(root, `flow=${flow}`)}/**/*.parquet', hive_partitioning = true)
             GROUP BY month ORDER BY month`,
          ),
        );
    return sums;
  } finally {
    database.close();
  }
}

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { partition } from "../../../../loaders/cache.js";
import { readFactsMonth } from "../../../../loaders/facts.js";
import { importRows } from "./rows.js";
import { asked, monthRows, withBulkServer } from "./setting.js";

const threeMonths = Object.fromEntries(["2025-01", "2025-02", "2025-03"].map((m) => [m, importRows(m)]));

describe("pullFromBulk, again", () => {
  it("asks one HEAD for a file that has not changed", async () => {
    await withBulkServer({ imports: threeMonths }, async ({ server, pull }) => {
      await pull();
      assert.deepEqual(asked(server, "IMDB2501.ZIP"), ["GET 200"]);
      server.requests.length = 0;
      const said = await pull();
      assert.deepEqual(server.requests.map(({ method, file }) => `${method} ${file}`).sort(), [
        "HEAD IMDB2501.ZIP",
        "HEAD IMDB2502.ZIP",
        "HEAD IMDB2503.ZIP",
      ]);
      assert.ok(said.some((line) => line.includes("3 unchanged")));
    });
  });

  it("goes by Last-Modified where there is no ETag", async () => {
    await withBulkServer({ imports: threeMonths, withoutEtag: true }, async ({ server, pull }) => {
      await pull();
      server.requests.length = 0;
      await pull();
      assert.equal(
        server.requests.every(({ method }) => method === "HEAD"),
        true,
      );
    });
  });

  it("fetches and reads a file that has changed", async () => {
    await withBulkServer({ imports: threeMonths }, async ({ server, cache, pull }) => {
      await pull();
      await server.publish("imports", "2025-02", [{ code: "0101210010", country: "1220", con_val: 123 }]);
      const said = await pull();
      assert.ok(said.some((line) => line.includes("1 read, 2 unchanged")));
      const rows = await monthRows(cache.facts, "imports", "2025-02", "facts.parquet");
      assert.deepEqual(
        rows.map((row) => row["con_val"]),
        [123],
      );
    });
  });

  it("reads again, without fetching, where facts are gone or came from elsewhere", async () => {
    await withBulkServer({ imports: threeMonths }, async ({ server, cache, pull }) => {
      await pull();
      await rm(partition(cache.facts, "imports", "2025-02"), { recursive: true });
      const other = join(partition(cache.facts, "imports", "2025-03"), "month.json");
      await writeFile(other, (await readFile(other, "utf8")).replace('"bulk"', '"api"'));
      server.requests.length = 0;
      await pull();
      assert.equal(
        server.requests.some(({ method }) => method === "GET"),
        false,
      );
      assert.equal((await monthRows(cache.facts, "imports", "2025-02", "facts.parquet")).length, 4);
      assert.equal((await readFactsMonth(cache, "imports", "2025-03"))?.via, "bulk");
    });
  });

  it("does not fetch an archive that was deleted to make room, as long as its facts stand", async () => {
    await withBulkServer({ imports: threeMonths }, async ({ server, cache, pull }) => {
      await pull();
      await rm(join(cache.raw, "IMDB2501.ZIP"));
      server.requests.length = 0;
      await pull();
      assert.deepEqual(asked(server, "IMDB2501.ZIP"), ["HEAD 200"]);
      await rm(partition(cache.facts, "imports", "2025-01"), { recursive: true });
      await pull();
      assert.equal((await monthRows(cache.facts, "imports", "2025-01", "facts.parquet")).length, 4);
    });
  });

  it("fetches again, with --refresh, from January of the previous year on", async () => {
    const imports = { "2024-12": importRows("2024-12"), "2025-01": importRows("2025-01") };
    await withBulkServer({ imports }, async ({ server, pull }) => {
      const range = { from: "2024-12", to: "2025-01" };
      await pull(range);
      server.requests.length = 0;
      await pull({ ...range, refresh: true });
      assert.deepEqual(asked(server, "IMDB2412.ZIP"), ["HEAD 200"]);
      assert.deepEqual(asked(server, "IMDB2501.ZIP"), ["GET 200"]);
    });
  });
});

describe("pullFromBulk, the range", () => {
  it("ends with a plain message at the newest published month", async () => {
    await withBulkServer({ imports: threeMonths }, async ({ pull }) => {
      const said = await pull({ to: "2025-05" });
      assert.ok(said.includes("imports 2025-04 is not published yet: the range ends with 2025-03"));
    });
  });

  it("asks for no month that has not begun", async () => {
    await withBulkServer({ imports: threeMonths }, async ({ server, pull }) => {
      await pull({ from: "2025-03", to: "2031-12", today: new Date("2025-04-20T00:00:00Z") });
      assert.deepEqual([...new Set(server.requests.map(({ file }) => file))].sort(), [
        "IMDB2503.ZIP",
        "IMDB2504.ZIP",
      ]);
      const said = await pull({ from: "2031-01", to: "2031-12" });
      assert.ok(said.includes("2031-01 has not begun yet: nothing to fetch"));
    });
  });

  it("names a hole, and still brings the months around it", async () => {
    const imports = { "2025-01": importRows("2025-01"), "2025-03": importRows("2025-03") };
    await withBulkServer({ imports }, async ({ cache, failure }) => {
      assert.match(
        await failure(),
        /imports 2025-02 is missing \(404 at .*IMDB2502\.ZIP\) though 2025-03 is published/,
      );
      assert.equal(existsSync(partition(cache.facts, "imports", "2025-03")), true);
    });
  });

  it("takes a long range without any file for a wrong address", async () => {
    await withBulkServer({}, async ({ failure }) => {
      assert.match(await failure({ to: "2025-12" }), /none of 12 months is at .*is CENSUS_BULK_URL right\?/);
    });
  });
});

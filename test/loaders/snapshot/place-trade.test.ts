import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { atlas } from "../../atlas.js";
import { partition, type Cache } from "../../../loaders/cache.js";
import { readPlacesMonth } from "../../../loaders/places.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { compareSnapshots } from "../../../loaders/snapshot/difference.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { loadSnapshot } from "../../../loaders/snapshot/store.js";
import { verifySnapshot } from "../../../loaders/snapshot/verify.js";
import { measureSql } from "../../../src/measures/index.js";
import { makeFixtureCache, smallSpec, withFixtureCache, type FixtureSpec } from "./fixture.js";

/** Ports of two of the three months of imports, states of one month of exports. */
function specWithPlaces(): FixtureSpec {
  const spec = smallSpec();
  for (const month of spec.months ?? []) {
    if (month.flow === "imports" && month.month !== "2024-11")
      month.ports = [
        { hs6: "847150", port: "2304", name: "LAREDO, TX", val: 4100, air_val: 0, ves_val: 0 },
        { hs6: "847150", port: "2720", name: "LOS ANGELES INTL", val: 10000, air_val: 10000, ves_val: 0 },
      ];
    if (month.flow === "exports" && month.month === "2025-01")
      month.states = [{ hs6: "847150", state: "TX", val: 3700, air_val: 3000, ves_val: 100 }];
  }
  return spec;
}

const build = (cache: Cache, inputs = cache) => buildSnapshot({ inputs, into: cache, kind: "live" });

describe("ports and states in a snapshot", () => {
  it("stand as tables with the months that were pulled, and in its sources, and are verified", async () => {
    await withFixtureCache(specWithPlaces(), async (cache) => {
      const { id } = await build(cache);
      const { manifest } = await loadSnapshot(cache, id);
      const rows = new Map<string, number>(manifest.tables.map((table) => [table.name, table.rows]));
      assert.deepEqual(
        ["import_ports", "export_ports", "import_states", "export_states"].map((name) => rows.get(name)),
        [4, undefined, undefined, 1],
      );
      assert.ok(manifest.sources.some(({ name }) => name === "ports-imports"));
      assert.deepEqual(await verifySnapshot(await loadSnapshot(cache, id)), []);
      const sql = await atlas(["sql", "SELECT * FROM import_ports LIMIT 1", "--json", "--cache", cache.root]);
      assert.deepEqual(JSON.parse(sql.stdout), [
        {
          ...{ month: "2024-12-01", hs6: "847150", port: "2304", name: "LAREDO, TX" },
          ...{ val: 4100, air_val: 0, ves_val: 0 },
        },
      ]);
      await writeFile(join(cache.snapshots, id, "import_ports.parquet"), "nothing");
      const problems = await verifySnapshot(await loadSnapshot(cache, id));
      assert.match(problems.join("\n"), /import_ports\.parquet: size in bytes is 7/);
    });
  });

  it("may be missing: the snapshot is whole, its relations are empty, and a difference counts the rows", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const before = await build(cache);
      assert.deepEqual(await verifySnapshot(await loadSnapshot(cache, before.id)), []);
      const session = await openSnapshot(cache);
      try {
        const sql = measureSql("import_port_value", { by: ["port"] });
        assert.deepEqual(await session.database.rows(sql), []);
      } finally {
        session.close();
      }
      const after = await build(cache, await makeFixtureCache(`${cache.root}/later`, specWithPlaces()));
      const { tables } = await compareSnapshots(cache, before.id, after.id);
      assert.deepEqual(
        tables.filter((table) => table.before !== table.after),
        [
          { table: "import_ports", before: 0, after: 4 },
          { table: "export_states", before: 0, after: 1 },
        ],
      );
    });
  });

  it("name codes that are holes, and refuse a month that was damaged since", async () => {
    await withFixtureCache(specWithPlaces(), async (cache) => {
      const folder = partition(cache.ports, "imports", "2025-01");
      const record = await readPlacesMonth(cache, "ports", "imports", "2025-01");
      const write = (changed: object) =>
        writeFile(join(folder, "places.json"), JSON.stringify({ ...record, ...changed }));
      await write({ holes: [{ code: "854231", reason: "no answer" }] });
      const { id } = await build(cache);
      const { manifest } = await loadSnapshot(cache, id);
      assert.match(
        manifest.notes.join("\n"),
        /^The ports of imports lack 1 code of those pulled, in some month: 854231\.$/m,
      );

      await write({ total: "1" });
      await assert.rejects(build(cache), /damaged ports: imports of 2025-01 add up to 14100 .* says 1 \(/);
      await rm(join(folder, "ports.parquet"));
      await assert.rejects(build(cache), /incomplete ports: .*expected ports\.parquet beside places\.json/);
    });
  });

  it("are told by atlas status", async () => {
    await withFixtureCache(specWithPlaces(), async (cache) => {
      const { stdout } = await atlas(["status", "--cache", cache.root]);
      assert.match(stdout, /ports of imports: 2 months \(2024-12 to 2025-01\), 1 code, 4 rows/);
      assert.match(stdout, /states of exports: 1 month \(2025-01\), 1 code, 1 row/);
      assert.doesNotMatch(stdout, /ports of exports/);
    });
  });
});

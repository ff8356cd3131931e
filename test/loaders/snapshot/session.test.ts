import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { tables } from "../../../loaders/snapshot/tables.js";
import { smallSpec, withFixtureCache } from "./fixture.js";

describe("openSnapshot", () => {
  it("has a view for every published table, with its columns and types", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
      const session = await openSnapshot(cache);
      for (const { name, columns } of tables) {
        const found = await session.database.rows<{ column_name: string; column_type: string }>(
          `DESCRIBE ${name}`,
        );
        assert.deepEqual(
          found.map((column) => `${column.column_name} ${column.column_type}`),
          columns.map((column) => `${column.name} ${column.type}`),
        );
      }
      session.close();
    });
  });

  it("opens an older snapshot by its id, and another label run by its name", async () => {
    const spec = smallSpec();
    const label = { flow: "imports", hs10: "0101210010", relevance: "High" };
    spec.runs = { ...spec.runs, horses: { labels: [label], record: { labelled: "2020-01-01T00:00:00Z" } } };
    await withFixtureCache(spec, async (cache) => {
      const first = await buildSnapshot({ inputs: cache, into: cache, kind: "live", run: "keyword" });
      await buildSnapshot({ inputs: cache, into: cache, kind: "live", run: "horses" });
      const high = "SELECT hs10 FROM labels_in_use WHERE flow = 'imports' AND relevance = 'High'";
      const now = await openSnapshot(cache);
      const before = await openSnapshot(cache, { id: first.id });
      const asked = await openSnapshot(cache, { id: first.id, run: "horses" });
      assert.deepEqual(await now.database.rows(high), [{ hs10: "0101210010" }]);
      assert.deepEqual(await before.database.rows(high), [{ hs10: "8471500150" }]);
      assert.deepEqual(await asked.database.rows(high), [{ hs10: "0101210010" }]);
      for (const session of [now, before, asked]) session.close();
    });
  });
});

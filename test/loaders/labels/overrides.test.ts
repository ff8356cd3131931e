import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Database } from "../../../loaders/duckdb.js";
import { readOverrideFile } from "../../../loaders/labels/overrides.js";
import { findTask } from "../../../loaders/tasks/task.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { atlas, temporaryFolder } from "../../atlas.js";
import { makeFixtureCache, smallSpec } from "../snapshot/fixture.js";

const task = findTask("ai-data-centers");

describe("overrides", () => {
  const header = "hs10,relevance,category,who,date,why\n";

  it("want a name, a day and a reason", () => {
    const read = (row: string) => readOverrideFile(header + row, "o.csv", task);
    assert.deepEqual(
      read("7403110000,low,Not_DC_Related,ab,2026-11-22,cathodes go to all trades").map(({ flow }) => flow),
      ["imports", "exports"],
    );
    assert.throws(() => read("7403110000,Low,Not_DC_Related,,2026-11-22,x"), /line 2: who: expected a name/);
    assert.throws(
      () => read("7403110000,Low,Electrical_Power,ab,2026-11-22,x"),
      /Low goes with Not_DC_Related/,
    );
    assert.throws(() => read("7403110000,High,Electrical_Power,ab,yesterday,x"), /date: expected YYYY-MM-DD/);
  });

  it("win over every run of their task in a snapshot, and say so", async () => {
    const folder = await temporaryFolder();
    try {
      const spec = smallSpec();
      const robots = { flow: "imports", hs10: "8471500150", relevance: "High", category: "Cell_Equipment" };
      const record = { task: "industrial-robots" };
      const runs = { ...spec.runs, robots: { labels: [robots], record } };
      const cache = await makeFixtureCache(folder.path, { ...spec, runs });
      const file = join(folder.path, "overrides.csv");
      await writeFile(
        file,
        `flow,${header}imports,8471500150,Medium,Compute_Hardware,A. Reviewer,2026-11-20,mixed use\n`,
      );
      const done = await atlas(["label", "override", file, "--cache", folder.path]);
      assert.equal(done.code, 0, done.stderr);
      const { folder: snapshot } = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
      const database = await Database.open();
      const all = await database.rows<Record<"run" | "flow" | "relevance" | "model" | "reasoning", string>>(
        `SELECT run, flow, relevance, model, reasoning FROM read_parquet('${join(snapshot, "labels.parquet")}')
         WHERE hs10 = '8471500150' ORDER BY flow`,
      );
      database.close();
      const rows = all.filter(({ run }) => run === "keyword");
      assert.deepEqual(
        all.flatMap(({ run, relevance }) => (run === "robots" ? [relevance] : [])),
        ["High"],
        "another question",
      );
      const imports = rows.find(({ flow }) => flow === "imports");
      assert.deepEqual([imports?.relevance, imports?.model], ["Medium", "override"]);
      assert.match(
        imports?.reasoning ?? "",
        /^mixed use \(decided by A\. Reviewer on 2026-11-20, in place of High\)$/,
      );
      assert.notEqual(rows.find(({ flow }) => flow === "exports")?.model, "override");
      assert.match(await readFile(join(snapshot, "manifest.json"), "utf8"), /label_overrides/);
    } finally {
      await folder.remove();
    }
  });
});

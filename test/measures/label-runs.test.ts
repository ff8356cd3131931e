import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { thresholdSweepSql } from "../../src/measures/classification.js";
import {
  labelledCodesSql,
  runCodesSql,
  runDifferencesSql,
  runPairsSql,
  runVotesSql,
  withRunLabels,
} from "../../src/measures/label-runs.js";
import { measureSql } from "../../src/measures/index.js";
import { overlapSql } from "../../src/measures/overlap.js";
import { task, useTask } from "../../src/measures/task.js";
import { openFixture } from "./fixture.js";

const servers = "8471500150";
const shirts = "6109100012";
const motors = "8501100000";
const fuel = "2710190000";
const window = { from: "2025-01", to: "2025-12" };

const text = (_: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);

describe("label runs", () => {
  let db: Database;
  before(async () => {
    db = await openFixture({
      cells: [
        { month: "2025-01", hs10: servers, value: 100 },
        { month: "2025-02", hs10: servers, value: 60 },
        { month: "2025-01", hs10: shirts, value: 30 },
        { month: "2025-01", hs10: motors, value: 10 },
        { month: "2024-01", hs10: motors, value: 999 },
        { month: "2025-01", hs10: fuel, value: 500 },
        { month: "2025-01", hs10: "0901110000", value: 5 },
      ],
      labels: { [servers]: "High", [shirts]: "Low", [motors]: "Medium", [fuel]: "High" },
      confidence: { [servers]: 70 },
    });
    await db.run(
      `INSERT INTO labels BY NAME SELECT * REPLACE ('other' AS run,
         CASE hs10 WHEN '${motors}' THEN 'High' ELSE relevance END AS relevance, 'it''s why' AS reasoning)
       FROM labels WHERE hs10 <> '${shirts}'`,
    );
  });
  after(() => db.close());

  it("counts codes and dollars in use by label and category, unlabelled ones too, fuels not", async () => {
    const rows = await db.rows(labelledCodesSql("imports", window));
    assert.deepEqual(
      rows.map((row) => [row["relevance"], Number(row["codes"]), Number(row["value"])]),
      [
        ["High", 1, 160],
        ["Low", 1, 30],
        ["Medium", 1, 10],
        [null, 1, 5],
      ],
    );
  });

  it("lists the codes of a run, by label and by words, whatever stands in them", async () => {
    const codes = async (options: Parameters<typeof runCodesSql>[3]) =>
      (await db.rows(runCodesSql("imports", "other", window, options))).map((row) => row["hs10"]);
    assert.deepEqual(await codes({}), [servers, motors, fuel]);
    assert.deepEqual(await codes({ relevance: "Low" }), []);
    assert.deepEqual(await codes({ words: ["8501", "WHY"] }), [motors]);
    assert.deepEqual(await codes({ words: ["it's"] }), [servers, motors, fuel]);
  });

  it("pairs the labels of codes that both runs hold, and names those that move the answer", async () => {
    const pairs = await db.rows(runPairsSql("imports", ["test", "other"], window));
    assert.deepEqual(
      pairs.map((row) => [row["first"], row["second"], Number(row["codes"]), Number(row["value"])]),
      [
        ["High", "High", 1, 160],
        ["Medium", "High", 1, 10],
      ],
    );
    const [moved, ...rest] = await db.rows(runDifferencesSql("imports", ["test", "other"], window));
    assert.deepEqual([moved?.["hs10"], moved?.["second_reasoning"], rest.length], [motors, "it's why", 0]);
  });

  it("counts the votes of runs on each code", async () => {
    const rows = await db.rows(runVotesSql("imports", ["test", "other"], window));
    assert.deepEqual(
      rows.map((row) => ["low", "medium", "high", "codes", "value"].map((name) => Number(row[name]))),
      [
        [0, 0, 2, 1, 160],
        [0, 1, 1, 1, 10],
        [1, 0, 0, 1, 30],
      ],
    );
    assert.throws(() => runVotesSql("imports", []), /expected names of label runs/);
  });

  it("counts classes of any name by what they count as", async () => {
    await db.run(`INSERT INTO labels BY NAME SELECT * REPLACE ('named' AS run,
      CASE relevance WHEN 'High' THEN 'Drone' WHEN 'Medium' THEN 'Dual' ELSE 'Unrelated' END AS relevance)
      FROM labels WHERE run = 'other'`);
    const usual = task;
    const numbers = async (run: string) => [
      await db.rows(runVotesSql("imports", [run], window)),
      (await db.rows(runPairsSql("imports", ["other", run], window))).map(
        ({ first, second }) => first === second,
      ),
      await db.rows(overlapSql("imports", ["ai", `run:${run}`], window)),
      await db.rows(withRunLabels(measureSql("import_share", window), run)),
    ];
    const plain = JSON.stringify(await numbers("other"), text).replaceAll("run:other", "");
    useTask({ ...usual, standard: { Drone: "High", Dual: "Medium", Unrelated: "Low" } });
    try {
      assert.equal(JSON.stringify(await numbers("named"), text).replaceAll("run:named", ""), plain);
      const [first] = await db.rows(runCodesSql("imports", "named", window, { relevance: "High" }));
      assert.equal(first?.["relevance"], "Drone", "as the task calls it");
    } finally {
      useTask(usual);
      await db.run("DELETE FROM labels WHERE run = 'named'");
    }
  });

  it("reads a measure with another run's labels", async () => {
    const sql = thresholdSweepSql("imports", window, [0, 80]);
    const values = async (text: string) => (await db.rows(text)).map((row) => Number(row["value"]));
    assert.deepEqual(await values(sql), [160, 0]);
    assert.deepEqual(await values(withRunLabels(sql, "other")), [170, 10]);
    for (const by of [["year"], ["year", "country"]] as const) {
      const whole = measureSql("import_value", { ...window, by: [...by], where: { groups: ["ai"] } });
      assert.deepEqual(await values(whole), [160]);
      assert.deepEqual(await values(withRunLabels(whole, "other")), [170]);
    }
  });
});

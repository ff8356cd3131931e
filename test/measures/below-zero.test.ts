import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { findMeasure, measureSql } from "../../src/measures/index.js";
import { unknownNote } from "../../src/view/figure/unknown.js";
import { ask, askOne, openFixture, year, type Cell } from "./fixture.js";
import { near } from "./near.js";

const [high, low] = ["8471500150", "9403200050"] as const;
const month = "2024-05";
/** A month that corrections turn over, beside a whole year before it. */
const cells: Cell[] = [
  ...year(2023, [100]).map((cell) => ({ ...cell, hs10: high })),
  ...year(2023, [900]).map((cell) => ({ ...cell, hs10: low })),
  { month, hs10: high, value: 740, country: "5830" },
  { month, hs10: high, value: -345, country: "5700" },
  { month, hs10: low, value: 30, duty: -6, country: "1220" },
  { month: "2024-06", hs10: high, value: -81, country: "5700" },
  { month: "2024-06", hs10: low, value: 181, country: "5700" },
  { month: "2024-07", hs10: high, value: 600, country: "5830" },
  { month: "2024-07", hs10: high, value: 400, country: "2010" },
  { month: "2024-07", hs10: high, value: -5, country: "1220" },
];

describe("corrections below zero", () => {
  let database: Database;
  before(async () => {
    database = await openFixture({ cells, labels: { [high]: "High", [low]: "Low" } });
  });
  after(() => database.close());

  const window = { from: month, to: month };
  const june = { from: "2024-06", to: "2024-06" };

  it("stay in dollars", async () => {
    assert.equal(await askOne(database, "import_value", { ...window, where: { groups: ["ai"] } }), 395);
    assert.equal(await askOne(database, "import_value", { ...june, where: { groups: ["ai"] } }), -81);
  });

  it("give no share below zero or above the whole, and leave the others", async () => {
    const rows = await ask(database, "import_share", { ...window, by: ["country"] });
    assert.deepEqual(
      rows.map((row) => [row["country"], row["value"]]),
      [
        ["5700", null],
        ["5830", null],
      ],
    );
    const groups = await ask(database, "import_share", { ...june, by: ["group"] });
    assert.deepEqual(
      groups.map((row) => [row["group"], row["value"]]),
      [
        ["ai", null],
        ["all", 100],
        ["non_ai", null],
      ],
    );
  });

  it("give no concentration where they are large, and are left out of it where they are small", async () => {
    assert.equal(await askOne(database, "import_concentration", window), null);
    near(await askOne(database, "import_concentration", { from: "2024-07", to: "2024-07" }), 5200);
  });

  it("give no rate, growth or contribution that means nothing", async () => {
    assert.equal(
      await askOne(database, "effective_tariff", { ...window, where: { groups: ["non_ai"] } }),
      null,
    );
    const growth = { ...june, by: ["month"] as const, where: { groups: ["ai"] as const } };
    for (const name of ["import_growth", "import_yoy", "import_midpoint_growth"])
      assert.equal((await ask(database, name, growth))[0]?.["value"], null, name);
    for (const name of ["import_share", "import_concentration", "import_contribution", "effective_tariff"])
      assert.match(findMeasure(name).unknown ?? "", /below zero/, name);
  });

  it("are said in words below what shows them, and only there", () => {
    const questions = { a: { sql: "", measure: { name: "import_share", query: {} } } };
    assert.match(unknownNote(questions, { a: [{ value: null }] }) ?? "", /below zero/);
    assert.equal(unknownNote(questions, { a: [{ value: 1 }] }), undefined);
    assert.ok(measureSql("import_share"));
  });
});

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { thresholdSweepSql } from "../../src/measures/classification.js";
import { codeGrowthSql } from "../../src/measures/families.js";
import { findMeasure, measureSql } from "../../src/measures/index.js";
import { percentOf, together } from "../../src/measures/rows.js";
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

it("pages give no part below nothing or above its whole", () => {
  assert.equal(percentOf(30, 120), 25);
  assert.equal(percentOf(120, 120), 100);
  for (const [part, whole] of [
    [-1, 100],
    [174, 100],
    [5, 0],
    [5, -10],
    [null, 10],
    [5, null],
  ] as const)
    assert.equal(percentOf(part, whole), null, `${part} of ${whole}`);
  assert.equal(together([20, 30.5]), 50.5);
  assert.equal(together([70, 40]), null, "more than the whole");
  assert.equal(together([20, null]), null);
});

describe("corrections below zero", () => {
  let database: Database;
  /** two whole years, of which corrections turn the second over for one of two codes */
  let turned: Database;
  before(async () => {
    database = await openFixture({ cells, labels: { [high]: "High", [low]: "Low" } });
    turned = await openFixture({
      cells: [...year(2023, [900]), ...year(2024, [900])].flatMap((cell) => [
        { ...cell, hs10: low, quantity: 3, value: { "2023-12": 800, "2024-03": 1000 }[cell.month] ?? 900 },
        { ...cell, hs10: high, value: cell.month < "2024" ? 10 : -25 },
      ]),
      labels: { [high]: "High", [low]: "Low" },
      units: { [low]: "NO", [high]: "NO" },
    });
  });
  after(() => {
    database.close();
    turned.close();
  });

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

  it("leave no growth of a code, and the code in the list", async () => {
    const [first, ...others] = await turned.rows(codeGrowthSql("imports", "hs10", 2024, { base: 2023 }));
    assert.deepEqual(
      [first?.["code"], first?.["growth"], first?.["midpoint"], first?.["change"]].map((v) =>
        typeof v === "bigint" ? Number(v) : v,
      ),
      [low, 100 * (10900 / 10700 - 1), (200 * 200) / 21600, 200],
    );
    assert.deepEqual(
      others.map((row) => [row["code"], row["growth"], row["midpoint"]]),
      [[high, null, null]],
    );
  });

  it("count as covered prices only where something is left, and never beyond all of it", async () => {
    const query = {
      by: ["year"] as const,
      from: "2024-01",
      to: "2024-12",
      where: { groups: ["all"] as const },
    };
    const coverage = await ask(turned, "price_coverage", query);
    assert.deepEqual(
      coverage.map((row) => row["value"]),
      [100],
    );
  });

  it("give no share of a threshold beyond its whole, and nothing to follow from a base below zero", async () => {
    const sweep = await turned.rows(
      thresholdSweepSql("imports", { from: "2024-01", to: "2024-12" }, [0, 95]),
    );
    assert.deepEqual(
      sweep.map((row) => row["share"]),
      [null, 0],
    );
    const upside = await openFixture({
      cells: [...year(2023, [100]), ...year(2024, [150])].flatMap((cell) => [
        { ...cell, hs10: high },
        { ...cell, hs10: low, value: cell.month < "2024" ? -5 : 30 },
      ]),
      labels: { [high]: "High", [low]: "Low" },
    });
    const excess = { by: ["year"] as const, from: "2024-01" };
    assert.deepEqual(
      (await ask(upside, "excess_imports", excess)).map((row) => row["value"]),
      [null],
    );
    upside.close();
  });

  it("are said in words below what shows them, and only there", () => {
    const questions = { a: { sql: "", measure: { name: "import_share", query: {} } } };
    assert.match(unknownNote(questions, { a: [{ value: null }] }) ?? "", /below zero/);
    assert.equal(unknownNote(questions, { a: [{ value: 1 }] }), undefined);
    assert.ok(measureSql("import_share"));
  });
});

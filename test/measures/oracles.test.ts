import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, askOne, openFixture, year, type Cell } from "./fixture.js";
import { near } from "./near.js";

// The oracles O1–O18 of the methods reference: inputs worked out by hand, results to six decimals.

const high = "8471500150";
const low = "6109100012";
const labels = { [high]: "High", [low]: "Low" } as const;

describe("import_index", () => {
  const rising = Array.from({ length: 12 }, (_, i) => 101 + i);
  it("divides by the monthly mean of the base year (O1)", async () => {
    const cells = [...year(2023, rising), { month: "2024-05", value: 150 }].map((c) => ({
      ...c,
      hs10: high,
    }));
    const db = await openFixture({ cells, labels });
    near((await ask(db, "import_index", { by: ["month"], from: "2024-05" }))[0]?.["value"], 140.84507);
    near(await askOne(db, "import_index", { by: ["year"], to: "2023-12" }), 100);
    db.close();
  });

  it("has no value when the base year has a hole", async () => {
    const cells = [...year(2023, rising).slice(1), { month: "2024-05", value: 150 }].map((c) => ({
      ...c,
      hs10: high,
    }));
    const db = await openFixture({ cells, labels });
    assert.equal(await askOne(db, "import_index", { by: ["month"], from: "2024-05" }), null);
    db.close();
  });
});

describe("import_share", () => {
  const cells: Cell[] = [
    { month: "2025-01", hs10: high, value: 6540 },
    { month: "2025-01", hs10: low, value: 18809 },
    { month: "2025-01", hs10: "8501100000", value: 3300 },
    { month: "2025-01", hs10: "8502100000", value: 190 },
    { month: "2025-01", hs10: "2709001000", value: 99999 },
  ];
  const fixture = { cells, labels: { ...labels, "8501100000": "Medium" as const } };
  it("divides by all goods with Medium and unlabelled codes and without four chapters (O2)", async () => {
    const db = await openFixture(fixture);
    near(await askOne(db, "import_share", {}), 22.677624);
    near(await askOne(db, "import_share", { medium: "ai" }), (100 * 9840) / 28839);
    near(await askOne(db, "import_share", { allGoods: true }), (100 * 6540) / 128838);
    db.close();
  });

  it("gives a country's share of its group by default and the group's share of the country on request", async () => {
    const cells: Cell[] = [
      { month: "2025-01", hs10: high, value: 30, country: "5830" },
      { month: "2025-01", hs10: high, value: 10, country: "2010" },
      { month: "2025-01", hs10: low, value: 30, country: "2010" },
    ];
    const db = await openFixture({ cells, labels });
    assert.deepEqual(await ask(db, "import_share", { by: ["country"] }), [
      { country: "2010", value: 25 },
      { country: "5830", value: 75 },
    ]);
    assert.deepEqual(await ask(db, "import_share", { by: ["country"], of: "all" }), [
      { country: "2010", value: 25 },
      { country: "5830", value: 100 },
    ]);
    db.close();
  });
});

describe("effective_tariff", () => {
  it("is a ratio of sums over products and over months (O3)", async () => {
    const db = await openFixture({
      cells: [
        { month: "2025-01", hs10: "8471500150", value: 100, duty: 10 },
        { month: "2025-01", hs10: "8471500110", value: 50, duty: 5 },
        { month: "2025-01", hs10: "6109100012", value: 850, duty: 17 },
        { month: "2024-01", hs10: "8471500150", value: 100, duty: 10 },
        { month: "2024-02", hs10: "8471500150", value: 300, duty: 15 },
      ],
    });
    near(await askOne(db, "effective_tariff", { from: "2025-01" }), 3.2);
    near(await askOne(db, "effective_tariff", { to: "2024-12" }), 6.25);
    db.close();
  });
});

describe("excess imports and exports, net effect, balances", () => {
  // O4 has two base months; six of each give the same monthly means.
  const half = (a: number, b: number): number[] => [a, a, a, a, a, a, b, b, b, b, b, b];
  const other = "4011101010";
  const tenths: Cell[] = [
    ...year(2023, half(10, 14)).map((c) => ({ ...c, hs10: high })),
    ...year(2023, half(100, 120)).map((c) => ({ ...c, hs10: low })),
    ...year(2023, [5]).map((c) => ({ ...c, hs10: high, flow: "exports" as const })),
    ...year(2023, [50]).map((c) => ({ ...c, hs10: low, flow: "exports" as const })),
    { month: "2024-01", hs10: high, value: 30 },
    { month: "2024-02", hs10: high, value: 36 },
    { month: "2024-01", hs10: low, value: 121 },
    { month: "2024-02", hs10: low, value: 110 },
    { month: "2024-01", hs10: other, value: 160 - 151 },
    { month: "2024-02", hs10: other, value: 155 - 146 },
    { flow: "exports", month: "2024-01", hs10: high, value: 8 },
    { flow: "exports", month: "2024-02", hs10: high, value: 7 },
    { flow: "exports", month: "2024-01", hs10: low, value: 55 },
    { flow: "exports", month: "2024-02", hs10: low, value: 45 },
    { flow: "exports", month: "2024-01", hs10: other, value: 70 - 63 },
    { flow: "exports", month: "2024-02", hs10: other, value: 60 - 52 },
  ];
  // Tenths, so that 13.2 is a whole number.
  const cells = tenths.map((cell) => ({ ...cell, value: cell.value * 10 }));
  it("reproduces the worked example (O4)", async () => {
    const db = await openFixture({ cells, labels: { ...labels, [other]: "Medium" } });
    const window = { from: "2024-01" };
    assert.deepEqual(await ask(db, "excess_imports", { by: ["month"], ...window }), [
      { month: "2024-01", value: 168 },
      { month: "2024-02", value: 240 },
    ]);
    assert.equal(await askOne(db, "excess_imports", window), 408);
    assert.equal(await askOne(db, "excess_exports", window), 50);
    assert.equal(await askOne(db, "net_effect", { by: ["year"], ...window }), 358);
    assert.equal(await askOne(db, "trade_balance", window), -1850);
    assert.equal(await askOne(db, "counterfactual_balance", window), -1492);
    assert.deepEqual(await ask(db, "counterfactual_imports", { by: ["month"], ...window }), [
      { month: "2024-01", value: 132 },
      { month: "2024-02", value: 120 },
    ]);
    assert.equal(await askOne(db, "excess_imports", { ...window, start: "2024-02" }), 240);
    db.close();
  });

  it("agrees with the closed form over whole years and with every comparison group", async () => {
    const db = await openFixture({ cells, labels: { ...labels, [other]: "Medium" } });
    assert.equal(await askOne(db, "excess_imports", { by: ["year"], to: "2023-12" }), 0);
    const notAi = 300 + 360 - (120 * (1300 + 1190)) / 1100;
    assert.equal(
      await askOne(db, "excess_imports", { from: "2024-01", comparison: "not_ai" }),
      Math.round(notAi),
    );
    assert.equal(
      await askOne(db, "excess_imports", { from: "2024-01", comparison: "low_medium" }),
      Math.round(notAi),
    );
    db.close();
  });

  it("measures against AI's own trend", async () => {
    const growing = year(
      2023,
      Array.from({ length: 12 }, (_, i) => 1000 * 2 ** i),
    ).map((c) => ({ ...c, hs10: high }));
    const db = await openFixture({
      cells: [...growing, { month: "2024-01", hs10: high, value: 5_000_000 }],
      labels,
    });
    assert.equal(
      await askOne(db, "excess_imports", { from: "2024-01", comparison: "trend" }),
      5_000_000 - 1000 * 2 ** 12,
    );
    db.close();
  });
});

describe("import_concentration", () => {
  it("is the sum of squared shares in points (O5)", async () => {
    const cells = [0.5, 0.3, 0.2].map((share, i) => ({
      month: "2025-01",
      hs10: high,
      value: share * 1000,
      country: ["5700", "5830", "2010"][i] ?? "",
    }));
    const db = await openFixture({ cells, labels });
    near(await askOne(db, "import_concentration"), 3800);
    db.close();
  });
});

describe("import_contribution", () => {
  it("adds up to the growth of the total (O11)", async () => {
    const cells = [
      ...year(2023, [3790]).map((c) => ({ ...c, hs10: high })),
      ...year(2023, [18347]).map((c) => ({ ...c, hs10: low })),
      ...year(2023, [3846]).map((c) => ({ ...c, hs10: "8501100000" })),
      ...year(2025, [6540]).map((c) => ({ ...c, hs10: high })),
      ...year(2025, [18809]).map((c) => ({ ...c, hs10: low })),
      ...year(2025, [3490]).map((c) => ({ ...c, hs10: "8501100000" })),
    ];
    const db = await openFixture({ cells, labels: { ...labels, "8501100000": "Medium" } });
    await assert.rejects(ask(db, "import_contribution", { by: ["group"] }), /expected by year/);
    const byGroup = await ask(db, "import_contribution", { by: ["year", "group"], from: "2025-01" });
    const value = (group: string): unknown => byGroup.find((row) => row["group"] === group)?.["value"];
    near(value("ai"), 10.583843);
    near(value("non_ai"), 1.778086);
    near(value("medium"), -1.370127);
    near(value("all"), 10.991802);
    db.close();
  });
});

describe("exemption_coverage", () => {
  const copper = "7410120060";
  const lists = [
    { list: "annex_ii", prefix: "74101200", written: "7410120000" },
    { list: "section_122", prefix: "02011005", written: "02011005", effective: "2026-02-24" },
  ];
  const cells = [
    { month: "2025-01", hs10: copper, value: 30 },
    { month: "2025-01", hs10: "0201100510", value: 50 },
    { month: "2025-01", hs10: high, value: 20 },
  ];
  it("matches eight digits padded to ten as a prefix, or as the paper did, and keeps leading zeros (O16)", async () => {
    const db = await openFixture({
      cells,
      lists,
      labels: { [copper]: "High", "0201100510": "High", [high]: "High" },
    });
    near(await askOne(db, "exemption_coverage"), 80);
    near(await askOne(db, "exemption_coverage", { matching: "published" }), 50);
    near(await askOne(db, "exemption_coverage", { dated: true }), 30);
    near(await askOne(db, "exemption_coverage", { where: { lists: ["consumer_electronics"] } }), 0);
    assert.equal(await askOne(db, "exempt_codes"), 2);
    assert.equal(await askOne(db, "exempt_value"), 80);
    db.close();
  });
});

describe("import_growth", () => {
  it("has no number where the base is zero, and compares whole years only", async () => {
    const cells = [
      ...year(2023, [100]).map((c) => ({ ...c, hs10: high })),
      ...year(2024, [150]).map((c) => ({ ...c, hs10: high })),
      ...year(2024, [7]).map((c) => ({ ...c, hs10: "8542310045" })),
      { month: "2025-01", hs10: high, value: 130 },
    ];
    const db = await openFixture({ cells, labels });
    assert.deepEqual(await ask(db, "import_growth", { by: ["year", "hs10"], from: "2024-01" }), [
      { year: 2024, hs10: "8471500150", value: 50 },
      { year: 2024, hs10: "8542310045", value: null },
    ]);
    near((await ask(db, "import_growth", { by: ["month"], from: "2025-01" }))[0]?.["value"], 30);
    near(
      (await ask(db, "import_yoy", { by: ["month"], from: "2025-01" }))[0]?.["value"],
      100 * (130 / 157 - 1),
    );
    db.close();
  });
});

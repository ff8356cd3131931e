import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bilateralSql, geks, type Bilateral } from "../../src/measures/geks.js";
import { ask, askOne, openFixture, type Cell, type Fixture } from "./fixture.js";
import { near } from "./near.js";

const goods = ["8471500150", "8517620090"] as const;
const prices = [
  [10, 4],
  [12, 3],
  [10, 4],
] as const;
const quantities = [
  [5, 20],
  [6, 30],
  [5, 24],
] as const;
const units = Object.fromEntries(goods.map((code) => [code, "NO"]));
const labels = Object.fromEntries(goods.map((code) => [code, "High" as const]));

/** The three periods of the worked example, in May of three years. */
const example: Fixture = {
  units,
  labels,
  cells: prices.flatMap((row, t) =>
    row.map((price, i): Cell => {
      const quantity = quantities[t]?.[i] ?? 0;
      return { month: `${2023 + t}-05`, hs10: goods[i] ?? "", value: price * quantity, quantity };
    }),
  ),
};
const second = { by: ["month" as const], from: "2024-05", to: "2024-05" };
const valueOf = async (db: Awaited<ReturnType<typeof openFixture>>, name: string, query = {}) =>
  (await ask(db, name, { ...second, ...query }))[0]?.["value"];

describe("price and quantity indices", () => {
  it("give Laspeyres, Paasche, Fisher and Törnqvist (O6)", async () => {
    const db = await openFixture(example);
    near(await valueOf(db, "price_index", { formula: "laspeyres" }), 92.307692);
    near(await valueOf(db, "price_index", { formula: "paasche" }), 90);
    near(await valueOf(db, "price_index"), 91.146543);
    near(await valueOf(db, "quantity_index", { formula: "laspeyres" }), 138.461538);
    near(await valueOf(db, "quantity_index", { formula: "paasche" }), 135);
    near(Number(await valueOf(db, "quantity_index")) / 100, 1.367198);
    near(Number(await valueOf(db, "quantity_index", { formula: "tornqvist" })) / 100, 1.367474);
    near(Number(await valueOf(db, "price_index", { formula: "tornqvist" })) / 100, 0.911329);
    near(await valueOf(db, "price_coverage"), 100);
    db.close();
  });

  it("multiply to the change in value with Fisher, and are 100 in the base year", async () => {
    const db = await openFixture(example);
    const product = Number(await valueOf(db, "price_index")) * Number(await valueOf(db, "quantity_index"));
    near(product / 1e4, 162 / 130);
    near(await valueOf(db, "price_index", { from: "2023-05", to: "2023-05" }), 100);
    db.close();
  });

  it("drift when chained where GEKS does not (O6)", async () => {
    const db = await openFixture(example);
    const links = await ask(db, "price_index", { by: ["month"], from: "2024-05", against: "year_before" });
    near(
      links.reduce((product, row) => (product * Number(row["value"])) / 100, 1),
      1.010435,
    );
    near(await valueOf(db, "price_index", { from: "2025-05", to: "2025-05" }), 100);
    db.close();
  });

  it("compare the exports of the concept that was asked", async () => {
    const cells = [
      { month: "2023-05", value: 100, quantity: 10, foreign: 900 },
      { month: "2024-05", value: 240, quantity: 20, foreign: 10 },
    ].map((cell): Cell => ({ ...cell, flow: "exports", hs10: goods[0] }));
    const db = await openFixture({ cells, units, labels });
    near(await valueOf(db, "export_price_index", { exports: "domestic" }), 120);
    assert.equal(await valueOf(db, "export_price_coverage", { exports: "foreign" }), 0);
    assert.equal(await valueOf(db, "export_price_index", { exports: "foreign" }), null);
    db.close();
  });
});

describe("price, quantity and undecomposed effects", () => {
  it("add up to the change in dollars (O6)", async () => {
    const db = await openFixture(example);
    assert.equal(await valueOf(db, "price_effect"), -14);
    assert.equal(await valueOf(db, "quantity_effect"), 46);
    assert.equal(await valueOf(db, "undecomposed_effect"), 0);
    db.close();
  });

  it("leave births, deaths, lost quantities and goods without a unit undecomposed", async () => {
    const cells: Cell[] = [
      ...example.cells,
      { month: "2024-05", hs10: "8542310045", value: 40, quantity: 4 },
      { month: "2023-05", hs10: "8542310001", value: 10, quantity: 5 },
      { month: "2023-05", hs10: goods[0], country: "5830", value: 8, quantity: 2 },
      { month: "2024-05", hs10: goods[0], country: "5830", value: 9 },
      { month: "2023-05", hs10: "8501100000", value: 3, quantity: 1 },
      { month: "2024-05", hs10: "8501100000", value: 4, quantity: 1 },
    ];
    const db = await openFixture({
      cells,
      labels: { ...labels, "8542310045": "High", "8542310001": "High", "8501100000": "High" },
      units: { ...units, "8542310045": "NO", "8542310001": "NO" },
    });
    assert.equal(await valueOf(db, "price_effect"), -14);
    assert.equal(await valueOf(db, "quantity_effect"), 46);
    assert.equal(await valueOf(db, "undecomposed_effect"), 40 - 10 + 1 + 1);
    near(await valueOf(db, "price_coverage"), (100 * (130 + 162)) / (130 + 162 + 40 + 10 + 17 + 7));
    const byCode = await ask(db, "price_effect", { ...second, by: ["month", "hs10"] });
    assert.equal(byCode.find((row) => row["hs10"] === "8542310045")?.["value"], null);
    db.close();
  });

  it("compare a family where its codes replaced one another", async () => {
    const db = await openFixture({
      cells: [
        { month: "2023-05", hs10: "8542310001", value: 50, quantity: 5 },
        { month: "2024-05", hs10: "8542310045", value: 120, quantity: 10 },
      ],
      labels: { "8542310001": "High", "8542310045": "High" },
      units: { "8542310001": "NO", "8542310045": "NO" },
    });
    await db.run("UPDATE codes SET family = '8542310001'");
    assert.equal(await valueOf(db, "price_index"), null);
    near(await valueOf(db, "price_index", { item: "family" }), 120);
    await db.run("UPDATE codes SET unit1 = 'KG' WHERE hs10 = '8542310045'");
    assert.equal(await valueOf(db, "price_coverage", { item: "family" }), 0);
    db.close();
  });
});

describe("the outlier rule", () => {
  const values = [100, 105, 98, 102, 400];
  const codes = values.map((_, i) => `84715001${10 + i}`);
  const cells = values.flatMap((value, i): Cell[] => [
    { month: "2023-05", hs10: codes[i] ?? "", value: 100, quantity: 1 },
    { month: "2024-05", hs10: codes[i] ?? "", value, quantity: 1 },
  ]);
  it("drops a unit value ratio 31.8 robust deviations away, and says so in the coverage (O6)", async () => {
    const db = await openFixture({
      cells,
      labels: Object.fromEntries(codes.map((code) => [code, "High"])),
      units: Object.fromEntries(codes.map((code) => [code, "NO"])),
    });
    near(await valueOf(db, "price_coverage"), (100 * 805) / 1305);
    near(await valueOf(db, "price_index"), 101.25);
    assert.equal(await valueOf(db, "undecomposed_effect"), 300);
    db.close();
  });
});

describe("an index of too little", () => {
  it("is not given below 60 percent of the value, nor for a year with a hole", async () => {
    const db = await openFixture({
      ...example,
      cells: [...example.cells, { month: "2024-05", hs10: goods[0], country: "5830", value: 600 }],
    });
    assert.equal(await valueOf(db, "price_index"), null);
    assert.equal(await valueOf(db, "price_effect"), -14);
    assert.deepEqual(await ask(db, "price_index", { by: ["year"] }), []);
    await assert.rejects(askOne(db, "price_index"), /expected by month or by year/);
    db.close();
  });
});

describe("geks", () => {
  it("is the geometric mean over all paths (O6)", async () => {
    const months = ["2023-05", "2024-05", "2025-05"];
    const db = await openFixture(example);
    const rows = await db.rows<Bilateral>(
      bilateralSql("imports", { by: ["month"], from: "2023-05", to: "2025-05" }),
    );
    assert.equal(rows.length, 3);
    const fromFirst = geks(months, rows);
    near(fromFirst[0]?.value, 1);
    near(fromFirst[1]?.value, 0.908317);
    near(fromFirst[2]?.value, 1.003466);
    near(geks(months, rows, "price", "2024-05")[2]?.value, 1.104754);
    // Fisher's price and quantity multiply to the change in value, and so do their means over paths.
    near(Number(geks(months, rows, "quantity")[1]?.value) * Number(fromFirst[1]?.value), 162 / 130);
    db.close();
  });

  it("has no value where a month cannot be compared", () => {
    const rows = [{ from: "2024-01", to: "2024-02", price: 1.1, quantity: null, coverage: 1 }];
    assert.deepEqual(
      geks(["2024-01", "2024-02", "2024-03"], rows).map((row) => row.value),
      [null, null, null],
    );
    assert.throws(
      () => bilateralSql("imports", { by: ["month"], from: "2020-01", to: "2024-01" }),
      /window too long: 49 months \(expected at most 25\)/,
    );
  });
});

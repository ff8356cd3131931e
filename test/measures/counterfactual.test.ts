import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { comparisons, type Query } from "../../src/measures/index.js";
import { ask, askOne, openFixture, year, type Cell } from "./fixture.js";
import { near } from "./near.js";

const [old, born, gone, low] = ["8471500150", "8542310045", "8542310001", "9403200050"] as const;
const cells: Cell[] = [
  ...year(2023, [1000, 1200, 900, 1100, 1300]).map((cell) => ({ ...cell, hs10: old })),
  ...year(2023, [400, 500, 300]).map((cell) => ({ ...cell, hs10: gone })),
  ...year(2023, [5000, 5200]).map((cell) => ({ ...cell, hs10: low })),
  ...year(2024, [2000, 2400]).map((cell) => ({ ...cell, hs10: old })),
  ...year(2024, [700, 900]).map((cell) => ({ ...cell, hs10: born, country: "5830" })),
  ...year(2024, [5500]).map((cell) => ({ ...cell, hs10: low })),
];
const after2023: Query = { from: "2024-01" };

describe("excess by parts", () => {
  let database: Database;
  before(async () => {
    database = await openFixture({
      cells,
      labels: { [old]: "High", [born]: "High", [gone]: "High", [low]: "Low" },
    });
  });
  after(() => database.close());

  it("adds up to the total under every comparison, codes born after the base and gone since included", async () => {
    for (const comparison of comparisons)
      for (const part of ["hs10", "country", "hs4", "category"] as const) {
        const query = { ...after2023, comparison };
        const parts = await ask(database, "excess_imports", { ...query, by: [part] });
        const sum = parts.reduce((total, row) => total + Number(row["value"]), 0);
        const total = Number(await askOne(database, "excess_imports", query));
        assert.ok(Math.abs(sum - total) <= parts.length, `${comparison} by ${part}: ${sum}, ${total}`);
      }
  });

  it("counts all of a code that was born after the base year", async () => {
    const rows = await ask(database, "excess_imports", { ...after2023, by: ["hs10"] });
    assert.equal(rows.find((row) => row["hs10"] === born)?.["value"], 700 + 11 * 900);
  });

  it("is unknown, not the whole value, where the base year is not held", async () => {
    const rows = await ask(database, "excess_imports", { ...after2023, base: 2022, by: ["hs10"] });
    assert.deepEqual([...new Set(rows.map((row) => row["value"]))], [null]);
  });

  it("leaves actual − excess = counterfactual, also with a start", async () => {
    for (const query of [{}, { start: "2024-07" }, { start: "2024-07", comparison: "trend" as const }]) {
      const [actual, excess, counterfactual] = await Promise.all([
        askOne(database, "import_value", { ...after2023, where: { groups: ["ai"] } }),
        askOne(database, "excess_imports", { ...after2023, ...query }),
        askOne(database, "counterfactual_imports", { ...after2023, ...query }),
      ]);
      near(Number(actual) - Number(excess), Number(counterfactual));
    }
  });

  it("corrects the log trend, which by itself lies below the mean of the months it was fitted to", async () => {
    const inBase = { from: "2023-01", to: "2023-12", comparison: "trend" as const };
    const fitted = Number(await askOne(database, "counterfactual_imports", inBase));
    const actual = Number(await askOne(database, "import_value", { ...inBase, where: { groups: ["ai"] } }));
    assert.ok(Math.abs(fitted / actual - 1) < 0.002, `${fitted} against ${actual}`);
  });
});

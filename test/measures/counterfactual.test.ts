import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { jackknifeError } from "../../src/measures/jackknife.js";
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

describe("the error of excess over headings", () => {
  const flows = ["imports", "exports"] as const;
  const labels = {
    "8471500150": "High",
    "8542310045": "High",
    "8473301180": "High",
    "9403200050": "Low",
    "6203424011": "Low",
  } as const;
  const values = (y: number, i: number): number[] =>
    Array.from({ length: 12 }, (_, m) => 1000 + 37 * i * (y - 2021) ** 2 + 13 * ((m * (i + 2)) % 7));
  const traded: Cell[] = Object.keys(labels).flatMap((hs10, i) =>
    [2023, 2024].flatMap((y) =>
      flows.flatMap((flow) =>
        year(y, values(y, flow === "imports" ? i : 4 - i)).map((cell) => ({ ...cell, hs10, flow })),
      ),
    ),
  );
  const within = { from: "2024-01", to: "2024-12" };

  it("is the jackknife of the measure itself, asked without each heading in turn", async () => {
    const of = async (cells: Cell[], query: Query) => {
      const database = await openFixture({ cells, labels });
      const [found, error] = [[], []] as [number[], (number | null)[]];
      for (const flow of flows) {
        const excess = Number(await askOne(database, `excess_${flow}`, { ...within, ...query }));
        const expected = Number(await askOne(database, `counterfactual_${flow}`, { ...within, ...query }));
        found.push(excess, expected);
        error.push(await askOne(database, `excess_${flow}_error`, { ...within, ...query }));
      }
      error.push(await askOne(database, "net_effect_error", { ...within, ...query }));
      database.close();
      return { found, error };
    };
    for (const query of [
      {},
      { comparison: "not_ai" },
      { comparison: "trend", start: "2024-04" },
    ] satisfies Query[]) {
      const whole = await of(traded, query);
      const effects: number[][] = [];
      for (const left of Object.keys(labels)) {
        const { found } = await of(
          traded.filter(({ hs10 }) => hs10 !== left),
          query,
        );
        const [imports, exports] = [0, 2].map(
          (at) => ((whole.found[at + 1] ?? 0) * (found[at] ?? 0)) / (found[at + 1] ?? 0),
        );
        effects.push([imports ?? 0, exports ?? 0, (imports ?? 0) - (exports ?? 0)]);
      }
      for (const at of [0, 1, 2]) {
        const error = jackknifeError(effects.map((one) => one[at] ?? NaN)) ?? NaN;
        assert.ok(
          Math.abs(error - Number(whole.error[at])) < 0.01 * error + 3,
          `${at}: ${error}, ${whole.error[at]}`,
        );
      }
    }
    const only = await of(
      traded.filter(({ hs10 }) => !["8542310045", "8473301180"].includes(hs10)),
      {},
    );
    assert.deepEqual(only.error, [null, null, null], "one counted heading has nothing to leave out");
  });
});

import { gapError } from "../../src/measures/gap-error.js";
import { jackknifeError } from "../../src/measures/jackknife.js";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decomposeGap, withWeights, type GapCell } from "../../src/measures/gap-decomposition.js";
import { shapley } from "../../src/measures/shapley.js";
import { tariffGapSql } from "../../src/measures/tariff-gap.js";
import { askOne, openFixture, type Cell } from "./fixture.js";
import { near } from "./near.js";

const cell = (country: string, exempt: boolean, ai: [number, number], other: [number, number]): GapCell => ({
  country,
  product: "8471",
  exempt,
  ai_value: ai[0],
  ai_duty: ai[0] * ai[1],
  other_value: other[0],
  other_duty: other[0] * other[1],
});

/** t = Σ c · (1 − e) · r: three countries, an exempt share that pays nothing, and the rate of the rest. */
const threeFactors = [
  { c: [0.5, 0.3], e: [0.9, 0.2], r: [0.1, 0.08] },
  { c: [0.3, 0.3], e: [0.7, 0.3], r: [0.2, 0.2] },
  { c: [0.2, 0.4], e: [0.5, 0.1], r: [0.45, 0.4] },
].flatMap(({ c, e, r }, i): GapCell[] => {
  const side = (k: number, exempt: boolean): [number, number] => [
    (c[k] ?? 0) * (exempt ? (e[k] ?? 0) : 1 - (e[k] ?? 0)),
    exempt ? 0 : (r[k] ?? 0),
  ];
  return [true, false].map((exempt) => cell(String(i), exempt, side(0, exempt), side(1, exempt)));
});

describe("decomposeGap", () => {
  it("splits two cells into within and composition, and after Oaxaca (O7)", () => {
    const result = decomposeGap(
      [cell("a", false, [0.7, 0.01], [0.2, 0.03]), cell("b", false, [0.3, 0.12], [0.8, 0.15])],
      ["country"],
    );
    assert.ok(result);
    near(result.aiRate, 0.043);
    near(result.otherRate, 0.126);
    near(result.gap, -0.083);
    near(result.within, -0.0255);
    near(result.composition, -0.0575);
    near(result.oaxaca.rate, -0.028);
    near(result.oaxaca.share, -0.06);
    near(result.oaxaca.interaction, 0.005);
    near(result.noOverlap, 0);
    near(result.shapley.country + result.shapley.rate, -0.083);
  });

  it("gives the Shapley values of country mix, exemption and rate (O7)", () => {
    const result = decomposeGap(threeFactors, ["country", "exempt"]);
    assert.ok(result);
    near(result.aiRate, 0.068);
    near(result.otherRate, 0.2052);
    near(result.gap, -0.1372);
    near(result.shapley.country, -0.0513);
    near(result.shapley.exempt, -0.1001);
    near(result.shapley.rate, 0.0142);
    near(result.shapley.product, 0);
  });

  it("puts cells that only one group trades into no overlap and still adds up", () => {
    const result = decomposeGap([
      ...threeFactors,
      cell("x", false, [1, 0.5], [0, 0]),
      cell("y", false, [0, 0], [3, 0.01]),
    ]);
    assert.ok(result);
    near(result.matched.ai, 0.5);
    near(result.matched.other, 0.25);
    near(result.aiRate, (0.068 + 0.5) / 2);
    const { country, product, exempt, rate } = result.shapley;
    near(country + product + exempt + rate, -0.1372);
    near(result.within + result.composition + result.noOverlap, result.gap, 12);
    near(country + product + exempt + rate + result.noOverlap, result.gap, 12);
  });

  it("has no answer without overlap", () => {
    assert.equal(decomposeGap([cell("x", false, [1, 0.5], [0, 0]), cell("y", false, [0, 0], [3, 0])]), null);
    assert.equal(decomposeGap([]), null);
  });
});

describe("withWeights", () => {
  it("keeps the rates and takes the trade of the other period", () => {
    const now = [cell("a", false, [10, 0.3], [10, 0.1]), cell("b", false, [10, 0], [10, 0.1])];
    const then = [cell("a", false, [90, 0], [10, 0]), cell("b", false, [10, 0], [10, 0])];
    const result = decomposeGap(withWeights(now, then), ["country"]);
    near(result?.aiRate, 0.27);
    near(result?.otherRate, 0.1);
  });
});

describe("shapley", () => {
  it("shares out a product of three (O7)", () => {
    const from = { a: 2, b: 5, c: 0.1 };
    const to = { a: 3, b: 4, c: 0.2 };
    const values = shapley(["a", "b", "c"], (on) =>
      (["a", "b", "c"] as const).reduce((product, f) => product * (on.has(f) ? to[f] : from[f]), 1),
    );
    near(values.a, 0.666667);
    near(values.b, -0.383333);
    near(values.c, 1.116667);
  });
});

describe("tariffGapSql", () => {
  const cells: Cell[] = [
    { month: "2025-01", hs10: "8471500150", country: "5830", value: 600, duty: 6 },
    { month: "2025-02", hs10: "8471500150", country: "5830", value: 100, duty: 1 },
    { month: "2025-01", hs10: "8471410110", country: "5830", value: 200, duty: 6 },
    { month: "2025-01", hs10: "8471500150", country: "5700", value: 300, duty: 36 },
    { month: "2025-01", hs10: "8471410110", country: "5700", value: 800, duty: 120 },
    { month: "2025-01", hs10: "8501100000", country: "5700", value: 50, duty: 50 },
    { month: "2024-01", hs10: "8471500150", country: "5700", value: 999, duty: 0 },
  ];
  const labels = { "8471500150": "High", "8471410110": "Low", "8501100000": "Medium" } as const;
  const lists = [{ list: "section_122", prefix: "847150", written: "847150" }];
  const window = { from: "2025-01", to: "2025-12" };

  it("fetches both groups by country, product and exemption (O7)", async () => {
    const db = await openFixture({ cells, labels, lists });
    const rows = await db.rows<GapCell>(tariffGapSql(window));
    assert.deepEqual(
      rows.map((row) => [row.country, row.product, row.exempt, row.ai_value, row.other_value]),
      [
        ["5700", "8471", false, 0, 800],
        ["5700", "8471", true, 300, 0],
        ["5830", "8471", false, 0, 200],
        ["5830", "8471", true, 700, 0],
      ],
    );
    near(decomposeGap(rows, ["country"])?.within, -0.0255);
    assert.equal(decomposeGap(rows), null); // exempt or not, the two groups never meet
    near(await askOne(db, "tariff_gap", window), -8.3);
    near(await askOne(db, "tariff_gap", { ...window, comparison: "not_ai" }), 4.3 - (100 * 176) / 1050);
    near(await askOne(db, "tariff_gap", { ...window, comparison: "low_medium" }), 4.3 - (100 * 176) / 1050);
    db.close();
  });

  it("tells periods apart and refuses other dimensions", async () => {
    const db = await openFixture({ cells, labels, lists });
    const rows = await db.rows(tariffGapSql({ by: ["year"] }, "hs2"));
    assert.deepEqual([...new Set(rows.map((row) => row["year"]))], [2024, 2025]);
    assert.equal(rows[0]?.["product"], "84");
    assert.throws(() => tariffGapSql({ by: ["country"] }), /cells of its own/);
    db.close();
  });
});

it("the error of the gap is the jackknife of the gap over products, and unknown where a group trades one", () => {
  const cell = (product: string, ai: number, aiDuty: number, other: number, otherDuty: number) => ({
    ...{ country: "5700", product, exempt: false, ai_value: ai, ai_duty: aiDuty },
    ...{ other_value: other, other_duty: otherDuty },
  });
  const cells = [
    cell("8471", 70, 2, 30, 4),
    cell("8542", 50, 1, 10, 3),
    { ...cell("8542", 20, 5, 5, 1), country: "5830" },
    cell("9403", 0, 0, 90, 20),
    cell("8517", 40, 9, 60, 2),
  ];
  const products = ["8471", "8542", "9403", "8517"];
  const without = products.map(
    (product) => decomposeGap(cells.filter((one) => one.product !== product))?.gap ?? NaN,
  );
  assert.ok(Math.abs((gapError(cells) ?? NaN) - (jackknifeError(without) ?? NaN)) < 1e-12);
  assert.equal(gapError(cells.map((one) => (one.product === "8471" ? one : { ...one, ai_value: 0 }))), null);
});

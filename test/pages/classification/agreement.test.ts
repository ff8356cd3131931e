import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RunPair } from "../../../src/measures/label-runs.js";
import { agreementRows, matrixOf } from "../../../src/pages/classification/agreement.js";
import { near } from "../../measures/near.js";

const pair = (first: string, second: string, codes: number, value: number): RunPair => ({
  first,
  second,
  codes,
  value,
});
const pairs = [
  pair("Low", "Low", 20, 200),
  pair("Low", "High", 5, 50),
  pair("High", "Low", 10, 700),
  pair("High", "High", 15, 50),
];

describe("agreement of runs", () => {
  it("puts the first run's labels in rows, from Low to High", () => {
    assert.deepEqual(matrixOf(pairs, "codes"), [
      [20, 0, 5],
      [0, 0, 0],
      [10, 0, 15],
    ]);
    assert.throws(() => matrixOf([pair("Low", "Maybe", 1, 1)], "codes"), /invalid label/);
  });

  it("gives Cohen's textbook kappa of 0.4 by codes, another by dollars, and the overlap of High", () => {
    const rows = new Map(agreementRows(pairs, []).map((row) => [row.name, row]));
    near(rows.get("Same label (0 to 1)")?.codes ?? NaN, 0.7);
    near(rows.get("Cohen’s kappa")?.codes ?? NaN, 0.4);
    near(rows.get("Same label (0 to 1)")?.value ?? NaN, 0.25);
    near(rows.get("Jaccard of the High sets (0 to 1)")?.codes ?? NaN, 0.5);
    near(rows.get("Jaccard of the High sets (0 to 1)")?.value ?? NaN, 50 / 800);
  });

  it("counts each code once in alpha, however its votes are grouped", () => {
    const votes = (counts: [number, number, number], codes: number) => ({
      low: counts[0],
      medium: counts[1],
      high: counts[2],
      codes,
      value: 7 * codes,
    });
    const grouped = [votes([2, 0, 0], 3), votes([1, 0, 1], 2), votes([0, 0, 2], 1), votes([1, 0, 0], 9)];
    const apart = grouped.flatMap((one) =>
      Array.from({ length: one.codes }, () => ({ ...one, codes: 1, value: 7 })),
    );
    const alpha = (of: typeof grouped) => agreementRows([], of).at(-1);
    near(alpha(grouped)?.codes ?? NaN, alpha(apart)?.codes ?? NaN);
    near(alpha(grouped)?.value ?? NaN, alpha(grouped)?.codes ?? NaN);
    // low and high only: 1 - (n - 1) · o / (n_low · n_high) with o = 2, n = 12, n_low = 8, n_high = 4
    near(alpha(grouped)?.codes ?? NaN, 1 - (11 * 2) / (8 * 4));
  });
});

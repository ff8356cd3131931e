import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  designShare,
  designTotal,
  goldOnlyTotal,
  samplingProbabilities,
  type DesignItem,
} from "../../src/measures/gold-estimate.js";
import { designGrowth } from "../../src/measures/gold/growth.js";
import { blockBootstrap, seededRandom, thresholdSweep, voteTotal } from "../../src/measures/label-range.js";

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 5e-7, `${actual} is not ${expected}`);

describe("designTotal", () => {
  const values = [160, 50, 30, 20, 12, 8, 6, 4];
  const labels = [1, 1, 0, 1, 0, 0, 1, 0];
  const probabilities = [1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25];
  const gold = [1, 0, 1, undefined, 0, undefined, 1, undefined];
  const items = values.map((value, i): DesignItem => {
    const label = gold[i];
    const item = { values: [value], label: labels[i] ?? 0 };
    return label === undefined ? item : { ...item, gold: { label, probability: probabilities[i] ?? 0 } };
  });

  it("corrects the total by the errors of the gold sample (O10)", () => {
    const total = designTotal(items);
    near(total.naive, 236);
    near(total.corrected, 246);
    near(Math.sqrt(total.variance), 42.426407);
    near(goldOnlyTotal(items).corrected, 244);
    near(Math.sqrt(goldOnlyTotal(items).variance), 47.244047);
    const share = designShare(items, 0, 290);
    near(share.value, 246 / 290);
    near(total.freedom, 4); // one error, drawn by a half: the variance of its own variance leaves four degrees of freedom
    assert.ok(Math.abs((share.high * 290 - 246) / 42.42640687119285 - 2.776) < 0.02, String(share.high));
  });

  it("refuses a gold code without a probability", () => {
    assert.throws(
      () => designTotal([{ values: [1], label: 1, gold: { label: 0, probability: 0 } }]),
      /probability: 0/,
    );
  });
});

describe("voteTotal and thresholdSweep", () => {
  it("give the range over votes and thresholds (O10)", () => {
    const total = voteTotal([
      { value: 160, share: 1 },
      { value: 50, share: 0.8 },
      { value: 30, share: 0.5 },
      { value: 20, share: 0.2 },
    ]);
    near(total.mean, 219);
    near(Math.sqrt(total.variance), 26.248809);
    near(total.majority, 210);
    const items = [160, 50, 30, 20].map((value, i) => ({ value, confidence: [100, 95, 85, 70][i] ?? 0 }));
    const totals = thresholdSweep(items, [0, 75, 90, 96]).map((row) => row.total);
    assert.deepEqual(totals, [260, 240, 210, 160]);
  });
});

describe("blockBootstrap", () => {
  it("widens with disagreement and repeats for a seed", () => {
    const items = Array.from({ length: 60 }, (_, i) => ({
      value: 10 + (i % 7),
      share: 0.5,
      block: String(i % 20),
      votes: [i % 3 === 0, i % 2 === 0, i % 3 === 0],
    }));
    const range = blockBootstrap(items, { draws: 400, seed: 5 });
    assert.deepEqual(range, blockBootstrap(items, { draws: 400, seed: 5 }));
    assert.ok(range.low < range.median && range.median < range.high);
    const certain = blockBootstrap(
      items.map((item) => ({ ...item, votes: [true, true] })),
      { draws: 50, seed: 5 },
    );
    assert.deepEqual(certain, { low: 1, median: 1, high: 1 });
  });
});

describe("samplingProbabilities", () => {
  it("adds up to the size, keeps the floor and takes the largest surely", () => {
    const probabilities = samplingProbabilities([1000, 10, 5, 1, 0, 0, 0, 0], 3, 0.05);
    near(
      probabilities.reduce((a, b) => a + b, 0),
      3,
    );
    assert.equal(probabilities[0], 1);
    assert.equal(Math.min(...probabilities), 0.05);
    assert.ok((probabilities[2] ?? 0) > (probabilities[3] ?? 1));
  });

  it("takes everything when the sample is as large as the list", () => {
    assert.deepEqual(samplingProbabilities([3, 0], 5, 0.1), [1, 1]);
  });
});

describe("interval of the corrected share and growth", () => {
  const trials = 1000;
  const population = makePopulation();

  it("covers the truth in 93 to 97 of 100 trials with biased labels, and the naive share never", () => {
    const random = seededRandom(20261122);
    const truth = population.items.reduce((sum, item) => sum + (item.values[1] ?? 0) * item.truth, 0);
    const truthBase = population.items.reduce((sum, item) => sum + (item.values[0] ?? 0) * item.truth, 0);
    const total = population.items.reduce((sum, item) => sum + (item.values[1] ?? 0), 0);
    let [shares, growths, drawn] = [0, 0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const items = population.items.map(({ values, label, truth }, i): DesignItem => {
        const probability = population.probabilities[i] ?? 1;
        const inSample = random() < probability;
        drawn += Number(inSample);
        return inSample ? { values, label, gold: { label: truth, probability } } : { values, label };
      });
      const share = designShare(items, 1, total);
      const growth = designGrowth(items, 0, 1);
      shares += Number(share.low <= truth / total && truth / total <= share.high);
      growths += Number(growth.low <= truth / truthBase - 1 && truth / truthBase - 1 <= growth.high);
    }
    const naive = designTotal(
      population.items.map(({ values, label }) => ({ values, label })),
      1,
    ).naive;
    assert.ok(Math.abs(naive - truth) / total > 0.02, "the labels of this test must be biased");
    assert.ok(drawn / trials < population.items.length / 4, "the sample must be a sample");
    for (const [what, covered] of [
      ["share", shares],
      ["growth", growths],
    ] as const)
      assert.ok(covered / trials >= 0.93 && covered / trials <= 0.97, `${what} covered ${covered / trials}`);
  });
});

/** 3,000 codes with skewed values, a fifth of them in; labels miss 30 % of those and add 2 % of the others. */
function makePopulation() {
  const random = seededRandom(7);
  const items = Array.from({ length: 3000 }, () => {
    const base = Math.exp(2.5 * (random() + random() + random() - 1.5));
    const truth = Number(random() < 0.2);
    const grown = base * (truth ? 1.2 + random() : 0.8 + 0.4 * random());
    const label = random() < (truth ? 0.3 : 0.02) ? 1 - truth : truth;
    return { values: [base, grown], truth, label, doubt: 0.1 + 0.4 * random() };
  });
  const scores = items.map(({ values, doubt }) => (values[1] ?? 0) * doubt);
  return { items, probabilities: samplingProbabilities(scores, 600, 0.05) };
}

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coverageOf, populations } from "../../../bench/review-trials.js";
import type { Answer } from "../../../src/measures/gold/answers.js";
import {
  codesToHalve,
  corrected,
  designItems,
  drawnVerdicts,
  movers,
  type RunCodeLabel,
} from "../../../src/measures/gold/estimates.js";
import { frameTotals } from "../../../src/measures/gold/frame.js";
import { designGrowth, restsOnFew } from "../../../src/measures/gold/growth.js";
import { contradiction, limitOf } from "../../../src/measures/gold/likelihood.js";
import { spreadOf } from "../../../src/measures/gold/spread.js";
import { agreementOf, kappaInterval } from "../../../src/measures/gold/people.js";
import { designShare, type DesignItem } from "../../../src/measures/gold-estimate.js";
import { seededRandom } from "../../../src/measures/label-range.js";

const near = (actual: number | undefined, expected: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

const code = (hs10: string, label: string, value: number): RunCodeLabel => ({
  flow: "imports",
  hs10,
  label,
  confidence: 80,
  vote_share: null,
  values: [value / 2, value],
});
const says = (hs10: string, relevance: string, who = "A"): Answer => ({
  flow: "imports",
  hs10,
  who,
  relevance,
  category: null,
  note: "",
  decided: "",
  seconds: null,
  settled: false,
});

describe("the corrected share of a sheet", () => {
  const run = [code("1", "High", 100), code("2", "Low", 40), code("3", "High", 20), code("4", "Low", 10)];
  const sheet = run.map(({ flow, hs10 }, i) => ({ flow, hs10, probability: [1, 0.5, 0.5, 0.25][i] ?? 1 }));
  const totals = { total: [400, 800] as const, labelled: [90, 180] as const };

  it("adds the scaled errors to what the run has", () => {
    const answers = [says("1", "High"), says("2", "High"), says("3", "Low"), says("4", "Low")];
    const judged = drawnVerdicts(sheet, answers, { kind: "all" });
    const found = corrected(designItems("imports", judged, run, totals, ["High"]), totals);
    near(found?.naive.share, 180 / 800);
    near(found?.share.value, (180 + 40 / 0.5 - 20 / 0.5) / 800);
    near(found?.growth.value, 1);
    assert.deepEqual(
      movers(judged, run, ["High"]).map(({ hs10, moved }) => [hs10, moved]),
      [
        ["2", 80],
        ["3", -40],
      ],
    );
  });

  it("counts every label that counts as in, whatever its place among the others", () => {
    const run = [code("1", "Dual", 100), code("2", "Out", 40), code("3", "Whole", 20), code("4", "Some", 10)];
    const answers = [says("1", "Whole"), says("2", "Dual"), says("3", "Some"), says("4", "Whole")];
    const judged = drawnVerdicts(sheet, answers, { kind: "all" });
    const counted = ["Dual", "Whole"];
    const frame = run.map(({ hs10, label, values: [first, last] }) => ({
      ...{ hs10, label, first, last, confidence: null, vote_share: null, overridden: false, newest: 0 },
    }));
    assert.deepEqual(frameTotals(frame, counted), { total: [85, 170], labelled: [60, 120] });
    const found = corrected(
      designItems("imports", judged, run, frameTotals(frame, counted), counted),
      totals,
    );
    near(found?.share.value, (120 + 40 / 0.5 - 20 / 0.5 + 10 / 0.25) / 800);
    assert.deepEqual(
      movers(judged, run, counted).map(({ hs10, moved }) => [hs10, moved]),
      [
        ["2", 80],
        ["3", -40],
        ["4", 40],
      ],
    );
  });

  it("takes half a sheet for half of it: what is answered stands for what is not", () => {
    const judged = drawnVerdicts(sheet, [says("2", "High"), says("1", "High")], { kind: "all" });
    assert.deepEqual(
      judged.map(({ hs10, probability }) => [hs10, probability]),
      [
        ["1", 0.5],
        ["2", 0.25],
      ],
    );
  });

  it("is right on average for people who err at a known rate", () => {
    const error = { missed: 0.1, false_alarms: 0.2 };
    const label = (relevance: string): number => {
      const judged = drawnVerdicts(sheet.slice(0, 1), [says("1", relevance)], { kind: "all" });
      return designItems("imports", judged, run, totals, ["High"], error)[0]?.gold?.label ?? NaN;
    };
    near(0.9 * label("High") + 0.1 * label("Low"), 1);
    near(0.2 * label("High") + 0.8 * label("Low"), 0);
    assert.throws(
      () =>
        designItems(
          "imports",
          drawnVerdicts(sheet, [says("1", "High")], { kind: "all" }),
          run,
          totals,
          ["High"],
          {
            missed: 0.5,
            false_alarms: 0.5,
          },
        ),
      /tell nothing \(expected a sum below 1\)/,
    );
  });
});

describe("the interval of growth", () => {
  const rest: DesignItem = { values: [100, 150], label: 1 };
  const error = (values: [number, number], probability: number): DesignItem => ({
    values,
    label: 0,
    gold: { label: 1, probability },
  });

  it("ends where a growth is just contradicted, and reaches further to the side of rare large errors", () => {
    const items = [rest, error([4, 8], 0.2), error([3, 5], 0.3), error([2, 4], 0.25), error([5, 8], 0.4)];
    const { value, low, high, freedom } = designGrowth(items, 0, 1);
    const [base, end] = [100 + 20 + 10 + 8 + 12.5, 150 + 40 + 5 / 0.3 + 16 + 20];
    near(value, end / base - 1);
    assert.ok(high - value > value - low, `${low} ${value} ${high}`);
    assert.ok(restsOnFew({ value, low, high, freedom }) === freedom < 6);
    for (const [edge, side] of [
      [low, 1],
      [high, -1],
    ] as const) {
      const ratio = edge + 1;
      const errors = items.flatMap(({ values: [from = 0, to = 0], gold }) =>
        gold ? [{ off: to - ratio * from, own: 0, probability: gold.probability }] : [],
      );
      const off = contradiction(errors, end - ratio * base);
      assert.ok(Math.abs(off - side * limitOf(spreadOf(errors))) < 1e-4, `${off} at ${edge}`);
    }
  });
});

describe("what drawn errors contradict", () => {
  const errors = (count: number, off: number, probability: number, own = 0) =>
    Array.from({ length: count }, () => ({ off, own, probability }));

  it("is Poisson's likelihood ratio for equal rare errors, and the normal one for many or for people's own", () => {
    for (const mean of [4, 14]) {
      const ratio = 2 * (mean - 8 - 8 * Math.log(mean / 8));
      near(contradiction(errors(8, 1e-9, 1e-9), 8 - mean), Math.sign(8 - mean) * Math.sqrt(ratio));
    }
    near(contradiction(errors(4, 0, 0.5, 25), 20), 20 / Math.sqrt(200));
    assert.ok(Math.abs(contradiction(errors(1e5, 1, 0.5), 600) - 600 / Math.sqrt(2e5)) < 0.01);
  });

  it("is anything where no code was drawn unsurely, and mirrors with the errors", () => {
    assert.equal(contradiction(errors(3, 5, 1), 1), Infinity);
    assert.equal(contradiction([], 0), 0);
    const mixed = [...errors(2, 3, 0.2), ...errors(5, -1, 0.4)];
    const mirrored = mixed.map((error) => ({ ...error, off: -error.off }));
    near(contradiction(mixed, 7), -contradiction(mirrored, -7));
  });
});

describe("how many more codes halve the interval", () => {
  it("is what a sample so much larger then shows", () => {
    const random = seededRandom(3);
    const population = Array.from({ length: 4000 }, () => ({
      value: 1 + random() * 9,
      truth: Number(random() < 0.3),
      label: Number(random() < 0.3),
    }));
    const samples = 12;
    const drawnAt = (chance: number): { width: number; more: number } => {
      let [width, more] = [0, 0];
      for (let sample = 0; sample < samples; sample++) {
        const items = population.map(({ value, truth, label }): DesignItem =>
          random() < chance
            ? { values: [value, value], label, gold: { label: truth, probability: chance } }
            : { values: [value, value], label },
        );
        const { low, high } = designShare(items, 1, 1);
        width += (high - low) / samples;
        more += (codesToHalve(items) ?? 0) / samples;
      }
      return { width, more };
    };
    const first = drawnAt(0.05);
    const larger = drawnAt(0.05 + first.more / 4000);
    assert.ok(Math.abs(larger.width / first.width - 0.5) < 0.05, String(larger.width / first.width));
    assert.equal(codesToHalve([{ values: [1, 1], label: 1, gold: { label: 0, probability: 1 } }]), null);
  });
});

describe("agreement of two people", () => {
  it("has an interval that covers kappa of all codes in about 95 of 100 samples", () => {
    const random = seededRandom(11);
    const cells = [0.6, 0.05, 0.02, 0.04, 0.12, 0.03, 0.01, 0.03, 0.1];
    const pair = () => {
      let [at, left] = [0, random()];
      while (left > (cells[at] ?? 1) && at < 8) left -= cells[at++] ?? 0;
      return { first: Math.floor(at / 3), second: at % 3, weight: 1 };
    };
    const rows = [0.67, 0.19, 0.14];
    const columns = [0.65, 0.2, 0.15];
    const expected = rows.reduce((sum, row, i) => sum + row * (columns[i] ?? 0), 0);
    const kappa = (0.82 - expected) / (1 - expected);
    let covered = 0;
    for (let trial = 0; trial < 400; trial++) {
      const found = kappaInterval(Array.from({ length: 120 }, pair), 3);
      covered += Number(found !== null && found.low <= kappa && kappa <= found.high);
    }
    assert.ok(covered / 400 > 0.915 && covered / 400 < 0.98, String(covered / 400));
  });

  it("does not call ten equal answers certain, and leaves out what one could not tell", () => {
    const both = Array.from({ length: 10 }, (_, i) => [
      says(String(i), i < 5 ? "High" : "Low"),
      says(String(i), i < 5 ? "High" : "Low", "B"),
    ]).flat();
    const found = agreementOf(
      [...both, { ...says("x", ""), relevance: null }, says("x", "High", "B")],
      ["A", "B"],
      ["Low", "Medium", "High"],
    );
    assert.equal(found.codes, 10);
    assert.equal(found.kappa?.value, 1);
    assert.ok((found.kappa?.low ?? 1) < 0.6, String(found.kappa?.low));
    assert.deepEqual(
      found.by.map(({ name, codes }) => [name, codes]),
      [
        ["High", 5],
        ["Medium", 0],
        ["Low", 5],
      ],
    );
  });
});

describe("the interval of the corrected share and growth", () => {
  const error = { missed: 0.05, false_alarms: 0.02 };
  const [missing, overstating] = populations;
  for (const [what, reviewers, population] of [
    ["one person of known error", { people: 1, error }, missing],
    ["two people who settle what they differ on", { people: 2, error, settles: 0.95 }, overstating],
  ] as const)
    it(`covers the truth for ${what}`, { timeout: 60_000 }, () => {
      assert.ok(population);
      const { share, growth, codes, naive_bias } = coverageOf(reviewers, population, 120, 9);
      for (const covered of [share, growth])
        assert.ok(covered >= 0.9 && covered <= 0.992, `${covered} of 120 trials`);
      assert.ok(Math.abs(codes - 200) < 5 && Math.abs(naive_bias) > 0.04);
    });
});

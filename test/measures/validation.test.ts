import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { calibrate, drawnProportion, f1, wilson } from "../../src/measures/validation.js";

const near = (actual: number | undefined, expected: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 5e-7, `${actual} is not ${expected}`);

describe("wilson", () => {
  it("stays inside 0 to 1 and away from zero width at the ends", () => {
    const none = wilson(0, 10);
    near(none?.low, 0);
    near(none?.high, 0.277533); // z² / (n + z²)
    const half = wilson(8, 10);
    near(half?.value, 0.8);
    near(half?.low, 0.490162);
    near(half?.high, 0.943318);
    assert.equal(wilson(0, 0), null);
  });
});

describe("f1", () => {
  it("is the harmonic mean of precision and recall", () => {
    near(f1({ true_positive: 3, false_positive: 1, false_negative: 2 }) ?? undefined, 2 / (4 / 3 + 5 / 3));
    assert.equal(f1({ true_positive: 0, false_positive: 0, false_negative: 0 }), null);
  });
});

describe("calibrate", () => {
  it("compares what was stated with what came true", () => {
    const forecasts = [
      { stated: 0.95, right: true },
      { stated: 0.95, right: false },
      { stated: 0.55, right: true },
      { stated: 1, right: true },
    ];
    const calibration = calibrate(forecasts);
    assert.deepEqual(
      calibration?.bins.map(({ from, count }) => [from, count]),
      [
        [0.5, 1],
        [0.9, 3],
      ],
    );
    near(calibration?.ece, (3 * Math.abs(2.9 / 3 - 2 / 3) + 0.45) / 4);
    near(calibration?.brier, (0.05 ** 2 + 0.95 ** 2 + 0.45 ** 2) / 4);
    assert.equal(calibrate([]), null);
  });
});

describe("drawnProportion", () => {
  it("lets a code stand for as many as its probability says", () => {
    const trials = [
      { counts: true, hit: true, probability: 1 },
      { counts: true, hit: false, probability: 0.5 },
      { counts: true, hit: true, probability: 0.25 },
      { counts: false, hit: false, probability: 0.1 },
    ];
    const proportion = drawnProportion(trials);
    near(proportion?.value, 5 / 7);
    const variance = (0.5 / 0.25) * (5 / 7) ** 2 + (0.75 / 0.0625) * (2 / 7) ** 2;
    near(proportion?.low, Math.max(0, 5 / 7 - (1.959963984540054 * Math.sqrt(variance)) / 7));
    assert.equal(drawnProportion([{ counts: false, hit: true, probability: 1 }]), null);
  });
});

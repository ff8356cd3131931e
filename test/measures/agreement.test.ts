import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  againstRest,
  cohenKappa,
  confusion,
  jaccard,
  observedAgreement,
} from "../../src/measures/agreement.js";
import { fleissKappa, krippendorffAlpha } from "../../src/measures/reliability.js";

const near = (actual: number | null, expected: number) =>
  assert.ok(actual !== null && Math.abs(actual - expected) < 5e-7, `${actual} is not ${expected}`);

// Two published runs of the paper's labels: Low, Medium, High (O8)
const published = [
  [15203, 336, 6],
  [331, 2099, 115],
  [4, 83, 523],
];

describe("cohenKappa", () => {
  it("gives the textbook value (O8)", () =>
    near(
      cohenKappa([
        [20, 5],
        [10, 15],
      ]),
      0.4,
    ));

  it("gives the agreement of the two published runs (O8)", () => {
    near(observedAgreement(published), 0.953209);
    near(cohenKappa(published), 0.838556);
    near(cohenKappa(published, "linear"), 0.863046);
    near(cohenKappa(published, "quadratic"), 0.894108);
    near(cohenKappa(againstRest(published, [2])), 0.828381);
    near(jaccard(published, 2), 0.715458);
  });

  it("is not defined where only one label was given", () => {
    assert.equal(
      cohenKappa([
        [5, 0],
        [0, 0],
      ]),
      null,
    );
    assert.equal(
      jaccard(
        [
          [5, 0],
          [0, 0],
        ],
        1,
      ),
      null,
    );
    assert.equal(
      observedAgreement([
        [0, 0],
        [0, 0],
      ]),
      null,
    );
  });
});

describe("confusion", () => {
  it("adds up weights", () => {
    const pairs = [
      { first: 0, second: 1, weight: 3 },
      { first: 0, second: 1, weight: 4 },
      { first: 1, second: 1, weight: 2 },
    ];
    assert.deepEqual(confusion(pairs, 2), [
      [0, 7],
      [0, 2],
    ]);
    assert.throws(() => confusion([{ first: 2, second: 0, weight: 1 }], 2), /invalid label/);
  });
});

describe("krippendorffAlpha", () => {
  const complete = [
    [4, 0, 0],
    [3, 1, 0],
    [2, 2, 0],
    [0, 1, 3],
    [0, 0, 4],
  ].map((counts) => ({ counts }));
  const missing = [
    [3, 0, 0],
    [1, 1, 0],
    [0, 2, 1],
    [0, 0, 2],
    [0, 0, 1],
    [2, 1, 0],
  ].map((counts) => ({ counts }));

  it("gives the values of five codes with four votes (O9)", () => {
    near(fleissKappa(complete), 0.475066);
    near(krippendorffAlpha(complete, "nominal"), 0.501312);
    near(krippendorffAlpha(complete, "ordinal"), 0.786029);
    near(krippendorffAlpha(complete, "interval"), 0.799578);
  });

  it("drops codes with one vote and takes missing ones (O9)", () => {
    near(krippendorffAlpha(missing, "nominal"), 0.333333);
    near(krippendorffAlpha(missing, "ordinal"), 0.635165);
    near(krippendorffAlpha(missing, "interval"), 0.666667);
    assert.throws(() => fleissKappa(missing), /unequal numbers of votes/);
  });

  it("does not change when every code weighs the same, and moves towards the heavy ones", () => {
    const heavy = complete.map((unit) => ({ ...unit, weight: 7 }));
    near(krippendorffAlpha(heavy, "ordinal"), 0.786029);
    const disputed = complete.map((unit, i) => ({ ...unit, weight: i === 2 ? 10 : 1 }));
    assert.ok((krippendorffAlpha(disputed, "nominal") ?? 1) < 0.501312);
  });

  it("is 1 when all agree on more than one label and not defined on one", () => {
    near(krippendorffAlpha([{ counts: [2, 0] }, { counts: [0, 2] }], "nominal"), 1);
    assert.equal(krippendorffAlpha([{ counts: [2, 0] }], "nominal"), null);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { codeKey, drawSample, usualDraw, type Candidate } from "../../../src/measures/gold/draw.js";
import { sheetId } from "../../../src/measures/gold/sheet.js";

const frame = Array.from({ length: 400 }, (_, i): Candidate => ({
  flow: i % 7 === 0 ? "exports" : "imports",
  hs10: String(8_400_000_000 + i * 31),
  value: (i % 50) ** 2,
  doubt: 0.02 + (i % 9) / 20,
}));
const rule = { ...usualDraw, size: 80, floor: 0.02 };

describe("drawing a sample", () => {
  it("gives the same sheet for a seed in whatever order the codes come", () => {
    const drawn = drawSample(frame, rule);
    const codes = drawn.map(({ candidate, probability }) => ({ ...candidate, probability }));
    fc.assert(
      fc.property(fc.shuffledSubarray(frame, { minLength: frame.length }), (shuffled) => {
        assert.deepEqual(drawSample(shuffled, rule), drawn);
      }),
      { numRuns: 20 },
    );
    assert.notEqual(
      sheetId("t", codes),
      sheetId(
        "t",
        drawSample(frame, { ...rule, seed: 2 }).map(({ candidate, probability }) => ({
          ...candidate,
          probability,
        })),
      ),
    );
  });

  it("meets its probabilities over many seeds, and its size on average", () => {
    const counts = new Map<string, number>();
    let size = 0;
    const seeds = 300;
    for (let seed = 0; seed < seeds; seed++)
      for (const { candidate } of drawSample(frame, { ...rule, seed })) {
        counts.set(codeKey(candidate), (counts.get(codeKey(candidate)) ?? 0) + 1);
        size++;
      }
    assert.ok(Math.abs(size / seeds - 80) < 2, String(size / seeds));
    for (const { candidate, probability } of drawSample(frame, rule)) {
      const error = Math.sqrt((probability * (1 - probability)) / seeds);
      const share = (counts.get(codeKey(candidate)) ?? 0) / seeds;
      assert.ok(Math.abs(share - probability) <= 4.5 * error + 1e-9, `${share} for ${probability}`);
    }
  });

  it("draws neither examples of the prompt nor chapters that no measure counts", () => {
    const codes = ["8471500150", "2709002010", "9801001010", "8471300100"].map((hs10) => ({
      flow: "imports" as const,
      hs10,
      value: 1,
      doubt: 0.5,
    }));
    const drawn = drawSample(codes, { size: 10, floor: 0.5, seed: 1, examples: ["8471300100"] });
    assert.deepEqual(
      drawn.map(({ candidate }) => candidate.hs10),
      ["8471500150"],
    );
  });
});

describe("the name of a sheet", () => {
  const codes = frame.slice(0, 20).map(({ flow, hs10 }, i) => ({ flow, hs10, probability: (i + 1) / 20 }));

  it("stands for codes and probabilities in any order, and for nothing else", () => {
    const id = sheetId("t", codes);
    fc.assert(
      fc.property(fc.shuffledSubarray(codes, { minLength: codes.length }), (shuffled) => {
        assert.equal(sheetId("t", shuffled), id);
      }),
    );
    fc.assert(
      fc.property(
        fc.nat({ max: codes.length - 1 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (at, chance) => {
          const changed = codes.map((code, i) => (i === at ? { ...code, probability: chance } : code));
          assert.equal(
            sheetId("t", changed) === id,
            chance.toPrecision(12) === ((at + 1) / 20).toPrecision(12),
          );
        },
      ),
    );
    assert.notEqual(sheetId("other", codes), id);
    assert.notEqual(sheetId("t", codes.slice(1)), id);
  });
});

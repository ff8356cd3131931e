import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { disagreements, mergeAnswers, verdicts, type Answer } from "../../../src/measures/gold/answers.js";

const answer = (change: Partial<Answer>): Answer => ({
  flow: "imports",
  hs10: "8471500150",
  who: "A",
  relevance: "High",
  category: "Compute_Hardware",
  note: "",
  decided: "2026-11-28T10:00:00.000Z",
  seconds: 12,
  settled: false,
  ...change,
});

const anyAnswer = fc
  .record({
    hs10: fc.constantFrom("8471500150", "8471300100", "0101210010"),
    who: fc.constantFrom("A", "B"),
    relevance: fc.constantFrom("High", "Medium", "Low", null),
    note: fc.constantFrom("", "because"),
    decided: fc.constantFrom("", "2026-11-28T10:00:00.000Z", "2026-11-28T11:00:00.000Z"),
    settled: fc.boolean(),
  })
  .map((change) => answer({ ...change, category: null }));
const sorted = (answers: readonly Answer[]) => answers.map((one) => JSON.stringify(one)).sort();

describe("merging answers", () => {
  it("comes to the same whatever file is merged first, and however often", () => {
    const files = fc.array(anyAnswer, { maxLength: 8 });
    fc.assert(
      fc.property(files, files, files, (a, b, c) => {
        const merge = (x: readonly Answer[], y: readonly Answer[]) => mergeAnswers(x, y).answers;
        const [one, two, three] = [merge([], a), merge([], b), merge([], c)];
        assert.deepEqual(sorted(merge(merge(one, two), three)), sorted(merge(three, merge(two, one))));
        assert.deepEqual(sorted(merge(one, one)), sorted(one));
      }),
    );
  });

  it("names a person's two answers to a code, and keeps the later one", () => {
    const early = answer({ relevance: "Low", decided: "2026-11-28T09:00:00.000Z" });
    for (const [held, more] of [
      [early, answer({})],
      [answer({}), early],
    ] as const) {
      const { answers, replaced, added } = mergeAnswers([held], [more]);
      assert.deepEqual([answers.map(({ relevance }) => relevance), replaced.length, added], [["High"], 1, 0]);
    }
  });
});

describe("what people say of a code", () => {
  const two = [answer({}), answer({ who: "B", relevance: "Medium" })];
  const settled = answer({ who: "A and B", relevance: "Medium", settled: true });

  it("is one person's answer, the mean of all, or what they settled on", () => {
    const shares = (basis: Parameters<typeof verdicts>[1], answers: readonly Answer[]) =>
      verdicts(answers, basis).map((verdict) => [verdict.shares, verdict.open]);
    assert.deepEqual(shares({ kind: "person", who: "B" }, two), [[{ Medium: 1 }, false]]);
    assert.deepEqual(shares({ kind: "all" }, [...two, settled]), [[{ High: 0.5, Medium: 0.5 }, true]]);
    assert.deepEqual(shares({ kind: "settled" }, two), [[{ High: 0.5, Medium: 0.5 }, true]]);
    assert.deepEqual(shares({ kind: "settled" }, [...two, settled]), [[{ Medium: 1 }, false]]);
  });

  it("is nothing where nobody could tell, or where they settled that nobody can", () => {
    assert.deepEqual(verdicts([answer({ relevance: null })], { kind: "all" }), []);
    assert.deepEqual(verdicts([...two, { ...settled, relevance: null }], { kind: "settled" }), []);
  });

  it("lists codes on which they differ in label or category, with the settled answer beside the first ones", () => {
    assert.deepEqual(disagreements([answer({}), answer({ who: "B" })]), []);
    assert.equal(disagreements([answer({}), answer({ who: "B", category: "Cooling_HVAC" })]).length, 1);
    const [only] = disagreements([...two, settled]);
    assert.deepEqual([only?.answers.length, only?.settled?.relevance], [2, "Medium"]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  emptyHistory,
  redo,
  reset,
  undo,
  withBase,
  withChanges,
  withInput,
  withoutChange,
  type History,
} from "../../src/labels/history.js";
import { describeLabels, summarizeLabels } from "../../src/labels/words.js";
import { change } from "./arbitrary.js";

const step = fc.oneof(
  fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => (h: History) => withChanges(h, changes)),
  fc.nat(10).map((index) => (h: History) => withoutChange(h, index)),
  fc.integer({ min: 0, max: 100 }).map((confidence) => (h: History) => withInput(h, { confidence })),
  fc.constantFrom("apart" as const, "ai" as const).map((medium) => (h: History) => withInput(h, { medium })),
  fc.constant((h: History) => withBase(h, { kind: "none" })),
  fc.constant(reset),
);

describe("history of labels", () => {
  it("comes back to any state by undoing, and forward again by redoing", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const last = steps.reduce((history, apply) => apply(history), emptyHistory);
        let history = last;
        while (history.past.length) history = undo(history);
        assert.deepEqual(history.present, emptyHistory.present);
        while (history.future.length) history = redo(history);
        assert.deepEqual(history, last);
      }),
    );
  });

  it("takes a slide of the threshold as one step", () => {
    let history = withChanges(emptyHistory, [{ prefix: "8471", relevance: "Low" }]);
    for (const confidence of [10, 20, 30]) history = withInput(history, { confidence });
    assert.equal(history.present.confidence, 30);
    assert.equal(undo(history).present.confidence, 0);
    assert.equal(undo(history).present.changes.length, 1);
  });

  it("forgets what was undone once something else is changed", () => {
    const history = undo(withChanges(emptyHistory, [{ prefix: "8471", relevance: "Low" }]));
    assert.equal(history.future.length, 1);
    assert.equal(withInput(history, { medium: "ai" }).future.length, 0);
  });

  it("drops a change that a later one overrules wholly", () => {
    const first = withChanges(emptyHistory, [{ prefix: "8471500150", relevance: "Low" }]);
    assert.deepEqual(withChanges(first, [{ prefix: "847150", relevance: "High" }]).present.changes, [
      { prefix: "847150", relevance: "High" },
    ]);
  });
});

describe("describeLabels", () => {
  it("says each difference in words, with the place of what can be taken back", () => {
    const history = withInput(
      withChanges(withBase(emptyHistory, { kind: "list", name: "feds" }), [
        { prefix: "8471500150", relevance: "High", category: "Compute_Hardware" },
        { prefix: "84", relevance: "Medium" },
        { of: "Cooling_HVAC", relevance: "Low" },
      ]),
      { confidence: 60, medium: "ai" },
    );
    assert.deepEqual(describeLabels(history.present), [
      { text: "Starts from list feds" },
      { text: "High counts from a stated confidence of 60; below it a code counts as Medium" },
      { text: "Medium counts as AI-related" },
      { text: "8471.50.0150 → Compute hardware", index: 0 },
      { text: "chapter 84 → Medium", index: 1 },
      { text: "all of Cooling and HVAC → Low", index: 2 },
    ]);
    assert.equal(
      summarizeLabels(history.present),
      "list feds, 3 changes, confidence 60+, Medium counts as AI",
    );
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { idleAmong, keyOf } from "../../src/labels/idle.js";
import { describeLabels } from "../../src/labels/words.js";
import { unchangedLabels, type LabelChange } from "../../src/measures/label-changes.js";

describe("changes that repeat a label", () => {
  const changes: LabelChange[] = [
    { prefix: "8471500150", relevance: "High" },
    { prefix: "84", category: "Cooling_HVAC" },
    { prefix: "8542", relevance: "Low" },
    { of: "Networking_Telecom", relevance: "Low" },
    { of: "Cooling_HVAC", relevance: "Low" },
  ];
  const altered = [{ code: "8415100000", category: "Specialty" }];

  it("are those under which no code is altered; a category that changes fill is left to count", () => {
    const idle = idleAmong(changes, altered);
    assert.deepEqual(
      changes.map((change) => idle.has(keyOf(change))),
      [true, false, true, true, false],
    );
  });

  it("stand in the list all the same, and say so", () => {
    const lines = describeLabels({ ...unchangedLabels, changes }, idleAmong(changes, altered));
    assert.equal(lines.length, 5);
    assert.deepEqual(
      lines.map(({ idle = false }) => idle),
      [true, false, true, true, false],
    );
  });
});

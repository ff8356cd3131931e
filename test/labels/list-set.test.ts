import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { labelsOfList } from "../../src/labels/list-set.js";
import { readLabels, writeLabels } from "../../src/labels/packing.js";
import { isPrefix } from "../../src/measures/label-changes.js";

describe("a list of codes as labels", () => {
  const labels = labelsOfList(["8471", "85414", "72"]);
  const of = (prefix: string) =>
    labels.changes.findLast((change) => "prefix" in change && prefix.startsWith(change.prefix))?.relevance;

  it("makes what is on it High and every other good Low", () => {
    assert.deepEqual(
      ["8471300100", "8541430010", "7206100000", "8541510000", "0101210010", "9903000000"].map(of),
      ["High", "High", "High", "Low", "Low", "Low"],
    );
    assert.ok(labels.changes.every((change) => "prefix" in change && isPrefix(change.prefix)));
  });

  it("travels in a link", () => {
    const again = readLabels(writeLabels(labels));
    assert.deepEqual(new Set(again.changes), new Set(labels.changes));
  });
});

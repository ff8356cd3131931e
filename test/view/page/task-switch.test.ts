import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { task } from "../../../src/measures/task.js";
import { searchElsewhere } from "../../../src/view/page/task-switch.js";

describe("the address of a page under another task", () => {
  const category = task.categories[0]?.name ?? "";
  const elsewhere = (search: string) => searchElsewhere({ task, runs: ["mine"] }, search);

  it("keeps what both ask for, and leaves labels, categories and runs of this one", () => {
    assert.equal(elsewhere(""), "");
    assert.equal(elsewhere("?flow=exports&year=2025"), "?flow=exports&year=2025");
    assert.equal(elsewhere(`?categories=${category},Other&flow=exports`), "?flow=exports");
    assert.equal(elsewhere("?run=mine&labels=abc&countries=5700,2010"), "?countries=5700,2010");
  });
});

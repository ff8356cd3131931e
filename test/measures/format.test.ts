import assert from "node:assert/strict";
import { it } from "node:test";
import { formatCode, formatMonth, formatValue } from "../../src/measures/index.js";

it("writes each unit in one way", () => {
  assert.equal(formatValue(653_997_000_000, "dollars"), "$654.0B");
  assert.equal(formatValue(999_960_000, "dollars"), "$1.0B");
  assert.equal(formatValue(-412_000_000, "dollars"), "\u2212$412.0M");
  assert.equal(formatValue(85, "dollars"), "$85");
  assert.equal(formatValue(22.677, "percent"), "22.7\u00a0%");
  assert.equal(formatValue(72.552, "percent", { sign: true }), "+72.6\u00a0%");
  assert.equal(formatValue(-0.04, "percent", { sign: true }), "0.0\u00a0%");
  assert.equal(formatValue(8.09, "percentage points", { sign: true }), "+8.1\u00a0pp");
  assert.equal(formatValue(210.54988, "index points"), "210.5");
  assert.equal(formatValue(null, "dollars"), "–");
});

it("writes months and codes as readers know them", () => {
  assert.equal(formatMonth("2026-01"), "Jan 2026");
  assert.equal(formatCode("8471500150"), "8471.50.0150");
  assert.equal(formatCode("0304"), "0304");
});

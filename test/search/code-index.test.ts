import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CodeIndex } from "../../src/search/code-index.js";

const index = new CodeIndex({
  numbers: ["0101210010", "8415810110", "8471300100", "8471500110", "8471500150", "8473301180"].join(""),
  descriptions: [
    "Horses, purebred breeding, males",
    "Air conditioning machines, self-contained",
    "Portable digital automatic data processing machines",
    "Processing units, with cathode-ray tube",
    "Processing units, other than those of 8471.41",
    "Printed circuit assemblies, parts of machines of 8471",
  ],
  values: [1, 20, 300, 40, 5000, 600],
});
const found = (typed: string): string[] => index.search(typed).map((code) => code.prefix);

describe("CodeIndex", () => {
  it("finds codes by digits, dotted or not, headings before the codes below them", () => {
    assert.deepEqual(found("8471.50"), ["847150", "84715001", "8471500110", "8471500150"]);
    assert.deepEqual(found("8471500150"), ["8471500150"]);
    assert.deepEqual(found("84713"), ["847130", "84713001", "8471300100"]);
    assert.deepEqual(found("77"), []);
  });

  it("finds codes by the beginnings of words, the most traded first", () => {
    assert.deepEqual(found("process unit"), ["8471500150", "8471500110"]);
    assert.deepEqual(found("MACHINES"), ["8473301180", "8471300100", "8415810110"]);
    assert.deepEqual(found("ocessing"), []);
    assert.deepEqual(found("(*"), []);
  });

  it("names a heading by what its codes have in common", () => {
    assert.deepEqual(index.find("847150"), { prefix: "847150", text: "Processing units", codes: 2 });
    assert.equal(index.find("84")?.text, "Air conditioning machines, self-contained and others");
    assert.equal(index.find("9999"), undefined);
  });

  it("knows whether any code begins with some digits", () => {
    assert.ok(index.isKnown("01"));
    assert.ok(index.isKnown("8473301180"));
    assert.ok(!index.isKnown("02"));
    assert.ok(!index.isKnown("8473301189"));
    assert.ok(!index.isKnown("99"));
  });
});

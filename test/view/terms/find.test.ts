import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { glossary } from "../../../src/view/glossary.js";
import { findTerms } from "../../../src/view/terms/find.js";

const named = (text: string): string[] =>
  findTerms(text, new Set()).flatMap(({ text, term }) => (term ? [`${text} → ${term.term}`] : []));

describe("findTerms", () => {
  it("finds the longest phrase, whatever its case, and keeps the text", () => {
    const text = "Effective tariff rate, imports for consumption, f.a.s. value";
    const pieces = findTerms(text, new Set());
    assert.equal(pieces.map((piece) => piece.text).join(""), text);
    assert.deepEqual(named(text), [
      "Effective tariff rate → Effective tariff rate",
      "imports for consumption → Imports for consumption",
      "f.a.s. value → F.a.s. value",
    ]);
  });

  it("finds a term once, also when it is written in another way", () => {
    assert.deepEqual(named("HHI: the Herfindahl–Hirschman index"), [
      "HHI → Herfindahl–Hirschman index (HHI)",
    ]);
  });

  it("finds no term inside a word", () => {
    assert.deepEqual(named("appraised subheadings-like reindexed mediums"), []);
    assert.deepEqual(named("+8.1\u00a0pp since 2023"), ["pp → Percentage points"]);
  });

  it("reaches every term of the glossary by at least one phrase, and no phrase means two", () => {
    const phrases = glossary.flatMap(({ term, also }) => also ?? [term.toLowerCase()]);
    assert.equal(new Set(phrases).size, phrases.length);
    for (const { term, also } of glossary) {
      const [phrase] = also ?? [term.toLowerCase()];
      assert.equal(findTerms(phrase ?? "", new Set())[0]?.term?.term, term);
    }
  });

  it("stands in alphabetical order", () => {
    const names = glossary.map(({ term }) => term);
    assert.deepEqual(
      names,
      [...names].sort((a, b) => a.localeCompare(b, "en", { sensitivity: "base" })),
    );
  });
});

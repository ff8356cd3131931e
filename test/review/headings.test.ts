import assert from "node:assert/strict";
import { it } from "node:test";
import { headingsAbove } from "../../src/review/card.js";

const chapters = { "85": "electrical machinery" };
const code = { hs10: "8504409550", description: "RECTIFIERS, OTHER", headings: "" };
const beside = (...rows: [string, string][]) => ({
  neighbours: rows.map(([hs10, description]) => ({ hs10, description })),
});

it("shows the publisher's texts above a code, and says where there is none", () => {
  const headings = "85: machines > 8504: transformers, static converters > 850440: static converters";
  assert.deepEqual(headingsAbove({ ...code, headings }, undefined, chapters), [
    "85: machines",
    "8504: transformers, static converters",
    "8504.40: static converters",
  ]);
  assert.deepEqual(headingsAbove({ ...code, headings: "8504: transformers" }, undefined, chapters), [
    "85: electrical machinery",
    "8504: transformers",
    "8504.40: no text",
  ]);
});

it("gives a heading without a text the words of all codes below it, never of a part of them", () => {
  const two = beside(["8504409570", "RECTIFIERS FOR TELEPHONES"], ["8504210020", "LIQUID TRANSFORMERS"]);
  assert.deepEqual(headingsAbove(code, two, chapters).slice(1), ["8504: no text", "8504.40: no text"]);
  const same = beside(["8504409570", "RECTIFIERS, SMALL"], ["8504210020", "LIQUID TRANSFORMERS"]);
  assert.equal(headingsAbove(code, same, chapters)[2], "8504.40: no text; its codes begin “RECTIFIERS”");
  const many = beside(
    ...Array.from({ length: 6 }, (_, i): [string, string] => [`85044095${i}0`, "RECTIFIERS, ANY"]),
  );
  assert.deepEqual(headingsAbove(code, many, chapters).slice(1), ["8504: no text", "8504.40: no text"]);
});

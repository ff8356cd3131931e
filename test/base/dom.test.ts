import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { element } from "../../src/base/dom.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

describe("element", () => {
  it("keeps a negative amount in one piece, and changes no text", () => {
    const text = "a balance of \u2212$1,041.4B, not \u2212$5";
    const node = element(document, "p", {}, text);
    assert.equal(node.textContent, text);
    assert.deepEqual(
      [...node.querySelectorAll(".amount")].map((amount) => amount.textContent),
      ["\u2212$1,041.4B", "\u2212$5"],
    );
  });

  it("takes text for text", () => {
    assert.equal(element(document, "p", {}, "<b>&amp;</b>").children.length, 0);
  });
});

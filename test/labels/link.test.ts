import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { decodeLabels, encodeLabels, longestLink } from "../../src/labels/link.js";
import { toBase64Url } from "../../src/labels/base64.js";
import { relevances, unchangedLabels, type ReaderLabels } from "../../src/measures/label-changes.js";
import { readerLabelsSql } from "../../src/measures/reader-labels.js";
import { readerLabels } from "./arbitrary.js";

function decoded(text: string): ReaderLabels {
  const result = decodeLabels(text);
  if ("error" in result) assert.fail(result.error);
  return result.labels;
}

function errorOf(text: string): string {
  const result = decodeLabels(text);
  return "error" in result ? result.error : "";
}

describe("a link with labels", () => {
  it("leads to the same labels and to the same link, for any 200 states", () => {
    fc.assert(
      fc.property(readerLabels, (labels) => {
        const text = encodeLabels(labels);
        const opened = text === "" ? unchangedLabels : decoded(text);
        assert.equal(readerLabelsSql(opened), readerLabelsSql(labels));
        assert.equal(encodeLabels(opened), text);
        assert.equal(
          new URLSearchParams({ labels: text }).toString(),
          text === "" ? "labels=" : `labels=${text}`,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("is empty for the site's own labels", () => {
    assert.equal(encodeLabels(unchangedLabels), "");
  });

  it("holds 500 codes anywhere in the schedule within its limit", () => {
    const codes = fc.sample(
      fc.tuple(fc.integer({ min: 0, max: 9_999_999_999 }), fc.constantFrom(...relevances)),
      { numRuns: 500, seed: 5 },
    );
    const labels = {
      ...unchangedLabels,
      changes: codes.map(([code, relevance]) => ({ prefix: String(code).padStart(10, "0"), relevance })),
    };
    assert.ok(encodeLabels(labels).length < longestLink, `${encodeLabels(labels).length} characters`);
  });

  it("is never read as other labels when one character is changed or the end is missing", () => {
    fc.assert(
      fc.property(readerLabels, fc.nat(), fc.constantFrom(..."AZaz09-_"), (labels, seed, letter) => {
        const text = encodeLabels(labels);
        fc.pre(text !== "");
        const at = 2 + (seed % (text.length - 2));
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        const result = decodeLabels(changed);
        // the last character may carry bits that stand for nothing
        if ("labels" in result) assert.equal(encodeLabels(result.labels), text);
        assert.notEqual(errorOf(text.slice(0, at)), "");
      }),
    );
  });

  it("is answered with a sentence whatever it holds", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.uint8Array().map(toBase64Url)), (text) => {
        for (const candidate of [text, `1.${text}`])
          assert.match(errorOf(candidate), /^The labels in this link.*\.$/s);
      }),
    );
  });

  it("says so when it comes from another version of the site", () => {
    assert.match(errorOf("2.AAAA"), /version 2; this site reads version 1/);
  });

  it("is not unpacked when it claims to be huge", () => {
    const packed = deflateSync(new Uint8Array(50_000_000));
    const sum = [0x811c9dc5, ...packed].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193));
    const folded = sum ^ (sum >>> 24);
    const text = toBase64Url(
      Uint8Array.of(folded & 255, (folded >>> 8) & 255, (folded >>> 16) & 255, ...packed),
    );
    assert.match(errorOf(`1.${text}`), /too large/);
    assert.match(errorOf(`1.${"A".repeat(500_000)}`), /500,002 characters/);
  });
});

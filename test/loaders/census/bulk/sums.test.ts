import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Sums } from "../../../../loaders/census/bulk/sums.js";

describe("Sums", () => {
  it("adds up by code and part like a map, also while it grows", () => {
    const entry = fc.record({ code: fc.nat(300), part: fc.nat(9_999), value: fc.integer() });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 0, maxLength: 15_000, size: "max" }), (entries) => {
        const codes = Array.from({ length: 301 }, (_, i) => 100_000_000 + i * 31);
        const sums = new Sums(codes, 2);
        const expected = new Map<string, number>();
        for (const { code, part, value } of entries) {
          sums.add(sums.cell(code, part), 1, value);
          const key = `${codes[code]}/${part}`;
          expected.set(key, (expected.get(key) ?? 0) + value);
        }
        const actual = new Map<string, number>();
        for (let cell = 0; cell < sums.size; cell++) {
          assert.equal(sums.value(cell, 0), 0);
          actual.set(`${sums.code(cell)}/${sums.part(cell)}`, sums.value(cell, 1));
        }
        assert.equal(sums.size, expected.size);
        assert.deepEqual(actual, expected);
      }),
      { numRuns: 15 },
    );
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatCsv, parseCsv } from "../../../loaders/csv.js";
import { csvCell } from "../../../src/measures/tabular/cell.js";

test("a cell that a spreadsheet would run is disarmed; a number is not text", () => {
  for (const text of ["=1+1", "+1+1", "@SUM(A1)", "-2+3", "\t=1", "\r=1", "'=1"])
    assert.match(csvCell(text), /^"?'/, text);
  for (const value of [-5, -5n, "-5", "-12.50", "1", "it's", "'quoted'", "a=b"])
    assert.equal(csvCell(value), String(value));
});

test("reading back gives the text that was written", () => {
  const first = fc.constantFrom("=", "+", "-", "@", "'", "''=", "a", '"', ",", "-1");
  const text = fc.tuple(first, fc.string({ maxLength: 8 })).map((parts) => parts.join("").trim() || "x");
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      const { rows } = parseCsv(
        formatCsv(
          ["h"],
          texts.map((one) => [one]),
        ),
        "file",
        [["h"]],
      );
      assert.deepEqual(
        rows.map((row) => row.cell("h")),
        texts,
      );
    }),
    { seed: 11, numRuns: 500 },
  );
});

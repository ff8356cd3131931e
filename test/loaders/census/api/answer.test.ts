import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseAnswer } from "../../../../loaders/census/api/answer.js";

const header = ["I_COMMODITY", "CTY_CODE", "CON_VAL_MO", "CON_QY1_MO_FLAG", "time"];
const answer = (...rows: unknown[][]) => JSON.stringify([header, ...rows]);

describe("parseAnswer", () => {
  it("names missing measures and decimals by their row, and keeps the answer", () => {
    const { odd, rows } = parseAnswer(
      answer(
        ["8471500150", "5700", "12", null, "2025-01"],
        ["8471500150", "5830", null, "M", "2025-01"],
        ["8471500150", "2010", "659281.0", "", "2025-01"],
      ),
    );
    assert.equal(rows.length, 3);
    assert.deepEqual(odd, [
      "row 2 (I_COMMODITY 8471500150, CTY_CODE 5830), CON_VAL_MO is null, taken as missing",
      'row 3 (I_COMMODITY 8471500150, CTY_CODE 2010), CON_VAL_MO is "659281.0", read as a whole number',
    ]);
  });

  it("names a few and counts the rest", () => {
    const rows = Array.from({ length: 40 }, () => ["8471500150", "5700", null, "", "2025-01"]);
    const { odd } = parseAnswer(answer(...rows));
    assert.equal(odd.length, 6);
    assert.equal(odd.at(-1), "40 such cells in all");
  });

  it("refuses a measure that is no whole number, by its row", () => {
    for (const cell of ["12.5", "1e6", "n/a", "1,000"])
      assert.throws(
        () =>
          parseAnswer(
            answer(["8471500150", "5700", "1", "", "2025-01"], ["8471500150", "5830", cell, "", "2025-01"]),
          ),
        (error: Error) =>
          error.message.startsWith("row 2 (I_COMMODITY 8471500150, CTY_CODE 5830), CON_VAL_MO is") &&
          error.message.endsWith("(expected a whole number)"),
      );
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerOf, formatAnswer, type Answer, type Format } from "../../../loaders/snapshot/answer.js";

const text = (answer: Answer, format: Format) => [...formatAnswer(answer, format)].join("\n");
const none: Answer = { columns: ["hs10", "month"], rows: [] };

describe("formatAnswer", () => {
  it("quotes CSV where it has to, and leaves a missing value empty", () => {
    const answer = {
      columns: ["text", "nothing", "number", "big"],
      rows: [['a,"b"', null, 7, 9007199254740993n]],
    };
    assert.equal(text(answer, "csv"), 'text,nothing,number,big\n"a,""b""",,7,9007199254740993');
  });

  it("writes an integer beyond 2^53 as a string in JSON", () => {
    const answer = { columns: ["safe", "big"], rows: [[9007199254740991, 9007199254740993n]] };
    assert.equal(text(answer, "json"), '[{"safe":9007199254740991,"big":"9007199254740993"}]');
  });

  it("keeps both of two columns with one name", () => {
    assert.equal(
      text({ columns: ["month", "month"], rows: [["a", "b"]] }, "json"),
      '[{"month":"a","month_2":"b"}]',
    );
  });

  it("aligns numbers on the right, also where some are missing, and text on the left", () => {
    const answer = answerOf([
      { code: "0101", dollars: 5 },
      { code: "8471500150", dollars: null },
      { code: "85", dollars: 1234 },
    ]);
    const lines = [
      "code        dollars",
      "──────────  ───────",
      "0101              5",
      "8471500150     NULL",
      "85             1234",
    ];
    assert.equal(text(answer, "table"), lines.join("\n"));
  });

  it("gives an empty array, or the header alone, where there is no row", () => {
    assert.equal(text(none, "json"), "[]");
    assert.equal(text(none, "csv"), "hs10,month");
    assert.equal(text(none, "table"), "hs10  month\n────  ─────");
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fittedTable } from "../../../src/view/table/fitted.js";
import { hiddenText } from "../../../src/view/table/hidden-columns.js";

const columns = ["name", "codes", "then", "now", "change"].map((key) => ({ key, title: key }));
const keys = (table: { columns: readonly { key: string }[] }): string[] =>
  table.columns.map(({ key }) => key);

describe("a table on a phone", () => {
  it("has what it is about behind its first column, in the order that it says", () => {
    const table = { caption: "", rows: [], columns, main: ["change", "now"] };
    assert.deepEqual(keys(fittedTable(table, [358])), ["name", "change", "now", "codes", "then"]);
    assert.deepEqual(keys(fittedTable(table, [1100])), keys(table));
    assert.deepEqual(keys(fittedTable(table, [960, 358])), keys(table), "the build draws for both");
  });

  it("goes by what it is sorted by, or by its bars, where it does not say", () => {
    const sorted = { caption: "", rows: [], columns, sort: { key: "then", descending: true } };
    assert.equal(keys(fittedTable(sorted, [358]))[1], "then");
    const byName = { caption: "", rows: [], columns, sort: { key: "name", descending: false } };
    assert.deepEqual(keys(fittedTable(byName, [358])), keys(byName));
    const barred = { caption: "", rows: [], columns: columns.map((c) => ({ ...c, bar: c.key === "now" })) };
    assert.equal(keys(fittedTable(barred, [358]))[1], "now");
  });

  it("names what stands beyond its edge", () => {
    assert.equal(hiddenText(["Share"]), "1 more column: Share →");
    assert.equal(hiddenText(["2023", "2024", "Share", "Change"]), "4 more columns: 2023, 2024, Share … →");
  });
});

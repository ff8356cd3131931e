import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { printedIn, uncovered } from "../../scripts/ledger/printed.js";
import { measureSql } from "../../src/measures/index.js";
import { check, ledger, type Entry } from "../../src/measures/published/index.js";
import { openFixture } from "./fixture.js";

const entry: Entry = {
  id: "x",
  place: "Table 3",
  what: "x",
  printed: "\u22121,235",
  unit: "$B",
  measure: "trade_balance",
  query: {},
};

describe("the reproduction ledger", () => {
  it("holds every number of the paper once, each from a measure that binds", async () => {
    assert.equal(new Set(ledger.map((e) => e.id)).size, ledger.length);
    const count = (place: string): number => ledger.filter((e) => e.place === place).length;
    assert.deepEqual(
      ["Table 1", "Table 2", "Table 3", "Table 4", "Table 5", "Figure 2", "Figure 3", "Figure 4"].map(count),
      [40, 11, 12, 30, 30, 15, 12, 12],
    );
    const database = await openFixture({ cells: [{ month: "2025-01", hs10: "8471500150", value: 1 }] });
    for (const e of ledger) await database.rows(`DESCRIBE ${measureSql(e.measure, e.query)}`);
    database.close();
  });

  it("passes a number that prints as published and fails its neighbour", () => {
    assert.equal(check(entry, [{ value: -1_234_600_000_000 }], "live").verdict, "pass");
    assert.equal(check(entry, [{ value: -1_234_400_000_000 }], "live").verdict, "fail");
    assert.equal(check(entry, [{ value: null }], "live").verdict, "no data");
    assert.equal(check(entry, [], "live").ours, null);
  });

  it("adds up the rows it picks, and subtracts the base of an index", () => {
    const picked: Entry = { ...entry, unit: "%", printed: "51", pick: { country: ["2010", "5830"] } };
    const rows = [
      { country: "2010", value: 25.08 },
      { country: "5830", value: 25.9 },
      { country: "5700", value: 6.77 },
    ];
    assert.equal(check(picked, rows, "live").verdict, "pass");
    assert.equal(
      check({ ...entry, unit: "%", printed: "111", minus: 100 }, [{ value: 210.55 }], "live").oursPrinted,
      "111",
    );
  });

  it("tells an erratum and what the sample does not carry from a failure", () => {
    assert.equal(check({ ...entry, erratum: "wrong basis" }, [{ value: 1 }], "live").verdict, "erratum");
    assert.equal(check({ ...entry, liveOnly: true }, [{ value: 1 }], "sample").verdict, "not carried");
    assert.equal(check({ ...entry, liveOnly: true }, [{ value: 1 }], "live").verdict, "fail");
  });

  it("counts, ranks and divides where the paper does, and reads words as the range that fits them", () => {
    const rows = [
      { hs10: "a", value: 120 },
      { hs10: "b", value: 12 },
      { hs10: "c", value: 9 },
    ];
    const of = (rest: Partial<Entry>): Entry => ({ ...entry, unit: "codes", printed: "2", ...rest });
    assert.equal(check(of({ countFrom: 10 }), rows, "live").verdict, "pass");
    const ranked = of({ ranks: true, pick: { hs10: ["c"] }, printed: "third", range: [3, 3] });
    assert.equal(check(ranked, rows, "live").ours, 3);
    const part = of({ unit: "%", printed: "nearly 16", range: [15, 16], over: { measure: "x", query: {} } });
    assert.equal(check(part, [{ value: 31.4 }], "live", [{ value: -200 }]).verdict, "pass");
    assert.equal(check(part, [{ value: 40 }], "live", [{ value: -200 }]).verdict, "fail");
  });
});

describe("the numbers that a paper prints", () => {
  const lines = [
    "ABSTRACT",
    "Trade grew by 12 percent in 2025 under Executive Order 14257, about half of it from Mexico.",
    "2. What trade?",
    "It came to \\$7,654 billion (Somebody, 2024), see Table 1.",
    "Table 1: Trade",
    "| Group | 2023 ($B) | Change |",
    "| High | 645 | \u2212 1 |",
    "| Low | 15,915 | +0.5 |",
    "References",
    "Journal 41, 1195",
  ];

  it("are taken from text, tables and words, without years, laws and literature", () => {
    const found = printedIn(lines.join("\n")).map(({ place, text }) => `${place}: ${text}`);
    assert.deepEqual(found, [
      ...["abstract: by 12", "abstract: about half", "section 2: $7,654"],
      ...["table 1: 645", "table 1: 15,915", "table 1: +0.5"],
    ]);
  });

  it("are found to be missing where no entry of the place prints them", () => {
    const known = (place: string, printed: string): Entry => ({ ...entry, place, printed });
    const some = [
      known("Abstract, Section 2", "12"),
      known("Abstract", "about half"),
      known("Table 1", "645"),
    ];
    const left = uncovered(lines.join("\n"), some).map(({ line, text }) => `${line}: ${text}`);
    assert.deepEqual(left, ["4: $7,654", "8: 15,915", "8: +0.5"]);
  });

  const paper = new URL("../../../shared/reference/paper.txt", import.meta.url);
  it("all stand in the ledger", { skip: existsSync(paper) ? false : "the paper's text is not here" }, () => {
    assert.deepEqual(uncovered(readFileSync(paper, "utf8"), ledger), []);
  });
});

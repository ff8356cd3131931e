import assert from "node:assert/strict";
import { describe, it } from "node:test";
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
});

import assert from "node:assert/strict";
import { it } from "node:test";
import { compareVintages, revisionsByMaturity } from "../../src/measures/revisions.js";
import { ask, openFixture, type Cell } from "./fixture.js";
import { near } from "./near.js";

const series = async (values: Record<string, number>) => {
  const cells = Object.entries(values).map(([month, value]): Cell => ({ month, hs10: "8471500150", value }));
  const db = await openFixture({ cells });
  const rows = await ask(db, "import_value", { by: ["month"] });
  db.close();
  return rows.map((row) => ({ key: String(row["month"]), value: Number(row["value"]) }));
};

it("finds what was revised and what is new between two vintages (O17)", async () => {
  const before = await series({ "2025-01": 100, "2025-02": 110 });
  const after = await series({ "2025-01": 102, "2025-02": 110, "2025-03": 120 });
  const result = compareVintages(before, after);
  assert.deepEqual([result.changed.length, result.shared.length], [1, 2]);
  assert.deepEqual([result.changed[0]?.key, result.changed[0]?.difference], ["2025-01", 2]);
  near(result.changed[0]?.relative, 0.02);
  near(result.meanAbsoluteRelative, 0.01);
  assert.deepEqual(result.added, ["2025-03"]);
  assert.deepEqual(result.dropped, []);
  near(result.total?.relative, 2 / 210);
  assert.deepEqual(
    revisionsByMaturity(result.shared, "2025-02").map((row) => [row.maturity, row.values]),
    [
      [0, 1],
      [1, 1],
    ],
  );
  near(revisionsByMaturity(result.shared, "2025-02")[1]?.meanAbsoluteRelative, 0.02);
});

it("takes a missing value for missing, and no ratio of zero", () => {
  const result = compareVintages(
    [
      { key: "a", value: 0 },
      { key: "b", value: null },
      { key: "c", value: 4 },
    ],
    [
      { key: "a", value: 5 },
      { key: "b", value: 3 },
      { key: "c", value: null },
    ],
  );
  assert.deepEqual([result.added, result.dropped], [["b"], ["c"]]);
  assert.equal(result.changed[0]?.relative, null);
  assert.equal(result.meanAbsoluteRelative, null);
  assert.equal(compareVintages([], []).total, null);
});

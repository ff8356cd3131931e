import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jaccard, overlapSql, setSizes, type Intersection } from "../../src/measures/overlap.js";
import { openFixture, type Fixture } from "./fixture.js";
import { near } from "./near.js";

const fixture: Fixture = {
  cells: [
    { month: "2025-01", hs10: "8471500150", value: 600 },
    { month: "2025-01", hs10: "8473301180", value: 200 },
    { month: "2025-01", hs10: "7410120060", value: 30 },
    { month: "2025-01", hs10: "0201100510", value: 50 },
    { month: "2025-01", hs10: "6109100012", value: 20 },
    { month: "2024-01", hs10: "8471801000", value: 999 },
  ],
  labels: { "8471500150": "High", "8473301180": "Medium", "7410120060": "High", "6109100012": "Low" },
  confidence: { "7410120060": 60 },
  lists: [
    { list: "fed_hs6", prefix: "847150", written: "847150" },
    { list: "fed_hs6", prefix: "847330", written: "847330" },
    { list: "annex_ii", prefix: "74101200", written: "7410120000" },
    { list: "section_122", prefix: "74101200", written: "74101200" },
    { list: "section_122", prefix: "02011005", written: "02011005" },
    { list: "section_122", prefix: "8471500150", written: "8471500150" },
  ],
};
const window = { from: "2025-01", to: "2025-12" };

describe("overlapSql", () => {
  it("gives exclusive intersections by number of codes and by value, zero-led and padded codes included (O16)", async () => {
    const db = await openFixture(fixture);
    const sets = ["annex_ii", "section_122", "fed_hs6"];
    assert.deepEqual(await db.rows(overlapSql("imports", sets, window)), [
      { sets: "section_122|fed_hs6", codes: 1, value: 600 },
      { sets: "fed_hs6", codes: 1, value: 200 },
      { sets: "section_122", codes: 1, value: 50 },
      { sets: "annex_ii|section_122", codes: 1, value: 30 },
      { sets: "", codes: 1, value: 20 },
    ]);
    const published = await db.rows<Intersection>(
      overlapSql("imports", sets, { ...window, matching: "published" }),
    );
    assert.equal(
      setSizes(published).find((set) => set.set === "annex_ii"),
      undefined,
    );
    db.close();
  });

  it("compares labels with published sets, under the reader's threshold", async () => {
    const db = await openFixture(fixture);
    const rows = await db.rows<Intersection>(overlapSql("imports", ["ai", "fed_hs6"], window));
    near(jaccard(rows, "ai", "fed_hs6").codes, 1 / 3);
    near(jaccard(rows, "ai", "fed_hs6").value, 600 / 830);
    assert.deepEqual(setSizes(rows)[0], { set: "ai", codes: 2, value: 630, onlyCodes: 1, onlyValue: 30 });
    const strict = await db.rows<Intersection>(
      overlapSql("imports", ["ai", "fed_hs6"], { ...window, confidence: 80 }),
    );
    near(jaccard(strict, "ai", "fed_hs6").value, 600 / 800);
    const within = await db.rows<Intersection>(
      overlapSql("imports", ["section_122"], { ...window, where: { groups: ["ai"] } }),
    );
    assert.deepEqual(within, [{ sets: "section_122", codes: 2, value: 630 }]);
    db.close();
  });

  it("knows technology products, end uses and other label runs", async () => {
    const db = await openFixture(fixture);
    await db.run("UPDATE codes SET hitech = '04', end_use = '21300' WHERE hs10 = '8471500150'");
    await db.run(
      "INSERT INTO labels (run, flow, hs10, relevance) VALUES ('other', 'imports', '8473301180', 'High')",
    );
    const sets = ["hitech", "end_use:213", "run:other"];
    const rows = await db.rows<Intersection>(overlapSql("imports", sets, window));
    assert.deepEqual(
      rows.filter((row) => row.sets).map((row) => [row.sets, row.value]),
      [
        ["hitech|end_use:213", 600],
        ["run:other", 200],
      ],
    );
    assert.deepEqual(jaccard(rows, "run:none", "run:nothing"), { codes: null, value: null });
    assert.throws(() => overlapSql("imports", []), /needs sets/);
    db.close();
  });
});

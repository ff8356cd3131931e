import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeGrowthSql, type CodeGrowth } from "../../src/measures/families.js";
import { ask, openFixture, year, type Cell } from "./fixture.js";
import { near } from "./near.js";

const [a, b, c, d, e] = ["8542310001", "8542310045", "8542310050", "7308200020", "7308200035"];

/** Values of January; every month of both years is held through another code. */
const cells: Cell[] = [
  ...[2023, 2025].flatMap((y) => year(y, [1]).map((cell) => ({ ...cell, hs10: "6109100012" }))),
  { month: "2023-01", hs10: a, value: 10 },
  { month: "2023-01", hs10: d, value: 5 },
  { month: "2025-01", hs10: b, value: 4 },
  { month: "2025-01", hs10: c, value: 9 },
  { month: "2025-01", hs10: e, value: 5 },
];
const open = async () => {
  const db = await openFixture({
    cells,
    labels: { [a]: "High", [b]: "High", [c]: "Medium", [d]: "Low", [e]: "Low" },
  });
  await db.run(`UPDATE codes SET family = '${a}' WHERE hs10 IN ('${b}', '${c}')`);
  await db.run(`UPDATE codes SET family = '${d}' WHERE hs10 = '${e}'`);
  return db;
};

describe("growth by family", () => {
  it("follows a good through the codes that replaced one another, which are new or gone by themselves (O15)", async () => {
    const db = await open();
    const by = (level: "family" | "hs10") => ({
      by: ["year" as const, level],
      from: "2025-01",
      where: { codes: ["85", "73"] },
    });
    const families = await ask(db, "import_growth", by("family"));
    assert.deepEqual(
      families.map((row) => row["family"]),
      [d, a],
    );
    near(families[0]?.["value"], 0);
    near(families[1]?.["value"], 30);
    assert.deepEqual(
      (await ask(db, "import_growth", by("hs10"))).map((row) => [row["hs10"], row["value"]]),
      [
        [d, -100],
        [e, null],
        [a, -100],
        [b, null],
        [c, null],
      ],
    );
    db.close();
  });
});

describe("import_midpoint_growth", () => {
  it("stays within 200 percent, and weighted parts give the total (O12)", async () => {
    const [p, q, r] = ["8471500110", "8471500150", "8471801000"];
    const db = await openFixture({
      cells: [
        { month: "2025-01", hs10: p, value: 12 },
        { month: "2023-01", hs10: q, value: 10 },
        { month: "2023-01", hs10: r, value: 30 },
        { month: "2025-01", hs10: r, value: 45 },
        { month: "2023-01", hs10: a, value: 107 },
        { month: "2025-01", hs10: a, value: 1114 },
      ],
    });
    const at = { by: ["month" as const], from: "2025-01", where: { codes: ["8471"] } };
    const parts = await ask(db, "import_midpoint_growth", { ...at, by: ["month", "hs10"] });
    assert.deepEqual(
      parts.map((row) => row["value"]),
      [200, -200, 40],
    );
    near(Number((await ask(db, "import_midpoint_growth", at))[0]?.["value"]) / 100, 0.350515);
    const chip = await ask(db, "import_midpoint_growth", { ...at, where: { codes: [a] } });
    near(Number(chip[0]?.["value"]) / 100, 1.649468);
    db.close();
  });
});

describe("codeGrowthSql", () => {
  it("flags new codes, gives the growth of their family instead, and mixes labels only where members differ", async () => {
    const db = await open();
    const codes = await db.rows<CodeGrowth>(
      codeGrowthSql("imports", "hs10", 2025, { where: { codes: ["85", "73"] } }),
    );
    const brief = codes.map((row) => [row.code, row.status, row.growth, row.midpoint, row.family_growth]);
    near(brief[0]?.[4], 30);
    assert.deepEqual(
      brief.map((row) => row.slice(0, 4)),
      [
        [c, "new", null, 200],
        [e, "new", null, 200],
        [b, "new", null, 200],
        [d, "gone", -100, -200],
        [a, "gone", -100, -200],
      ],
    );
    const [first, second] = await db.rows<CodeGrowth>(
      codeGrowthSql("imports", "family", 2025, { where: { codes: ["85", "73"] } }),
    );
    assert.deepEqual(
      [first?.code, first?.members, first?.relevance, first?.now_value, first?.ai_value, first?.status],
      [a, [a, b, c].join("|"), "mixed", 13, 4, "continued"],
    );
    near(first?.growth, 30);
    assert.deepEqual([second?.code, second?.relevance, second?.growth, second?.change], [d, "Low", 0, 0]);
    db.close();
  });

  it("counts the groups asked for only, and gives no row across a year with a hole", async () => {
    const db = await open();
    const [only] = await db.rows<CodeGrowth>(
      codeGrowthSql("imports", "family", 2025, { where: { groups: ["ai"] } }),
    );
    assert.deepEqual([only?.members, only?.now_value, only?.relevance], [[a, b].join("|"), 4, "High"]);
    assert.deepEqual(await db.rows(codeGrowthSql("imports", "family", 2024)), []);
    assert.deepEqual(await db.rows(codeGrowthSql("exports", "hs10", 2025)), []);
    db.close();
  });
});

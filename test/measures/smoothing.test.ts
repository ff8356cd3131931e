import assert from "node:assert/strict";
import { it } from "node:test";
import { measureSql } from "../../src/measures/index.js";
import { ask, openFixture, type Cell } from "./fixture.js";
import { near } from "./near.js";

const code = "8471500150";
const monthly = (from: number, count: number, value: (i: number) => number): Cell[] =>
  Array.from({ length: count }, (_, i) => ({
    month: `${from + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
    hs10: code,
    value: value(i),
  }));

it("sums twelve months and compares three-month sums over a quarter and over a year", async () => {
  const db = await openFixture({ cells: monthly(2024, 15, (i) => 100 + i) });
  const at = { by: ["month" as const], from: "2025-03" };
  near((await ask(db, "import_sum_12m", at))[0]?.["value"], 1200 + (3 + 14) * 6);
  near((await ask(db, "import_annualised_3m", at))[0]?.["value"], 100 * ((339 / 330) ** 4 - 1));
  near((await ask(db, "import_yoy_3m", at))[0]?.["value"], 100 * (339 / 303 - 1));
  db.close();
});

it("has no value in the first months, nor across a month that the snapshot does not hold", async () => {
  const cells = monthly(2024, 15, () => 100).filter((cell) => cell.month !== "2024-06");
  const db = await openFixture({ cells });
  const rows = await ask(db, "import_sum_12m", { by: ["month"] });
  assert.equal(rows.length, 14);
  assert.ok(rows.every((row) => row["value"] === null));
  const quarters = await ask(db, "import_annualised_3m", { by: ["month"], from: "2024-11" });
  assert.deepEqual(
    quarters.map((row) => row["value"]),
    [null, 0, 0, 0, 0],
  );
  db.close();
});

it("counts a month without trade of a part as zero where other goods were traded", async () => {
  const cells = [
    ...monthly(2024, 12, () => 100),
    { month: "2024-01", hs10: "6109100012", value: 7 },
    { month: "2024-12", hs10: "6109100012", value: 5 },
  ];
  const db = await openFixture({ cells });
  assert.deepEqual(await ask(db, "import_sum_12m", { by: ["month", "hs10"], from: "2024-12" }), [
    { month: "2024-12", hs10: "6109100012", value: 12 },
    { month: "2024-12", hs10: code, value: 1200 },
  ]);
  db.close();
});

it("refuses years", () => {
  assert.throws(() => measureSql("export_sum_12m", { by: ["year"] }), /no dimension year/);
  assert.throws(() => measureSql("export_sum_12m"), /expected by month/);
});

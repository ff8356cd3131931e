import assert from "node:assert/strict";
import { it } from "node:test";
import { thresholdSweepSql, type ThresholdPoint } from "../../src/measures/classification.js";
import { askOne, openFixture } from "./fixture.js";
import { near } from "./near.js";

const codes = ["8471500150", "8517620090", "8507600020", "8537109170"] as const;
const fixture = {
  cells: [
    ...codes.map((hs10, i) => ({ month: "2025-01", hs10, value: [160, 50, 30, 20][i] ?? 0 })),
    { month: "2025-01", hs10: "6109100012", value: 100 },
    { month: "2025-01", hs10: "8501100000", value: 40 },
    { month: "2025-02", hs10: codes[0], value: 7 },
  ],
  labels: {
    ...Object.fromEntries(codes.map((code) => [code, "High" as const])),
    "6109100012": "Low" as const,
    "8501100000": "Medium" as const,
  },
  confidence: Object.fromEntries(codes.map((code, i) => [code, [100, 95, 85, 70][i] ?? 0])),
};

it("sums AI trade by the least confidence that counts (O10)", async () => {
  const db = await openFixture(fixture);
  const rows = await db.rows<ThresholdPoint>(
    thresholdSweepSql("imports", { to: "2025-01" }, [0, 75, 90, 96]),
  );
  assert.deepEqual(
    rows.map((row) => [row.threshold, row.value, row.codes]),
    [
      [0, 260, 4],
      [75, 240, 3],
      [90, 210, 2],
      [96, 160, 1],
    ],
  );
  near(rows[1]?.share, (100 * 240) / 400);
  for (const { threshold, share } of rows)
    near(await askOne(db, "import_share", { to: "2025-01", confidence: threshold }), Number(share));
  db.close();
});

it("counts labels without a confidence always, Medium where it goes with AI, and periods apart", async () => {
  const db = await openFixture(fixture);
  await db.run(`UPDATE labels SET confidence = NULL WHERE hs10 = '${codes[3]}'`);
  const medium = await db.rows<ThresholdPoint>(
    thresholdSweepSql("imports", { to: "2025-01", medium: "ai" }, [96]),
  );
  const same = await askOne(db, "import_value", {
    to: "2025-01",
    medium: "ai",
    confidence: 96,
    where: { groups: ["ai"] },
  });
  assert.equal(medium[0]?.value, same);
  const byMonth = await db.rows(thresholdSweepSql("imports", { by: ["month"] }, [0, 90]));
  assert.deepEqual(
    byMonth.map((row) => [row["month"], row["threshold"], row["value"]]),
    [
      ["2025-01", 0, 260],
      ["2025-01", 90, 230],
      ["2025-02", 0, 7],
      ["2025-02", 90, 7],
    ],
  );
  assert.throws(() => thresholdSweepSql("imports", { by: ["country"] }, [0]), /over all codes/);
  assert.throws(() => thresholdSweepSql("imports", {}, []), /needs thresholds/);
  db.close();
});

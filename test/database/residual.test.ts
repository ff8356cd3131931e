import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Database } from "../../loaders/duckdb.js";
import { residualLabels, residualRows } from "../../src/database/residual.js";
import { isResidual } from "../../src/measures/residual.js";
import type { DetailedRelation } from "../../src/base/catalog.js";

const relation = { flow: "imports", place: "cty_code" } as DetailedRelation;

/** Two codes of one label and country, one without a label, and one of a chapter that measures leave out. */
async function open(): Promise<Database> {
  const db = await Database.open();
  await db.run(`CREATE TABLE imports AS SELECT * FROM (VALUES
    (DATE '2025-01-01', '8471500150', '5700', 100, 7),
    (DATE '2025-01-01', '8473301180', '5700', 20, 3),
    (DATE '2025-01-01', '9999950000', '5700', 4, 1),
    (DATE '2025-01-01', '2709001000', '5700', 1000, 9)) t(month, hs10, cty_code, con_val, con_qty1)`);
  await db.run(`CREATE TABLE labels_base AS SELECT * FROM (VALUES
    ('imports', '8471500150', 'High', 'Compute_Hardware'), ('imports', '8473301180', 'High', 'Compute_Hardware'),
    ('imports', '2709001000', 'Low', 'Not_DC_Related')) t(flow, hs10, relevance, category)`);
  return db;
}

async function rows(sign?: 1 | -1): Promise<(string | number | null)[][]> {
  const db = await open();
  const sql = residualRows("imports", relation, {
    ...{ labels: "labels_base", columns: ["con_val", "con_qty1"] },
    ...(sign && { sign }),
  });
  const found = await db.rows(`SELECT * FROM (${sql}) ORDER BY hs10`);
  db.close();
  return found.map((row) => [
    String(row["hs10"]),
    Number(row["con_val"]),
    row["con_qty1"] === null ? null : Number(row["con_qty1"]),
  ]);
}

const positive = [
  ["99residual:Low:Not_DC_Related", 1000, null],
  ["99residual:none:none", 4, null],
  ["residual:High:Compute_Hardware", 120, null],
];

describe("residual rows", () => {
  it("add up what codes of one label have, chapters that are left out apart, without quantities", async () => {
    assert.deepEqual(await rows(), positive);
    assert.deepEqual(await rows(1), positive);
  });

  it("take away what the browser has come to hold by code, so that nothing counts twice", async () => {
    assert.deepEqual(
      await rows(-1),
      positive.map(([code, value]) => [code, -Number(value), null]),
    );
  });

  it("have the label of their codes, and are told from codes by their name", async () => {
    const db = await open();
    const labels = await db.rows(
      `SELECT hs10, relevance FROM (${residualLabels("labels_base")}) ORDER BY hs10`,
    );
    const told = await db.rows(
      `SELECT ${isResidual("'8471500150'")} AS code, ${isResidual("'residual:High:x'")} AS residual`,
    );
    db.close();
    assert.deepEqual(
      labels.map((row) => [row["hs10"], row["relevance"]]),
      [
        ["99residual:Low:Not_DC_Related", "Low"],
        ["residual:High:Compute_Hardware", "High"],
      ],
    );
    assert.deepEqual(told, [{ code: false, residual: true }]);
  });
});

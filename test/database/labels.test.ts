import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { Database } from "../../loaders/duckdb.js";
import { relabelledCells } from "../../src/database/label-tables.js";
import {
  baselineStatement,
  changedChapters,
  labelsSql,
  movedStatement,
  startStatement,
} from "../../src/database/labels.js";
import { residualLabels } from "../../src/database/residual.js";
import { residualCode } from "../../src/measures/residual.js";
import { unchangedLabels, type ReaderLabels } from "../../src/measures/label-changes.js";
import { labelRelation, labelRelations, labelSums } from "../../src/measures/relations.js";
import { anyLabels } from "../labels/arbitrary.js";

const byLabel = `FROM trade t LEFT JOIN labels_in_use l USING (flow, hs10)
SELECT l.relevance, l.category, sum(t.value)::INTEGER AS value GROUP BY ALL ORDER BY ALL`;
const code = residualCode("t.hs10", "b.relevance", "b.category");

/** What the browser holds: the codes labelled High, those of loaded chapters, and residual rows for the rest. */
function browserTrade(chapters: string): string {
  return `SELECT t.flow, CASE WHEN b.relevance = 'High' OR (t.flow, left(t.hs10, 2)) IN (${chapters})
    THEN t.hs10 ELSE ${code} END AS hs10, sum(t.value) AS value
  FROM trade_by_code t LEFT JOIN labels_base b ON b.flow = t.flow AND b.hs10 = t.hs10 GROUP BY ALL`;
}

/** Codes of both flows, three runs of labels over most of them, and two lists. */
async function makeLabels(database: Database): Promise<void> {
  await database.run(`CREATE TABLE codes AS
SELECT flow, a || b || c || '15' || d AS hs10
FROM (VALUES ('imports'), ('exports')) f(flow), (VALUES ('01'), ('15'), ('84'), ('99')) a(a),
  (VALUES ('01'), ('84')) b(b), (VALUES ('01'), ('15')) c(c), (VALUES ('01'), ('84'), ('99')) d(d)`);
  await database.run(`CREATE TABLE labels AS
SELECT run, flow, hs10, ['High', 'Medium', 'Low', 'Low', NULL][1 + (hash(run || hs10 || flow) % 5)::INTEGER] AS relevance,
['Compute_Hardware', 'Cooling_HVAC', 'Not_DC_Related'][1 + (hash(hs10 || run) % 3)::INTEGER] AS category,
(hash(hs10) % 100)::INTEGER AS confidence
FROM codes, (VALUES ('site'), ('other'), ('it''s')) r(run)`);
  await database.run("DELETE FROM labels WHERE relevance IS NULL");
  await database.run("CREATE VIEW labels_base AS SELECT * EXCLUDE (run) FROM labels WHERE run = 'site'");
  await database.run(
    "CREATE TABLE lists AS SELECT * FROM (VALUES ('feds', '84'), ('wto', '0101')) l(list, prefix)",
  );
}

/** Trade of the codes over two months and two countries, in every relation that label relations sum. */
async function makeTrade(database: Database): Promise<void> {
  await makeLabels(database);
  for (const flow of ["imports", "exports"] as const) {
    const columns = labelRelation(`${flow}_by_label`).sums.map(
      (column, i) => `(hash(hs10 || cty_code || month || '${i}') % 1000)::BIGINT AS ${column}`,
    );
    await database.run(`CREATE TABLE ${flow} AS
SELECT month, hs10, cty_code, ${columns.join(", ")}
FROM codes, (VALUES (DATE '2025-01-01'), (DATE '2025-02-01')) m(month), (VALUES ('1220'), ('5700')) c(cty_code)
WHERE flow = '${flow}' AND hash(hs10 || cty_code) % 4 > 0`);
    await database.run(
      `CREATE TABLE ${flow}_by_code AS SELECT month, hs10, ${labelRelation(`${flow}_by_label`)
        .sums.map((column) => `sum(${column})::BIGINT AS ${column}`)
        .join(", ")} FROM ${flow} GROUP BY ALL`,
    );
  }
}

describe("changedChapters", () => {
  let database: Database;
  before(async () => {
    database = await Database.open();
    await makeLabels(database);
    await database.run(baselineStatement);
    await database.run(
      "CREATE TABLE trade_by_code AS SELECT flow, hs10, (hash(hs10) % 1000)::INTEGER AS value FROM codes",
    );
  });
  after(() => database.close());

  const use = async (labels: ReaderLabels): Promise<void> => {
    await database.run(startStatement(labels.base));
    await database.run(`CREATE OR REPLACE TABLE labels_in_use AS ${labelsSql(labels)}`);
  };
  const sums = async (trade: string): Promise<unknown> => {
    await database.run(`CREATE OR REPLACE TABLE trade AS ${trade}`);
    return database.rows(byLabel);
  };

  it("names enough chapters for exact sums by label, whatever the reader changes", async () => {
    await fc.assert(
      fc.asyncProperty(anyLabels, async (labels) => {
        await use(labels);
        const loaded = await sums(browserTrade(`SELECT (flow, chapter) FROM (${changedChapters})`));
        assert.deepEqual(loaded, await sums("SELECT * FROM trade_by_code"));
      }),
      { numRuns: 40 },
    );
  });

  it("names none for the site's own labels, a threshold, or Medium taken in", async () => {
    for (const labels of [
      unchangedLabels,
      { ...unchangedLabels, confidence: 60 },
      { ...unchangedLabels, medium: "ai" as const },
      { ...unchangedLabels, changes: [{ of: "Cooling_HVAC", relevance: "High" as const }] },
    ]) {
      await use(labels);
      assert.deepEqual(await database.rows(changedChapters), []);
    }
  });

  it("gives residual rows of the site's own labels the labels that the site gives them", async () => {
    await use({ ...unchangedLabels, medium: "apart", changes: [{ prefix: "77", relevance: "Low" }] });
    const [row] = await database.rows(
      `SELECT count(*)::INTEGER AS missing FROM (${residualLabels("labels_base")} EXCEPT SELECT * FROM labels_in_use)`,
    );
    assert.equal(row?.["missing"], 0);
  });
});

describe("relabelledCells", () => {
  const cells = (from: string): string => `SELECT * FROM (${from}) ORDER BY ALL`;

  it("moves what the reader relabels, and nothing else, whatever the reader changes", async () => {
    const database = await Database.open();
    try {
      await makeTrade(database);
      await database.run(baselineStatement);
      for (const relation of labelRelations)
        await database.run(`CREATE TABLE ${relation}_base AS ${labelSums(relation, "labels_base")}`);
      await fc.assert(
        fc.asyncProperty(anyLabels, async (labels) => {
          await database.run(startStatement(labels.base));
          await database.run(`CREATE OR REPLACE TABLE labels_in_use AS ${labelsSql(labels)}`);
          await database.run(movedStatement(labels));
          for (const relation of labelRelations) {
            await database.run(relabelledCells(relation, labelRelation(relation).sums));
            assert.deepEqual(
              await database.rows(cells(`FROM ${relation}`)),
              await database.rows(cells(labelSums(relation, "labels_in_use"))),
            );
          }
        }),
        { numRuns: 25 },
      );
    } finally {
      database.close();
    }
  });
});

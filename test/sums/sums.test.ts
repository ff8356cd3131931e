import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { Database, type Row } from "../../loaders/duckdb.js";
import { sumsOf } from "../../scripts/site/sums.js";
import { unchangedLabels, type LabelChange, type ReaderLabels } from "../../src/measures/label-changes.js";
import { measureSql } from "../../src/measures/index.js";
import { alteredCodesSql, differingLabelsSql, readerLabelsSql } from "../../src/measures/reader-labels.js";
import type { SumsFile } from "../../src/sums/file.js";
import { Outside } from "../../src/sums/outside.js";
import { Sums } from "../../src/sums/sums.js";
import { tablesIn } from "./tables.js";
import { everySql } from "../measures/builders.js";
import { statements } from "../measures/small-trade.js";

/** Questions that pages open with, which a first relabelling must not wait for. */
const covered = [
  measureSql("import_value", { by: ["year", "group"] }),
  measureSql("import_value", { by: ["month", "category"], where: { groups: ["ai"] } }),
  measureSql("import_index", { by: ["month", "group"], base: 2024, where: { groups: ["ai", "all"] } }),
  measureSql("import_growth", { by: ["month", "category"] }),
  measureSql("import_share", { by: ["year"] }),
  measureSql("export_share", { by: ["month", "category"], from: "2024-03", to: "2025-02" }),
  measureSql("export_contribution", { by: ["year", "group"] }),
  measureSql("effective_tariff", { by: ["year", "group"] }),
  measureSql("import_codes", { by: ["year", "group"], from: "2024-01", to: "2024-12" }),
  measureSql("trade_balance", { by: ["year"] }),
  measureSql("import_share", { by: ["category", "country"], from: "2024-01", to: "2024-12" }),
  measureSql("export_value", { by: ["month", "country"], where: { groups: ["ai", "medium"] } }),
  measureSql("import_value", { by: ["year", "group"], imports: "cif" }),
  measureSql("exemption_coverage", { by: ["year", "category"], dated: true }),
  measureSql("import_yoy", { by: ["month", "hs6"] }),
  measureSql("import_sum_12m", { by: ["month", "category"] }),
  `SELECT count(DISTINCT hs10) AS codes FROM (${differingLabelsSql})`,
];

describe("sums in memory", { timeout: 120_000 }, () => {
  let database: Database;
  let sums: Sums;
  /** the same, with conditions before groupings however few rows there are */
  let pushing: Sums;
  const asked: string[] = [];

  before(async () => {
    database = await Database.open();
    for (const statement of statements) await database.run(statement);
    await database.run(`UPDATE labels SET confidence = 50 + (hs10::BIGINT * 13) % 50,
  relevance = CASE hs10::BIGINT % 5 WHEN 0 THEN 'High' WHEN 1 THEN 'Medium' WHEN 2 THEN 'High' ELSE 'Low' END,
  category = CASE hs10::BIGINT % 3 WHEN 0 THEN 'Compute_Hardware' WHEN 1 THEN 'Cooling_HVAC' ELSE NULL END`);
    await database.run("DELETE FROM labels WHERE right(hs10, 1) = '7'");
    await database.run("CREATE TABLE labels_base AS FROM labels_in_use");
    await database.run("DROP VIEW labels_in_use");
    await database.run("CREATE TEMP TABLE labels_in_use AS FROM labels_base");
    const files = new Map<string, string>();
    const path = await sumsOf(database, (name, content) => {
      files.set(name, content);
      return Promise.resolve(name);
    });
    const tables = await tablesIn(database);
    const read = <T>(name: string): Promise<T> => {
      asked.push(name);
      return Promise.resolve(JSON.parse(files.get(name) ?? "") as T);
    };
    const file = JSON.parse(files.get(path) ?? "") as SumsFile;
    sums = new Sums(file, read, () => Promise.resolve(tables));
    pushing = new Sums(file, read, () => Promise.resolve(tables), 0);
  });
  after(() => database.close());

  async function isEqual(sql: string, labels: ReaderLabels): Promise<boolean> {
    const rows = await answerOf(sums, sql, labels);
    if (rows) assert.deepEqual(rows, await database.rows<Row>(sql), sql);
    if (rows) assert.deepEqual(await answerOf(pushing, sql, labels), rows, sql);
    return rows !== undefined;
  }

  it("give the same rows as DuckDB, to the last digit, for every measure that they answer, and leave it the rest", async () => {
    const answered: string[] = [];
    for (const [name, sql] of everySql()) if (await isEqual(sql, unchangedLabels)) answered.push(name);
    for (const name of ["import_value", "export_index", "import_share", "effective_tariff"])
      assert.ok(answered.includes(name), `${name} is left to the database`);
    for (const name of [
      "import_value by country",
      "exempt_codes",
      "tariff_gap",
      "codeGrowthSql",
      "roundTripSql",
      "excess_imports",
      "import_concentration",
    ])
      assert.ok(answered.includes(name), `${name} is left to the database`);
    assert.ok(!answered.includes("import_price_index")); // not rounded: its last digits depend on the order of sums
  });

  it("follow any change of labels as DuckDB does", async () => {
    await fc.assert(
      fc.asyncProperty(readerLabels, async (labels) => {
        await database.run(`CREATE OR REPLACE TEMP TABLE labels_in_use AS ${readerLabelsSql(labels)}`);
        for (const sql of covered) assert.ok(await isEqual(sql, labels), `left to the database: ${sql}`);
        const altered = `SELECT * FROM (${alteredCodesSql(labels)}) ORDER BY 1, 2`;
        assert.ok(await isEqual(altered, unchangedLabels));
      }),
      { numRuns: 4, seed: 17, endOnFailure: true, includeErrorInReport: true },
    );
  });

  it("move conditions before groupings only where the answer stays", async () => {
    const cells = "SELECT month, hs10, sum(con_val) AS value FROM imports_by_code GROUP BY ALL";
    for (const sql of [
      `SELECT month, value FROM (SELECT month, sum(con_val) AS value FROM imports_by_code GROUP BY ALL) c WHERE month >= DATE '2024-06-01' AND value > 300 ORDER BY ALL`,
      `SELECT month, value FROM (SELECT strftime(month, '%Y') AS month, sum(con_val) AS value FROM imports_by_code GROUP BY ALL) c WHERE month = '2024' ORDER BY ALL`,
      `SELECT hs10, n FROM (SELECT hs10, row_number() OVER (ORDER BY hs10) AS n FROM (SELECT DISTINCT hs10 FROM imports_by_code) d) c WHERE hs10 > '8471500103' ORDER BY ALL`,
      `SELECT hs10 FROM (SELECT DISTINCT hs10 FROM imports_by_code ORDER BY hs10 LIMIT 3) c WHERE hs10 > '8471500101' ORDER BY ALL`,
      `WITH a AS (${cells}), b AS (SELECT month, hs10 FROM a WHERE value > 100)
       SELECT a.month, hs10, value FROM a LEFT JOIN b USING (hs10) WHERE b.month IS NULL AND hs10 > '8471500102' ORDER BY ALL`,
      `WITH a AS (${cells}), b AS (SELECT hs10, sum(con_val) AS whole FROM imports_by_code GROUP BY ALL)
       SELECT month, hs10, value, whole FROM a JOIN b USING (hs10) WHERE left(hs10, 9) = '847150010' AND month < DATE '2024-06-01' ORDER BY ALL`,
      `WITH a AS (SELECT hs10, sum(con_val) AS value FROM imports_by_code WHERE month < DATE '2024-03-01' GROUP BY ALL),
       b AS (SELECT hs10, sum(con_val) AS later FROM imports_by_code WHERE month >= DATE '2024-03-01' GROUP BY ALL)
       SELECT hs10, value, later FROM a FULL JOIN b USING (hs10) WHERE hs10 > '8471500102' ORDER BY ALL`,
      `WITH a AS (SELECT hs10, sum(con_val) AS value FROM imports_by_code WHERE hs10 < '8471500105' GROUP BY ALL),
       b AS (SELECT hs10, sum(con_val) AS later FROM imports_by_code GROUP BY ALL)
       SELECT b.hs10, later FROM a FULL JOIN b ON a.hs10 = b.hs10 WHERE a.hs10 IS NULL ORDER BY ALL`,
      `SELECT part, value FROM (SELECT 'a' AS part, sum(con_val) AS value FROM imports_by_code UNION ALL SELECT 'b' AS part, sum(gen_val) AS value FROM imports_by_code) c WHERE part = 'c'`,
    ])
      assert.ok(await isEqual(sql, unchangedLabels), `left to the database: ${sql}`);
  });

  it("look up codes only where a change takes some of a label", async () => {
    asked.length = 0;
    await sums.rows(covered[0] ?? "", { ...unchangedLabels, medium: "ai" });
    assert.deepEqual(asked, []);
  });
});

/** The rows that sums give; undefined where they leave the text to the database. */
async function answerOf(
  sums: Sums,
  sql: string,
  labels: ReaderLabels,
): Promise<readonly object[] | undefined> {
  try {
    return await sums.rows(sql, labels);
  } catch (error) {
    if (error instanceof Outside) return undefined;
    throw error;
  }
}

const prefix = fc
  .tuple(fc.integer({ min: 0, max: 29 }), fc.constantFrom(2, 4, 8, 10, 10))
  .map(([code, digits]) => `84715001${String(code).padStart(2, "0")}`.slice(0, digits));
const category = fc.constantFrom("Compute_Hardware", "Cooling_HVAC");
const effect = {
  relevance: fc.constantFrom("High" as const, "Medium" as const, "Low" as const),
  category,
};
const change: fc.Arbitrary<LabelChange> = fc.oneof(
  fc.record({ prefix, ...effect }, { requiredKeys: ["prefix", "relevance"] }),
  fc.record({ of: category, ...effect }, { requiredKeys: ["of", "relevance"] }),
);
const readerLabels: fc.Arbitrary<ReaderLabels> = fc.record({
  base: fc.constantFrom({ kind: "site" as const }, { kind: "site" as const }, { kind: "none" as const }),
  changes: fc.array(change, { maxLength: 6 }),
  confidence: fc.constantFrom(0, 0, 60, 95),
  medium: fc.constantFrom("apart" as const, "ai" as const, "non_ai" as const),
});

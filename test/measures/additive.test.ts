import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import type { Database } from "../../loaders/duckdb.js";
import { disjointGroups, measureSql, type Dimension } from "../../src/measures/index.js";
import { readerLabelsSql } from "../../src/measures/reader-labels.js";
import { anyLabels } from "../labels/arbitrary.js";
import { openFixture, type Cell } from "./fixture.js";

const codes = ["0101158401", "0115011584", "1584158484", "8401150101", "8484151515", "9901151501"];
const months = (["2023", "2024"] as const).flatMap((y) =>
  Array.from({ length: 12 }, (_, i) => `${y}-${String(i + 1).padStart(2, "0")}`),
);

/** Two years of both flows: a code starts late, one is corrected below zero, and two have no label on the site. */
const cells: Cell[] = (["imports", "exports"] as const).flatMap((flow, f) =>
  codes.flatMap((hs10, c) =>
    months.slice(c === 2 ? 15 : 0).map((month, m): Cell => ({
      flow,
      month,
      hs10,
      country: (c + m) % 2 ? "5700" : "1220",
      value: c === 3 && m === 4 ? -50 : 100 * (c + 1) + 7 * m + 13 * f,
      duty: c + m,
      foreign: c,
    })),
  ),
);

/** Measures that add up over groups, with what they are broken down by besides. */
const additive: [string, Dimension[]][] = [
  ["import_value", ["month"]],
  ["import_value", ["year", "country"]],
  ["export_value", ["year", "hs2"]],
  ["export_value", []],
  ["import_change", ["year"]],
  ["export_contribution", ["year"]],
  ["calculated_duty", ["year", "country"]],
  ["export_codes", ["year"]],
  ["retained_imports", ["year"]],
  ["import_share", ["year"]],
];

describe("AI, Medium, Low and Unlabelled", () => {
  let database: Database;
  before(async () => {
    database = await openFixture({
      cells,
      labels: { "0101158401": "High", "0115011584": "Medium", "8401150101": "Low", "9901151501": "Low" },
    });
    await database.run("CREATE TABLE labels_base AS FROM labels");
    await database.run("INSERT INTO lists (list, prefix) VALUES ('feds', '84'), ('wto', '0101')");
  });
  after(() => database.close());

  it("add up to all, in every measure that sums, for both flows, under any reader's labels", async () => {
    await fc.assert(
      fc.asyncProperty(anyLabels, fc.boolean(), async (labels, allGoods) => {
        await database.run(`CREATE OR REPLACE TEMP VIEW labels_in_use AS ${readerLabelsSql(labels)}`);
        for (const [name, parts] of additive) {
          const rows = await database.rows(
            measureSql(name, { by: [...parts, "group"], base: 2023, allGoods, medium: labels.medium }),
          );
          const sums = new Map<string, [parts: number, all: number]>();
          for (const row of rows) {
            const key = parts.map((part) => String(row[part])).join(" ");
            const sum = sums.get(key) ?? [0, 0];
            sum[row["group"] === "all" ? 1 : 0] += Number(row["value"]);
            sums.set(key, sum);
          }
          assert.ok(sums.size > 0, name);
          for (const [key, [parts, all]] of sums)
            assert.ok(
              Math.abs(parts - all) < 1e-6 * Math.max(1, Math.abs(all)),
              `${name} ${key}: ${parts}, ${all}`,
            );
        }
      }),
      { numRuns: 8 },
    );
  });

  it("are what --by group asks for, beside all", () => {
    assert.deepEqual([...disjointGroups].sort(), ["ai", "medium", "non_ai", "unlabelled"]);
    assert.match(measureSql("export_value", { by: ["group"] }), /\('unlabelled'\), \('all'\)/);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  dimensions,
  dimensionsOf,
  findMeasure,
  measures,
  measureSql,
  relationsIn,
  type Dimension,
  type Query,
} from "../../src/measures/index.js";
import { openFixture, year } from "./fixture.js";

describe("every measure", () => {
  it("binds against the relations with every dimension and filter that it takes", async () => {
    const cells = (["imports", "exports"] as const).flatMap((flow) =>
      [2023, 2024].flatMap((y) => year(y, [100]).map((c) => ({ ...c, flow, hs10: "8471500150" }))),
    );
    const database = await openFixture({
      cells,
      labels: { "8471500150": "High" },
      units: { "8471500150": "NO" },
    });
    const where: Query["where"] = {
      categories: ["Compute_Hardware"],
      codes: ["8471"],
      lists: ["annex_ii"],
      naics: ["33"],
      endUse: ["2"],
    };
    for (const measure of measures)
      for (const dimension of Object.keys(dimensions) as Dimension[]) {
        const known = dimensionsOf(measure);
        if (!known.includes(dimension)) continue;
        const period = known.includes("year") ? "year" : "month";
        const time: Dimension[] = dimension === "month" || dimension === "year" ? [] : [period];
        for (const query of [
          {},
          { where },
          { comparison: "not_ai" as const, confidence: 80, medium: "ai" as const },
        ]) {
          const sql = measureSql(measure.name, { by: [...time, dimension], base: 2023, ...query });
          const names = (await database.rows(`DESCRIBE ${sql}`)).map((row) => row["column_name"]);
          assert.deepEqual(names, [...time, dimension, "value"], `${measure.name} by ${dimension}`);
          assert.ok(relationsIn(sql).length > 0);
        }
      }
    database.close();
  });

  it("has a name, a unit, a formula and a source of its own", () => {
    assert.equal(new Set(measures.map((m) => m.name)).size, measures.length);
    for (const measure of measures)
      assert.ok(measure.formula.length > 10 && measure.source.length > 10, measure.name);
  });
});

describe("a wrong call", () => {
  it("names what is allowed", () => {
    assert.throws(() => findMeasure("imports"), /unknown measure: "imports" \(expected import_value, /);
    assert.throws(
      () => measureSql("import_value", { by: ["colour" as Dimension] }),
      /unknown dimension: "colour" \(expected month, /,
    );
    assert.throws(
      () => measureSql("import_value", { from: "2025-13" }),
      /invalid month: "2025-13" \(expected YYYY-MM\)/,
    );
    assert.throws(() => measureSql("import_value", { where: { codes: ["84.71"] } }), /invalid code prefix/);
    assert.throws(() => measureSql("counterfactual_balance", { by: ["country"] }), /no dimension country/);
  });
});

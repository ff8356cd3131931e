import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  conceptWords,
  describeCounted,
  standardCounted,
  withConcept,
  type Counted,
} from "../../src/measures/counted.js";
import { questionsCounting } from "../../src/measures/counting.js";
import { ask, askSql } from "../../src/measures/question.js";
import { measureSql } from "../../src/measures/index.js";
import { sourceOf } from "../../src/measures/value.js";
import { codeGrowthSql } from "../../src/measures/families.js";

const otherwise: Counted = { imports: "general", exports: "domestic", allGoods: true };

describe("questionsCounting", () => {
  it("gives every question of a measure the concepts that it does not name itself", () => {
    const { value, explicit, family, own } = questionsCounting(otherwise, {
      value: ask("import_value"),
      explicit: ask("import_value", { imports: "cif", allGoods: false }),
      family: askSql((counted) => codeGrowthSql("exports", "family", 2024, counted)),
      own: askSql("SELECT 1"),
    });
    assert.equal(value.sql, measureSql("import_value", { imports: "general", allGoods: true }));
    assert.equal(explicit.sql, measureSql("import_value", { imports: "cif" }));
    assert.equal(
      family.sql,
      codeGrowthSql("exports", "family", 2024, { exports: "domestic", allGoods: true }),
    );
    assert.deepEqual([value.counted, family.counted, own.counted], [otherwise, otherwise, undefined]);
  });

  it("holds however long the work around it waits", async () => {
    const later = async (counted: Counted): Promise<string> => {
      await Promise.resolve();
      return questionsCounting(counted, { value: ask("import_value") }).value.sql;
    };
    const [changed, standard] = await Promise.all([later(otherwise), later(standardCounted)]);
    assert.equal(changed, measureSql("import_value", { imports: "general", allGoods: true }));
    assert.equal(standard, measureSql("import_value"));
  });

  it("leaves measures of duty and of quantities at the one concept they have", () => {
    for (const name of ["effective_tariff", "calculated_duty", "price_index", "import_port_value"]) {
      const asked = { one: ask(name, { by: ["year"] }) };
      assert.equal(
        questionsCounting({ ...standardCounted, imports: "general" }, asked).one.sql,
        asked.one.sql,
        name,
      );
    }
  });
});

describe("concepts in words", () => {
  it("say what differs from the standard, and stand in source lines", () => {
    assert.equal(describeCounted(standardCounted), "");
    assert.equal(describeCounted(otherwise), "general imports, domestic exports, all chapters");
    assert.equal(
      withConcept(sourceOf("imports"), "imports", "cif"),
      "U.S. Census Bureau, imports for consumption, CIF value",
    );
    assert.equal(withConcept(sourceOf("exports"), "imports", "cif"), sourceOf("exports"));
  });

  it("explain every concept in one sentence", () => {
    for (const words of Object.values(conceptWords))
      for (const { means } of Object.values(words)) assert.match(means, /^[A-Z][^.]*\.( |$)?|U\.S\. port\.$/);
  });
});

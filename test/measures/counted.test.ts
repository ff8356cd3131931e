import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  conceptWords,
  countedNow,
  describeCounted,
  standardCounted,
  whileCounting,
  withConcept,
  type Counted,
} from "../../src/measures/counted.js";
import { measureSql } from "../../src/measures/index.js";
import { sourceOf } from "../../src/measures/value.js";
import { codeGrowthSql } from "../../src/measures/families.js";

const otherwise: Counted = { imports: "general", exports: "domestic", allGoods: true };

describe("whileCounting", () => {
  it("gives every query the concepts that it does not name itself", () => {
    const [value, explicit, family] = whileCounting(otherwise, () => [
      measureSql("import_value"),
      measureSql("import_value", { imports: "cif", allGoods: false }),
      codeGrowthSql("exports", "family", 2024),
    ]);
    assert.equal(value, measureSql("import_value", { imports: "general", allGoods: true }));
    assert.equal(explicit, measureSql("import_value", { imports: "cif" }));
    assert.equal(family, codeGrowthSql("exports", "family", 2024, { exports: "domestic", allGoods: true }));
  });

  it("ends with the work, also where that fails", () => {
    assert.throws(() => whileCounting(otherwise, () => measureSql("import_value", { from: "no month" })));
    assert.equal(countedNow(), standardCounted);
    assert.equal(measureSql("import_value"), measureSql("import_value", { imports: "consumption" }));
  });

  it("leaves measures of duty and of quantities at the one concept they have", () => {
    for (const name of ["effective_tariff", "calculated_duty", "price_index", "import_port_value"])
      assert.equal(
        whileCounting({ ...standardCounted, imports: "general" }, () => measureSql(name, { by: ["year"] })),
        measureSql(name, { by: ["year"] }),
        name,
      );
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

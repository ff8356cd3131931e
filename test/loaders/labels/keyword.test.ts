import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Code } from "../../../loaders/labels/code.js";
import { labelByKeyword } from "../../../loaders/labels/keyword/labeler.js";
import { rules } from "../../../loaders/labels/keyword/rules/index.js";
import { rulesHash } from "../../../loaders/labels/keyword/rule.js";
import { categoryNames, findTask, labelNames } from "../../../loaders/tasks/task.js";

const task = findTask("ai-data-centers");
const at = "2026-11-22T00:00:00.000Z";

function label(hs10: string, description: string, naics = "") {
  const code: Code = {
    flow: "imports",
    hs10,
    description_long: description,
    description_short: null,
    unit1: "NO",
    unit2: null,
    naics: naics === "" ? [] : [{ code: naics, name: null }],
    headings: [],
  };
  return labelByKeyword(code, at);
}

describe("labelByKeyword", () => {
  const cases = [
    ["8471500150", "DIGITAL PROCESSING UNITS", "High", "Compute_Hardware"],
    ["8471300100", "PORTABLE DIGITAL AUTOMATIC DATA PROCESSING MACHINES", "Low", "Not_DC_Related"],
    ["8542310040", "PROCESSORS: GRAPHICS PROCESSING UNITS", "High", "Compute_Hardware"],
    ["8517620020", "SWITCHING AND ROUTING APPARATUS", "High", "Networking_Telecom"],
    ["8517130000", "SMARTPHONES", "Low", "Not_DC_Related"],
    ["8504230080", "LIQUID DIELECTRIC TRANSFORMERS EXCEEDING 100,000 KVA", "High", "Electrical_Power"],
    ["8544300000", "INSULATED WIRING SETS FOR VEHICLES, AIRCRAFT OR SHIPS", "Low", "Not_DC_Related"],
    ["7403110000", "REFINED COPPER CATHODES AND SECTIONS OF CATHODES", "High", "Electrical_Power"],
    ["8418690140", "CENTRIFUGAL LIQUID CHILLING REFRIGERATING UNITS", "High", "Cooling_HVAC"],
    ["8415200000", "AUTOMOTIVE AIR CONDITIONERS", "Low", "Not_DC_Related"],
    ["8507200080", "LEAD-ACID STORAGE BATTERIES, 36 VOLT", "High", "Electrical_Power"],
    ["8507200030", "LEAD ACID STORAGE BATTERIES, 6 VOLT", "Medium", "Electrical_Power"],
    ["7308903000", "COLUMNS, PILLARS, POSTS, BEAMS, GIRDERS", "High", "Building_Structure"],
    ["0101210010", "HORSES, LIVE, PUREBRED BREEDING MALE", "Low", "Not_DC_Related"],
    ["8479909440", "PARTS OF INDUSTRIAL ROBOTS", "Low", "Not_DC_Related"],
  ] as const;
  for (const [hs10, description, relevance, category] of cases)
    it(`calls ${description.toLowerCase()} ${relevance}`, () => {
      const found = label(hs10, description);
      assert.deepEqual([found.relevance, found.category], [relevance, category], found.reasoning ?? "");
    });

  it("fills every field and names the rule that fired and what it saw", () => {
    const found = label("8541430010", "SOLAR CELLS ASSEMBLED INTO MODULES");
    assert.equal(found.reasoning, "rule “solar cells”: heading 8541, “solar”");
    assert.equal(found.specific_use, "on-site renewable power");
    assert.match(found.prompt_hash, /^[0-9a-f]{16}$/);
    assert.ok((found.confidence ?? 0) > 0);
    assert.equal(label("0101210010", "HORSES").reasoning, "no rule fires in chapter 01");
  });

  it("lets the industry decide where the words do not", () => {
    const words = "PARTS OF HEAT EXCHANGERS, NESOI";
    assert.equal(label("8419901000", words, "332410").relevance, "High");
    const vehicle = label("8419901000", words, "336390");
    assert.equal(vehicle.relevance, "Low");
    assert.match(vehicle.reasoning ?? "", /NAICS 336390/);
  });
});

describe("rules", () => {
  it("speak of headings, never of single codes, and use the task's words only", () => {
    for (const rule of rules) {
      for (const prefix of [...rule.headings, ...(rule.except ?? [])])
        assert.match(prefix, /^\d{2,6}$/, rule.name);
      assert.ok(labelNames(task).includes(rule.relevance), rule.name);
      assert.ok(categoryNames(task).includes(rule.category), rule.name);
      assert.equal(rule.relevance === task.outside.label, rule.category === task.outside.category, rule.name);
    }
  });

  it("have names of their own", () => {
    assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
  });

  it("change their hash with any change", () => {
    const [first, ...rest] = rules;
    assert.ok(first);
    assert.notEqual(rulesHash(rules), rulesHash([{ ...first, says: /OTHER/ }, ...rest]));
  });
});

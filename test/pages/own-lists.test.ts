import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Site, SiteList } from "../../src/base/site.js";
import { casesOf, exposureOf } from "../../src/measures/exposure.js";
import { inputs, targetName } from "../../src/pages/diversion/inputs.js";
import { definitionQuestions, inputs as robustnessInputs } from "../../src/pages/robustness/definitions.js";
import { exempting, heldLists, shownLists } from "../../src/pages/tariffs/lists.js";
import { monthsOf, siteWith, stateOf } from "./site.js";

const list = (name: string, kind: string, more: Partial<SiteList> = {}): SiteList => ({
  ...{ list: name, kind, title: `List ${name}`, effective: "2025-04-05" },
  ...more,
});
const lists = [
  list("spared", "exemption"),
  list("plan", "tariff", { countries: ["5700", "2010"] }),
  list("chips", "product_set", { effective: null }),
];
const site: Site = { ...siteWith(monthsOf(2024, 2025)), ownLists: lists };

describe("a list that pages do not know by name", () => {
  it("is a row of coverage and overlap, and one that exempts counts in any list", () => {
    assert.deepEqual(
      shownLists(site)
        .map(({ list }) => list)
        .slice(-3),
      ["spared", "plan", "chips"],
    );
    assert.deepEqual(exempting(site).slice(-1), ["spared"]);
    assert.deepEqual(
      heldLists([{ list: "plan" }, { list: "other" }], site).map(({ title }) => title),
      ["List plan"],
    );
  });

  it("is an event where it has a date: of goods on a tariff, of goods that an exemption does not name", () => {
    assert.deepEqual(
      casesOf(site)
        .slice(-2)
        .map(({ name, exposed }) => [name, exposed]),
      [
        ["list:spared", "unlisted"],
        ["list:plan", "listed"],
      ],
    );
    assert.ok(
      inputs.case.options(site).some(({ value, label }) => value === "list:plan" && label === "List plan"),
    );
    const state = stateOf(inputs, site, { case: "list:plan" });
    assert.deepEqual(exposureOf(state, site).target, ["5700", "2010"]);
    assert.equal(targetName(state, site), "the countries of the list");
    assert.throws(() => exposureOf(state), /unknown tariff case: "list:plan"/);
  });

  it("is one more definition where it is a set of products", () => {
    const questions = definitionQuestions(stateOf(robustnessInputs, site), site);
    assert.deepEqual(questions["chips_share"]?.measure?.query.where?.lists, ["chips"]);
    assert.equal(questions["plan_share"], undefined);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultState, readState } from "../../../src/view/state/url.js";
import type { Answers } from "../../../src/measures/question.js";
import { examples } from "../../../src/pages/explore.js";
import { inputs, type State } from "../../../src/pages/explore/inputs.js";
import { pickers } from "../../../src/pages/explore/pickers.js";
import { planOf } from "../../../src/pages/explore/plan.js";
import { titleOf } from "../../../src/pages/explore/slice.js";
import { monthsOf, siteWith } from "../site.js";

const site = siteWith([...monthsOf(2024, 2025), "2026-01"]);
const initial = defaultState(inputs, site) as unknown as State;

function title(changes: Partial<State>, rows: Answers["answer"]): string {
  const state = { ...initial, ...changes };
  const plan = planOf(state, site);
  assert.ok(!("problem" in plan));
  return titleOf(plan, { answer: rows ?? [] }, { state });
}

describe("the title of a slice", () => {
  it("never ranks a total among its parts", () => {
    const rows = [
      { month: "2026-01", group: "all", value: 300e9 },
      { month: "2026-01", group: "ai", value: 70e9 },
      { month: "2026-01", group: "non_ai", value: 220e9 },
    ];
    assert.match(title({ rows: "group" }, rows), /Non-AI came first in Jan 2026 with \$220\.0B$/);
    assert.doesNotMatch(title({ rows: "group" }, rows.slice(0, 2)), /came first/);
  });

  it("compares a month that all series reach, not the last one of one of them", () => {
    const rows = ["2025-11", "2025-12", "2026-01"].flatMap((month) => [
      { month, category: "Compute_Hardware", value: 10e9 },
      ...(month === "2026-01" ? [] : [{ month, category: "Cooling_HVAC", value: 30e9 }]),
    ]);
    assert.match(title({}, rows), /came first in Dec 2025 with \$30\.0B$/);
  });
});

describe("the examples of Explore", () => {
  it("are six, each a slice that can be shown", () => {
    assert.equal(examples().length, 6);
    for (const { question, inputs: set } of examples()) {
      const { state, ignored } = readState(inputs, new URLSearchParams(set).toString(), site);
      assert.deepEqual(ignored, [], question);
      assert.ok(!("problem" in planOf(state, site)), question);
    }
  });
});

describe("the pickers of Explore", () => {
  const [goods, places, industries] = pickers({
    codes: [{ prefix: "8471500150", text: "servers" }],
    countries: [
      { cty_code: "2010", name: "Mexico", groups: "USMCA" },
      { cty_code: "4280", name: "Germany", groups: "EU-27|OECD" },
    ],
    industries: [{ key: "334413", name: "Semiconductors and related devices", codes: 38 }],
  });

  it("suggest by the beginning of a name, a word in it, or a code", () => {
    assert.deepEqual(
      places?.suggest("ger").map(({ value }) => value),
      ["Germany"],
    );
    assert.deepEqual(
      places?.suggest("EU").map(({ value }) => value),
      ["EU-27"],
    );
    assert.deepEqual(
      industries?.suggest("related").map(({ value }) => value),
      ["334413"],
    );
    assert.deepEqual(
      industries?.suggest("3344").map(({ value }) => value),
      ["334413"],
    );
  });

  it("set a filter beside those that stand, and none where there is no such thing", () => {
    assert.deepEqual(places?.filter("mexico", { ...initial, country: "4280" }), { country: "4280,2010" });
    assert.deepEqual(places?.filter("usmca", initial), { area: "USMCA" });
    assert.equal(places?.filter("Atlantis", initial), undefined);
    assert.equal(places?.nothing("Atlantis"), "No such country: “Atlantis”. Census lists 2 countries.");
    assert.deepEqual(industries?.filter("33", initial), { naics: "33" });
    assert.equal(industries?.filter("99", initial), undefined);
    assert.deepEqual(goods?.filter("8471.50", initial), { code: "847150" });
    assert.equal(goods?.filter("widgets", initial), undefined);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultState, readState, writeState } from "../../../src/view/state/url.js";
import { measureSql } from "../../../src/measures/index.js";
import { inputs, type State } from "../../../src/pages/explore/inputs.js";
import { planOf, questionsOf } from "../../../src/pages/explore/plan.js";
import { monthsOf, siteWith } from "../site.js";

const site = siteWith([...monthsOf(2022, 2023, 2024, 2025), "2026-01"]);
const initial = defaultState(inputs, site) as unknown as State;
const keys = <T extends string>(input: {
  options(s: typeof site): readonly { value: string }[];
}): fc.Arbitrary<T> => fc.constantFrom(...input.options(site).map(({ value }) => value as T));
const word = (pattern: RegExp): fc.Arbitrary<string> => fc.oneof(fc.constant(""), fc.stringMatching(pattern));

const states: fc.Arbitrary<State> = fc.record({
  flow: keys<State["flow"]>(inputs.flow),
  measure: keys<State["measure"]>(inputs.measure),
  concept: keys<State["concept"]>(inputs.concept),
  group: keys<State["group"]>(inputs.group),
  rows: keys<State["rows"]>(inputs.rows),
  columns: keys<State["columns"]>(inputs.columns),
  chart: keys<State["chart"]>(inputs.chart),
  time: keys<State["time"]>(inputs.time),
  from: fc.constantFrom("", "2022-05", "2030-01", "2022-13"),
  to: fc.constantFrom("", "2025-12", "2021-01"),
  base: fc.constantFrom(2022, 2023),
  top: keys<State["top"]>(inputs.top),
  category: keys<State["category"]>(inputs.category),
  country: word(/^\d{4}(,\d{4})?$/),
  area: fc.constantFrom("", "EU-27", "EU-27,USMCA"),
  code: word(/^[0-9.]{2,12}$/),
  naics: word(/^\d{2,6}$/),
  use: word(/^\d{1,5}$/),
  list: fc.constantFrom("", "annex_ii"),
  all_goods: fc.boolean(),
});

describe("a state of Explore", () => {
  it("names the years that are there in part, or that the window cuts", () => {
    const partial = (changed: Partial<State>): readonly string[] => {
      const plan = planOf({ ...initial, chart: "line", time: "year", ...changed }, site);
      return "problem" in plan ? [plan.problem] : plan.partialYears;
    };
    assert.deepEqual(partial({}), ["2026"]);
    assert.deepEqual(partial({ from: "2023-06", to: "2025-12" }), ["2023"]);
    assert.deepEqual(partial({ from: "2024-01", to: "2025-11" }), ["2025"]);
  });

  it("comes back from its address, and asks the same questions, for any 200 states", () => {
    fc.assert(
      fc.property(states, (state) => {
        const search = writeState(inputs, state, site);
        const { state: opened, ignored } = readState(inputs, search, site);
        assert.deepEqual(ignored, []);
        assert.deepEqual({ ...opened }, { ...state });
        assert.equal(writeState(inputs, opened, site), search);
      }),
      { numRuns: 200 },
    );
  });

  it("is a plan that a measure can answer, or a sentence that says why not", () => {
    fc.assert(
      fc.property(states, (state) => {
        const plan = planOf(state, site);
        if ("problem" in plan) return assert.match(plan.problem, /\.$/);
        for (const { sql } of Object.values(questionsOf(plan))) assert.match(sql, /^(SELECT|WITH)/);
        assert.ok(measureSql(plan.measure.name, plan.query));
        for (const note of plan.notes) assert.match(note, /\.$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("planOf", () => {
  const plan = (changes: Partial<State>): ReturnType<typeof planOf> =>
    planOf({ ...initial, ...changes }, site);

  it("shows the last twelve months where a chart has no time and no window is chosen", () => {
    const bars = plan({ chart: "bar" });
    assert.ok(!("problem" in bars));
    assert.equal(bars.query.from, "2025-02");
    assert.deepEqual(bars.query.by, ["category"]);
  });

  it("says what it put right", () => {
    const monthly = plan({ measure: "sum_12m", time: "year" });
    assert.ok(!("problem" in monthly));
    assert.deepEqual(monthly.notes, ["Twelve-month sum is monthly: months are shown."]);
    assert.equal(monthly.time, "month");
    const map = plan({ chart: "map", rows: "hs2" });
    assert.ok(!("problem" in map));
    assert.equal(map.rows, "country");
    const wrongConcept = plan({ flow: "exports", concept: "cif" });
    assert.ok(!("problem" in wrongConcept));
    assert.match(wrongConcept.notes.join(), /not one of exports/);
  });

  it("refuses in a sentence what Census does not publish and what cannot be meant", () => {
    for (const [changes, reason] of [
      [{ flow: "exports", measure: "tariff" }, /not known for exports/],
      [{ rows: "district", columns: "country", chart: "heat" }, /districts without countries/],
      [{ rows: "district", country: "2010" }, /districts without countries/],
      [{ measure: "tariff", rows: "district" }, /not known by customs district/],
      [{ code: "84715" }, /not a code/],
      [{ country: "Mexico" }, /not a Census country code/],
      [{ from: "2025" }, /not a month/],
      [{ from: "2025-01", to: "2024-01" }, /no month from 2025-01 to 2024-01/],
    ] as const) {
      const refused = plan(changes);
      assert.ok("problem" in refused, JSON.stringify(changes));
      assert.match(refused.problem, reason);
    }
  });

  it("keeps detailed rows from filling the page", () => {
    const all = plan({ rows: "hs10", top: "all", chart: "line" });
    assert.ok(!("problem" in all));
    assert.equal(all.most, 60);
    const table = plan({ rows: "hs10", top: "all", chart: "table", time: "year" });
    assert.ok(!("problem" in table));
    assert.equal(table.most, Infinity);
  });
});

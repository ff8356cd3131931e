import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { defaultState } from "../../../src/view/state/url.js";
import type { Answers } from "../../../src/measures/question.js";
import { drawing, linesOf } from "../../../src/pages/explore/charts.js";
import { inputs, type State } from "../../../src/pages/explore/inputs.js";
import { planOf, type Plan } from "../../../src/pages/explore/plan.js";
import { cellsOf, lastPeriodOf, membersOf, pivotTable } from "../../../src/pages/explore/rows.js";
import { monthsOf, siteWith } from "../site.js";

const site = siteWith([...monthsOf(2024, 2025), "2026-01"]);

function planned(changes: Partial<State>): Plan {
  const plan = planOf({ ...(defaultState(inputs, site) as unknown as State), ...changes }, site);
  assert.ok(!("problem" in plan));
  return plan;
}

const byYear: Answers = {
  answer: [
    { year: 2024, country: "5700", value: 10 },
    { year: 2024, country: "2010", value: 30 },
    { year: 2025, country: "5700", value: 50 },
    { year: 2025, country: "2010", value: 20 },
    { year: 2026, country: "2010", value: 2 },
  ],
  names_of_country: [
    { key: "2010", name: "Mexico", iso2: "MX" },
    { key: "5700", name: "China", iso2: "CN" },
  ],
};

describe("the rows of a slice", () => {
  const plan = planned({ rows: "country", chart: "table", time: "year" });

  it("stand from the largest down, as of the last whole year", () => {
    assert.equal(lastPeriodOf(plan, byYear), "2025");
    assert.deepEqual(membersOf(plan, byYear), ["5700", "2010"]);
  });

  it("make a pivot with a column for each period, a missing cell staying missing", () => {
    const table = pivotTable(plan, byYear);
    assert.deepEqual(
      table.columns.map(({ title }) => title),
      ["Country", "2024", "2025", "2026 (in part)"],
    );
    assert.deepEqual(table.rows[0], { member: "China", "column 2024": 10, "column 2025": 50 });
    assert.equal(
      cellsOf(plan, byYear).find((cell) => cell.row === "China" && cell.column.startsWith("2026"))?.value,
      null,
    );
  });

  it("keep categories in their fixed order, and name what has none", () => {
    const answers = {
      answer: [
        { month: "2025-01", category: "Cooling_HVAC", value: 9 },
        { month: "2025-01", category: null, value: 5 },
        { month: "2025-01", category: "Compute_Hardware", value: 1 },
      ],
    };
    const table = pivotTable(planned({ chart: "heat" }), answers);
    assert.deepEqual(
      table.rows.map((row) => row["member"]),
      ["Compute hardware", "Cooling and HVAC", "no category"],
    );
  });

  it("are drawn by every chart, and by none where there is nothing", () => {
    const { document } = parseHTML("<html><body></body></html>");
    for (const chart of ["line", "area", "multiples", "bar", "map", "heat", "table"] as const)
      for (const columns of ["none", "category"] as const) {
        const own = planned({ rows: "country", chart, columns, time: "year" });
        const answers = {
          ...byYear,
          answer: (byYear["answer"] ?? []).map((row) => ({ ...row, category: "Cooling_HVAC" })),
        };
        const drawn = drawing(own, answers, { width: 600, height: 400, document });
        assert.ok((drawn?.points.length ?? 0) > 0, `${chart} ${columns}`);
        assert.equal(drawing(own, { answer: [] }, { width: 600, height: 400, document }), undefined);
      }
  });
});

describe("lines by year that are 100 or 0 in the base year by construction", () => {
  const rows = [2024, 2025, 2026].map((year) => ({ year, value: year === 2025 ? 100 : 90 }));
  const drawn = (base: number, measure: State["measure"]) =>
    linesOf(planned({ measure, base, time: "year", rows: "none" }), rows).map(({ month, value }) => [
      month,
      value,
    ]);

  it("start after it, or break at it, under every such measure", () => {
    for (const measure of ["index", "growth", "change", "contribution"] as const) {
      assert.deepEqual(
        drawn(2024, measure),
        [
          ["2025", 100],
          ["2026", 90],
        ],
        measure,
      );
      assert.deepEqual(
        drawn(2025, measure),
        [
          ["2024", 90],
          ["2025", null],
          ["2026", 90],
        ],
        measure,
      );
    }
    assert.deepEqual(drawn(2024, "value").length, 3);
  });
});

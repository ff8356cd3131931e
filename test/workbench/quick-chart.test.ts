import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import type { Row } from "../../src/measures/question.js";
import { chartPlanOf, quickChart } from "../../src/workbench/quick-chart.js";

describe("chartPlanOf", () => {
  it("draws values over time as lines, a text column as the series", () => {
    assert.deepEqual(
      chartPlanOf([
        { year: 2024, ai_usd: 1e9 },
        { year: 2025, ai_usd: 2e9 },
      ]),
      {
        kind: "line",
        time: "year",
        values: ["ai_usd"],
      },
    );
    const rows = ["2025-01", "2025-02"].flatMap((month) =>
      ["High", "Low"].map((relevance) => ({ month, relevance, rate: 2 })),
    );
    assert.deepEqual(chartPlanOf(rows), {
      kind: "line",
      time: "month",
      series: "relevance",
      values: ["rate"],
    });
  });

  it("leaves numbers of another size out of an axis", () => {
    const plan = chartPlanOf([
      { month: "2025-01-01", usd: 5e9, percent: 12 },
      { month: "2025-02-01", usd: 6e9, percent: 13 },
    ]);
    assert.deepEqual(plan?.kind === "line" && plan.values, ["usd"]);
  });

  it("draws named numbers as bars", () => {
    assert.deepEqual(
      chartPlanOf([
        { hs10: "8471500150", usd: 2 },
        { hs10: "8473301180", usd: 1 },
      ]),
      {
        kind: "bars",
        label: "hs10",
        value: "usd",
      },
    );
  });

  it("draws nothing without a number, or of a single row", () => {
    assert.equal(chartPlanOf([{ a: "x" }, { a: "y" }]), undefined);
    assert.equal(chartPlanOf([{ n: 1 }]), undefined);
    assert.equal(chartPlanOf([]), undefined);
  });
});

describe("quickChart", () => {
  it("is a figure with a drawing for each kind of plan", () => {
    const { document } = parseHTML("<html><body></body></html>");
    for (const rows of [
      [
        { year: 2024, usd: 1 },
        { year: 2025, usd: null },
        { year: 2026, usd: 3 },
      ],
      [
        { name: "a", usd: 1 },
        { name: null, usd: 2 },
      ],
    ] as Row[][]) {
      const plan = chartPlanOf(rows);
      assert.ok(plan);
      const figure = quickChart(plan, "SELECT 1", rows);
      const context = {} as Parameters<typeof figure.chart>[2];
      assert.ok(figure.chart({}, { width: 500, height: 300, document }, context)?.points.length);
      assert.equal(figure.table({}, context).rows.length, rows.length);
    }
  });
});

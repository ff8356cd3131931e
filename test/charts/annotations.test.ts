import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { placeFlags, type Flag } from "../../src/charts/annotations.js";
import { lineChart } from "../../src/charts/line.js";
import { policyEvents } from "../../loaders/tasks/policy-events.js";
import { policyMarks } from "../../src/view/events.js";
import { allPeriods } from "../../src/charts/period.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** Flags that touch, or whose text a rule strikes through. */
function collisions(flags: readonly Flag[]): string[] {
  return flags.flatMap((a) =>
    flags
      .filter((b) => b !== a)
      .filter(
        (b) =>
          (a.level === b.level && a.from < b.to && b.from < a.to) ||
          (a.level > b.level && a.pole > b.from && a.pole < b.to),
      )
      .map((b) => `${a.annotation.label} × ${b.annotation.label}`),
  );
}

describe("placeFlags", () => {
  const windows = [
    ["2018-01", "2026-02"],
    ["2022-01", "2026-02"],
    ["2024-01", "2026-08"],
    ["2025-03", "2025-09"],
  ] as const;
  for (const [from, to] of windows)
    for (const width of [300, 390, 640, 1000])
      it(`keeps the labels of ${from} to ${to} apart at ${width} pixels`, () => {
        const months = allPeriods([from, to]);
        const shown = policyMarks({ events: true }).filter(({ month }) => months.includes(month));
        const place = (month: string) => 46 + (months.indexOf(month) / (months.length - 1)) * (width - 130);
        const flags = placeFlags(shown, place, width, width < 520 ? 2 : 3);
        assert.deepEqual(collisions(flags), []);
        assert.ok(flags.every((flag) => flag.from >= 0 && flag.to <= width));
        assert.ok(flags.length >= Math.min(2, shown.length), `${flags.length} labels`);
        if (width === 1000) assert.ok(flags.length >= 5, `${flags.length} labels`);
      });

  it("labels the main orders first", () => {
    const months = allPeriods(["2025-01", "2026-02"]);
    const marks = policyMarks({ events: true }).filter(({ month }) => months.includes(month));
    const place = (month: string) => 46 + months.indexOf(month) * 13;
    const labels = placeFlags(marks, place, 300, 1).map(({ annotation }) => annotation.label);
    assert.ok(labels.includes("2 April order"), labels.join());
  });
});

describe("policy events on a chart", () => {
  const rows = allPeriods(["2025-03", "2025-06"]).map((month) => ({ month, series: "ai", value: 1 }));
  const options = { document, width: 700, height: 300, format: String };
  const series = [{ key: "ai", name: "AI", color: "var(--ai)" }];

  it("stand in the readout of their month with day, content and source", () => {
    const { points } = lineChart(rows, { ...options, series, annotations: policyMarks({ events: true }) });
    const april = points.find(({ title }) => title === "Apr 2025");
    assert.deepEqual(
      april?.notes?.map(({ label }) => label),
      ["2 April order", "Electronics exempt"],
    );
    assert.match(
      april?.notes?.[0]?.detail ?? "",
      /^Apr 5, 2025: Baseline 10 % .* \(Executive Order 14257\)$/,
    );
    assert.deepEqual(points[0]?.notes, []);
  });

  it("are gone where the reader wants none", () => {
    const { svg } = lineChart(rows, { ...options, series, annotations: policyMarks({ events: false }) });
    assert.doesNotMatch(svg.textContent ?? "", /order|exempt/);
  });

  it("all have a source", () => {
    assert.ok(policyEvents.every(({ source, detail }) => source && detail));
  });
});

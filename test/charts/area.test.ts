import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { areaChart, type AreaRow } from "../../src/charts/area.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const series = [
  { key: "china", name: "China", color: "var(--non-ai)" },
  { key: "taiwan", name: "Taiwan", color: "var(--ai)" },
];

function draw(periods: readonly string[]) {
  const rows: AreaRow[] = periods.flatMap((period, i) => [
    { period, series: "china", value: 10 },
    { period, series: "taiwan", value: 20 + i },
  ]);
  const { svg, points } = areaChart(rows, { width: 600, height: 300, document, series, format: String });
  const areas = [...svg.querySelectorAll("[aria-label=area] path")];
  const rules = [...svg.querySelectorAll("[aria-label=rule] line")];
  const ticks = [...svg.querySelectorAll("[aria-label='x-axis tick label'] text")].map((t) => t.textContent);
  return { areas, rules, points, ticks };
}

/** Horizontal places that a path goes through. */
function reach(path: Element): [number, number] {
  const xs = [...(path.getAttribute("d") ?? "").matchAll(/([\d.]+),[\d.]+/g)].map((match) =>
    Number(match[1]),
  );
  return [Math.min(...xs), Math.max(...xs)];
}

describe("areaChart", () => {
  it("draws one band a series where no period is missing", () => {
    assert.equal(draw(["2022", "2023", "2024"]).areas.length, 2);
  });

  it("leaves a gap where a year, or a month, is missing, and joins nothing across it", () => {
    const { areas, points } = draw(["2018", "2019", "2021", "2022"]);
    assert.equal(areas.length, 4);
    const x = new Map(points.map((point) => [point.title, point.x]));
    for (const area of areas) {
      const [from, to] = reach(area);
      assert.ok(
        Math.abs(to - (x.get("2019") ?? 0)) < 1 || Math.abs(from - (x.get("2021") ?? 0)) < 1,
        `${from} to ${to}`,
      );
    }
    assert.equal(draw(["2025-01", "2025-02", "2025-04", "2025-05"]).areas.length, 4);
  });

  it("shows a period that stands alone", () => {
    const { rules } = draw(["2018", "2020", "2021"]);
    assert.equal(rules.length, 2);
  });

  it("names each year once under months of several years", () => {
    const months = Array.from(
      { length: 37 },
      (_, i) => `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
    );
    const { ticks } = draw(months);
    assert.deepEqual(ticks, ["Jan 2022", "Jan 2023", "Jan 2024", "Jan 2025"]);
  });
});

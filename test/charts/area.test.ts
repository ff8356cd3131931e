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

  it("leaves out of levels what is below zero, and out of shares the whole period, and says so", () => {
    const rows: AreaRow[] = [
      { period: "2022", series: "china", value: 30 },
      { period: "2022", series: "taiwan", value: 70 },
      { period: "2023", series: "china", value: -20 },
      { period: "2023", series: "taiwan", value: 100 },
      { period: "2024", series: "china", value: 50 },
      { period: "2024", series: "taiwan", value: 50 },
    ];
    const frame = { width: 600, height: 300, document, series, format: (value: number) => `$${value}` };
    const levels = areaChart(rows, frame);
    assert.equal(
      levels.leftOut,
      "Not drawn, being below zero: China, 2023 ($-20). The table has every value.",
    );
    assert.deepEqual(
      levels.points.map(({ values }) => values.map(({ text }) => text)),
      [
        ["$70", "$30"],
        ["$100", "$-20"],
        ["$50", "$50"],
      ],
    );
    const shares = areaChart(rows, { ...frame, shares: true });
    assert.match(shares.leftOut ?? "", /^No shares in 2023, where a part is below zero\./);
    assert.deepEqual(
      shares.points.map(({ title }) => title),
      ["2022", "2024"],
    );
    assert.equal(areaChart(rows.slice(0, 2), frame).leftOut, undefined);
  });

  it("is drawn empty where no period can be", () => {
    const only = [{ period: "2023", series: "china", value: -20 }];
    const { points, leftOut, svg } = areaChart(only, {
      ...{ width: 600, height: 300, document, series, format: String, shares: true },
    });
    assert.equal(points.length, 0);
    assert.match(leftOut ?? "", /2023/);
    assert.doesNotMatch(svg.outerHTML, /NaN/);
  });
});

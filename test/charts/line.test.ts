import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { spread } from "../../src/charts/drawing.js";
import { lineChart } from "../../src/charts/line.js";
import { pointAt } from "../../src/view/chart/readout.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const options = {
  document,
  width: 600,
  height: 300,
  series: [{ key: "ai", name: "AI", color: "var(--ai)", bold: true }],
  format: (value: number) => value.toFixed(1),
};
const row = (month: string, value: number | null) => ({ month, series: "ai", value });

describe("lineChart", () => {
  it("draws under Node, with the name and last value at the end of the line", () => {
    const { svg } = lineChart([row("2025-01", 100), row("2025-02", 110), row("2025-03", 121)], options);
    assert.equal(svg.querySelector(".end-label")?.textContent, "AI 121.0");
    assert.equal(svg.querySelectorAll("[aria-label=line] path").length, 1);
  });

  it("breaks the line where a month is missing, and says so in the readout", () => {
    const { svg, points } = lineChart(
      [row("2025-01", 1), row("2025-02", 2), row("2025-04", 4), row("2025-05", 5)],
      options,
    );
    const path = svg.querySelector("[aria-label=line] path")?.getAttribute("d") ?? "";
    assert.equal(path.match(/M/g)?.length, 2, path);
    assert.deepEqual(
      points.map((point) => `${point.title} ${point.values[0]?.text}`),
      ["Jan 2025 1.0", "Feb 2025 2.0", "Mar 2025 no data", "Apr 2025 4.0", "May 2025 5.0"],
    );
  });

  it("labels the last value that there is, not a missing one", () => {
    const { svg } = lineChart([row("2025-01", 1), row("2025-02", 2), row("2025-03", null)], options);
    assert.equal(svg.querySelector(".end-label")?.textContent, "AI 2.0");
  });
});

describe("spread", () => {
  it("keeps labels apart, in order and inside the range", () => {
    assert.deepEqual(spread([50, 52, 51], 10, 0, 100), [50, 70, 60]);
    assert.deepEqual(spread([95, 99], 10, 0, 100), [90, 100]);
  });
});

describe("pointAt", () => {
  const point = (x: number, y?: number) => ({ x, ...(y !== undefined && { y }), title: "", values: [] });

  it("goes by x alone where points have no y", () => {
    assert.equal(
      pointAt(
        [0, 10, 20].map((x) => point(x)),
        { x: 14, y: 500 },
      ),
      1,
    );
    assert.equal(pointAt([point(0, 0), point(5, 90)], { x: 4, y: 1 }), 0);
  });

  it("takes the rectangle or the mark that holds the place before what is nearer", () => {
    const wide = { ...point(200, 50), bounds: [0, 0, 400, 100] as const };
    assert.equal(pointAt([point(12, 52), wide], { x: 10, y: 50 }), 1);
    assert.equal(pointAt([point(12, 52), { ...point(300, 300), mark: 7 }], { x: 10, y: 50 }, 7), 1);
  });
});

describe("what a reader asks of a line chart", () => {
  const two = [...[1, 2, 3].map((v) => row(`2025-0${v}`, v)), { month: "2025-01", series: "b", value: 900 }];
  const series = [...options.series, { key: "b", name: "B", color: "var(--all)" }];

  it("leaves out a series that is switched off, which stays among those to switch on, but never the last", () => {
    const hidden = lineChart(two, { ...options, series, asked: { hidden: new Set(["b"]) } });
    assert.deepEqual(
      hidden.series?.map(({ key }) => key),
      ["ai", "b"],
    );
    assert.deepEqual(
      hidden.points[0]?.values.map(({ name }) => name),
      ["AI"],
    );
    const none = lineChart(two, { ...options, series, asked: { hidden: new Set(["ai", "b"]) } });
    assert.equal(none.points[0]?.values.length, 2);
  });

  it("shows the months between two, both counted", () => {
    const { points } = lineChart(two, {
      ...options,
      asked: { hidden: new Set(), from: "2025-02", to: "2025-03" },
    });
    assert.deepEqual(
      points.map(({ key }) => key),
      ["2025-02", "2025-03"],
    );
  });

  it("writes a long name and its value on two lines instead of cutting it", () => {
    const { svg } = lineChart([row("2025-01", 1), row("2025-02", 2)], {
      ...options,
      width: 340,
      series: [{ ...series[0]!, name: "Networking and telecom" }],
    });
    const label = svg.querySelector(".end-label");
    assert.deepEqual(
      [...(label?.children ?? [])].map((line) => line.textContent),
      ["Networking and", "telecom", "2.0"],
    );
    assert.doesNotMatch(label?.textContent ?? "", /…/);
  });
});

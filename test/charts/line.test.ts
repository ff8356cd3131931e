import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { spread } from "../../src/charts/drawing.js";
import { lineChart } from "../../src/charts/line.js";
import { nearest } from "../../src/view/figure/readout.js";

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

describe("nearest", () => {
  it("goes by x alone where points have no y", () => {
    const points = [0, 10, 20].map((x) => ({ x, title: "", values: [] }));
    assert.equal(nearest(points, 14, 500), 1);
    assert.equal(
      nearest(
        [
          { x: 0, y: 0, title: "", values: [] },
          { x: 5, y: 90, title: "", values: [] },
        ],
        4,
        1,
      ),
      0,
    );
  });
});

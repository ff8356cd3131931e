import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { barChart, barsHeight, linesAbove } from "../../src/charts/bars.js";
import { labelLines, textWidth } from "../../src/charts/drawing.js";
import { heatMap } from "../../src/charts/heat.js";
import { treemapChart } from "../../src/charts/treemap.js";
import { linesChart, type Lines } from "../../src/view/figure/lines.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const phone = { width: 362, height: 360, document };
const format = String;

describe("charts on a phone", () => {
  it("fold rectangles that no thumb hits into one of their group, which leads to the table", () => {
    const rows = ["big", "small"].flatMap((group) =>
      Array.from({ length: 60 }, (_, i) => ({
        ...{ group, label: `${group} ${i}`, color: "blue", href: `#${i}` },
        value: (group === "big" ? 5 : 1) * 0.9 ** i,
      })),
    );
    const { points } = treemapChart(rows, { ...phone, format });
    const [folded, single] = [points.filter(({ inTable }) => inTable), points.filter(({ href }) => href)];
    assert.ok(
      folded.length >= 1 && folded.length <= 2 && single.length > 6,
      `${folded.length} ${single.length}`,
    );
    for (const { bounds = [0, 0, 0, 0], title } of points)
      assert.ok(Math.min(bounds[2] - bounds[0], bounds[3] - bounds[1]) >= 44, title);
    const counts = folded.map(({ title }) => Number(/: (?:all )?(\d+)/.exec(title)?.[1]));
    assert.equal(counts.reduce((sum, count) => sum + count, 0) + single.length, rows.length);
    assert.equal(treemapChart(rows, { ...phone, width: 900, format }).points.length, rows.length);
  });

  it("set labels above bars that could not hold them beside, and make room for that", () => {
    const labels = ["server motherboards and accelerator boards of any kind", "switches"];
    const rows = labels.map((label, i) => ({ label, value: i + 1 }));
    assert.deepEqual(
      [linesAbove(labels, 362), linesAbove(["switches"], 362), linesAbove(labels, 900)],
      [1, 0, 0],
    );
    assert.ok(barsHeight(2, 1, 1) > barsHeight(2));
    const { svg } = barChart(rows, { ...phone, height: barsHeight(2, 1, 1), format });
    assert.ok(svg.textContent?.includes(labels[0] ?? ""), "a label is cut");
  });

  it("keep room for bars on both sides of zero, however narrow the place and long the names and values", () => {
    const rows = [-1, 0.2].map((share, i) => ({
      label: `apparatus for transmission ${i}`,
      value: share * 1e12,
    }));
    const { svg } = barChart(rows, { width: 260, height: 120, document, format: (v) => `${v} dollars` });
    const widths = [...svg.querySelectorAll("rect")].map((bar) => Number(bar.getAttribute("width")));
    assert.ok(widths.length === 2 && widths.every((width) => width >= 0), String(widths));
  });

  it("name rows of a heat map in one line, by their short names where the whole ones have no room", () => {
    const names = ["Fire safety and security", "Networking and telecom", "Cooling"];
    const { svg } = heatMap(
      names.map((row) => ({ row, column: "2025", value: 1 })),
      { ...phone, format },
    );
    const shown = [...svg.querySelectorAll("[aria-label='y-axis tick label'] text")].map(
      (n) => n.textContent,
    );
    assert.deepEqual(shown, ["Fire safety", "Networking", "Cooling"]);
  });

  it("break a name at its hyphen rather than cut it", () => {
    assert.equal(labelLines("Houston-Galveston, TX", 100), "Houston-\nGalveston, TX");
    assert.equal(labelLines("all-in rate", 100), "all-in rate");
  });

  it("keep bold names inside their rectangles", () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      ...{ group: "all", label: `memory modules ${i}`, color: "blue" },
      value: 0.93 ** i,
    }));
    const { svg } = treemapChart(rows, { ...phone, width: 900, format });
    const named = [...svg.querySelectorAll("g")].filter((g) => g.querySelector("text[font-weight]"));
    assert.ok(named.length > 5);
    for (const g of named)
      for (const { textContent } of g.querySelectorAll("text[font-weight]"))
        assert.ok(
          5 + 1.13 * textWidth(textContent) <= Number(g.querySelector("rect")?.getAttribute("width")),
          textContent,
        );
  });

  it("name every column of a heat map", () => {
    const names = ["Compute", "Electrical", "Networking", "Cooling", "Building", "Fire", "Specialty"];
    const { svg } = heatMap(
      names.map((column) => ({ row: "Taiwan", column, value: 1 })),
      { ...phone, format },
    );
    for (const name of names) assert.ok(svg.textContent?.includes(name), name);
  });
});

describe("a chart of leading series", () => {
  const lines: Lines = {
    ...{ unit: "dollars", caption: "", first: 1, add: "Add a country" },
    series: ["Mexico", "Chile", "Peru"].map((name) => ({
      ...{ key: name, name, color: "blue" },
      rows: [1, 2, 3].map((month) => ({ month: `2025-0${month}`, value: month })),
    })),
  };
  const shown = (added: string[], ends = {}) => {
    const asked = { hidden: new Set<string>(), added: new Set(added), ...ends };
    const drawing = linesChart(lines, { ...phone, asked });
    return {
      names: drawing?.points[0]?.values.map(({ name }) => name),
      more: drawing?.more?.names.map(({ name }) => name),
      months: drawing?.points.map(({ key }) => key),
    };
  };

  it("offers the others, and shows those that are added", () => {
    assert.deepEqual(shown([]).names, ["Mexico"]);
    assert.deepEqual(shown([]).more, ["Chile", "Peru"]);
    assert.deepEqual(shown(["Peru"]).names, ["Mexico", "Peru"]);
  });

  it("shows a part of the months, and all where a link asks for a part that is not there", () => {
    assert.deepEqual(shown([], { from: "2025-02" }).months, ["2025-02", "2025-03"]);
    assert.equal(shown([], { from: "2031-01" }).months?.length, 3);
  });
});

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { areaChart } from "../../src/charts/area.js";
import { barChart, barsHeight } from "../../src/charts/bars.js";
import { districtMap } from "../../src/charts/district-map.js";
import type { Drawing, Frame } from "../../src/charts/drawing.js";
import { eventPath } from "../../src/charts/event-path.js";
import { heatMap } from "../../src/charts/heat.js";
import { lineChart } from "../../src/charts/line.js";
import { worldMap } from "../../src/charts/map.js";
import { alikeChart, rangesChart, stepChart } from "../../src/charts/percent.js";
import { smallMultiples } from "../../src/charts/multiples.js";
import { stateMap } from "../../src/charts/state-map.js";
import { treemapChart } from "../../src/charts/treemap.js";
import { format } from "prettier";

const dollars = (value: number): string => `$${value}`;
const series = [
  { key: "a", name: "First", color: "#123456", bold: true },
  { key: "b", name: "Second", color: "#abcdef", dash: "6,3" },
];
const monthly = ["2024-11", "2024-12", "2025-02", "2025-03"].flatMap((month, i) => [
  { month, series: "a", value: 10 + 3 * i },
  { month, series: "b", value: i === 1 ? null : 20 - 4 * i },
]);

/** One drawing of each type, with a hole, a missing value and a negative one where the type knows them. */
const charts: Record<string, (frame: Frame) => Drawing> = {
  line: (frame) =>
    lineChart(monthly, {
      ...{ ...frame, series, format: dollars, zero: true, baseline: { value: 12, label: "base" } },
      annotations: [{ month: "2024-12", label: "Order", detail: "An order", first: true }],
    }),
  bars: (frame) =>
    barChart(
      [
        { label: "Up", value: 30 },
        { label: "Down", value: -12, color: "#123456" },
        { label: "None", value: null, note: "no trade" },
      ],
      { ...frame, format: dollars },
    ),
  "bars-compared": (frame) =>
    barChart(
      ["One", "Two"].flatMap((label, i) => [
        { label, series: "a", value: 5 + i },
        { label, series: "b", value: i ? null : 9, note: "none" },
      ]),
      { ...frame, height: barsHeight(2, 2), format: dollars, series },
    ),
  area: (frame) =>
    areaChart(
      ["2022", "2023", "2025"].flatMap((period, i) => [
        { period, series: "a", value: 10 + i },
        { period, series: "b", value: 20 },
      ]),
      { ...frame, series, format: dollars, shares: true },
    ),
  heat: (frame) =>
    heatMap(
      ["North", "South"].flatMap((row, i) =>
        ["2024", "2025"].map((column, j) => ({ row, column, value: i + j === 2 ? null : 10 * (i + j) + 5 })),
      ),
      { ...frame, format: dollars },
    ),
  treemap: (frame) =>
    treemapChart(
      [
        { label: "Servers", group: "Compute", value: 60, color: "#123456" },
        { label: "Chips", group: "Compute", value: 30, color: "#123456" },
        { label: "Cooling", group: "Cooling", value: 10, color: "#abcdef" },
      ],
      { ...frame, format: dollars },
    ),
  steps: (frame) =>
    stepChart(
      [0, 50, 95].map((x, i) => ({ x, y: i === 1 ? null : 30 - 10 * i, title: `${x}`, values: [] })),
      "Least confidence",
      frame,
    ),
  ranges: (frame) =>
    rangesChart(
      [
        { name: "First", low: 10, high: 22, value: 20, ring: 28, values: [] },
        { name: "Second", low: 12, high: 14, value: 13, ring: null, values: [] },
      ],
      frame,
    ),
  alike: (frame) =>
    alikeChart(
      [
        { x: 90, y: 80, weight: 9, other: false, title: "", values: [] },
        { x: 50, y: 60, weight: 4, other: true, title: "", values: [] },
      ],
      frame,
    ),
  multiples: (frame) => smallMultiples(monthly, { ...frame, panels: series, format: dollars }),
  "event-path": (frame) =>
    eventPath(
      [-2, -1, 0, 2].map((event) => ({ event, series: "a", value: event, low: event - 1, high: event + 2 })),
      { ...frame, format: dollars, eventLabel: "in force", series },
    ),
  "world-map": (frame) =>
    worldMap(
      [
        { iso2: "MX", name: "Mexico", value: 50 },
        { iso2: "TW", name: "Taiwan", value: 100 },
      ],
      { ...frame, format: dollars },
    ),
  "state-map": (frame) =>
    stateMap(
      [
        { name: "Texas", value: 50 },
        { name: "California", value: 100 },
      ],
      { ...frame, format: dollars },
    ),
  "district-map": (frame) =>
    districtMap(
      [
        { district: "23", name: "Laredo, TX", value: 50 },
        { district: "27", name: "Los Angeles, CA", value: 100 },
      ],
      { ...frame, format: dollars },
    ),
};

/** The drawing as text, a line for each element; outlines of countries and states as their hash. */
async function textOf(draw: (frame: Frame) => Drawing): Promise<string> {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const { svg, points } = draw({ width: 480, height: 240, document });
  const short = svg.outerHTML.replace(/ d="([^"]{300,})"/g, (_, path: string) => {
    const hash = createHash("sha256").update(path).digest("hex").slice(0, 12);
    return ` d="${path.length} characters ${hash}"`;
  });
  const read = points.map(({ title, values }) => `${title}: ${values.map(({ text }) => text).join(", ")}`);
  return format(`${short}\n<!-- ${read.join("; ")} -->\n`, { parser: "html", printWidth: 110 });
}

describe("each type of chart is drawn as before (UPDATE_GOLDEN=1 writes what is drawn now)", () => {
  for (const [name, draw] of Object.entries(charts))
    it(name, { timeout: 60_000 }, async () => {
      const file = new URL(`golden/${name}.svg`, import.meta.url);
      const drawn = await textOf(draw);
      if (process.env["UPDATE_GOLDEN"]) writeFileSync(file, drawn);
      assert.ok(existsSync(file), `no golden drawing of ${name}: run this test with UPDATE_GOLDEN=1`);
      assert.equal(drawn, readFileSync(file, "utf8"));
    });
});

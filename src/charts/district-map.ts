import { geoAlbersUsa } from "d3";
import { svgElement } from "../base/dom.js";
import { color } from "./theme.js";
import { districtPlaces } from "./district-places.js";
import { textSize, textWidth, type Drawing, type Frame } from "./drawing.js";
import { unitedStates } from "./united-states.js";

export interface DistrictRow {
  /** two digits of Schedule D */
  district: string;
  name: string;
  value: number;
}

/** Whether the map has a place for a district. */
export function isOnMap(district: string): boolean {
  const place = districtPlaces[district];
  return place !== undefined && geoAlbersUsa()([...place]) !== null;
}

/** The fifty states with a circle for each district, its area in proportion to the value; the largest carry their name. */
export function districtMap(
  rows: readonly DistrictRow[],
  options: Frame & { format: (value: number) => string; color?: string },
): Drawing {
  const { width, document, format } = options;
  const { svg, projection, addBorders } = unitedStates(options);
  addBorders();
  const most = Math.max(1e-9, ...rows.map((row) => row.value));
  const widest = Math.max(12, width * 0.036);
  const placed = rows
    .flatMap((row) => {
      const place = districtPlaces[row.district];
      const at = place && projection([...place]);
      const radius = widest * Math.sqrt(Math.max(0, row.value) / most);
      return at && radius > 0 ? [{ ...row, x: at[0], y: at[1], radius }] : [];
    })
    .sort((a, b) => b.value - a.value);
  for (const { x, y, radius } of placed)
    svg.append(
      svgElement(document, "circle", {
        cx: x.toFixed(1),
        cy: y.toFixed(1),
        r: Math.max(1.5, radius).toFixed(1),
        fill: options.color ?? color("ai"),
        "fill-opacity": 0.45,
        stroke: options.color ?? color("ai"),
      }),
    );
  const taken: { from: number; to: number; y: number }[] = [];
  for (const { name, x, y, radius } of placed.slice(0, width < 520 ? 3 : 8)) {
    const left = x + radius + 4 + textWidth(name) > width;
    const from = left ? x - radius - 4 - textWidth(name) : x + radius + 4;
    const label = { from, to: from + textWidth(name), y };
    if (taken.some((t) => Math.abs(t.y - y) < textSize + 2 && t.from < label.to && label.from < t.to))
      continue;
    taken.push(label);
    svg.append(
      svgElement(
        document,
        "text",
        {
          x: (left ? x - radius - 4 : x + radius + 4).toFixed(1),
          y: y.toFixed(1),
          dy: "0.32em",
          "text-anchor": left ? "end" : "start",
          fill: color("text"),
          stroke: color("background"),
          "stroke-width": 3,
          "paint-order": "stroke",
        },
        name,
      ),
    );
  }
  return {
    svg,
    points: placed
      .map(({ name, value, x, y }) => ({ x, y, title: name, values: [{ name: "", text: format(value) }] }))
      .sort((a, b) => a.x - b.x),
    zooms: true,
  };
}

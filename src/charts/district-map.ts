import { geoAlbersUsa } from "d3";
import { svgElement } from "../base/dom.js";
import { notDrawn } from "./below-zero.js";
import { color } from "./theme.js";
import { districtPlaces } from "./district-places.js";
import { textSize, textWidth, type Drawing, type Frame, narrowWidth } from "./drawing.js";
import { circleLegend } from "./scale-legend.js";
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
  const taken = placed.map(({ x, y, radius }) => boxAround(x - radius, x + radius, y, 2 * radius));
  for (const { name, x, y, radius } of placed.slice(0, width < narrowWidth ? 3 : 8)) {
    const room = textWidth(name);
    const sides = [
      { x: x + radius + 4, y, anchor: "start", box: boxAround(x + radius + 4, x + radius + 4 + room, y) },
      { x: x - radius - 4, y, anchor: "end", box: boxAround(x - radius - 4 - room, x - radius - 4, y) },
      ...[y + radius + textSize, y - radius - textSize].map((beside) => ({
        ...{ x, y: beside, anchor: "middle", box: boxAround(x - room / 2, x + room / 2, beside) },
      })),
    ];
    const side = sides.find(
      ({ box }) => box.left > 0 && box.right < width && !taken.some((other) => overlap(other, box)),
    );
    if (!side) continue;
    taken.push(side.box);
    svg.append(
      svgElement(
        document,
        "text",
        {
          ...{ x: side.x.toFixed(1), y: side.y.toFixed(1), dy: "0.32em", "text-anchor": side.anchor },
          ...{ fill: color("text"), stroke: color("background"), "stroke-width": 3, "paint-order": "stroke" },
        },
        name,
      ),
    );
  }
  const scale = { format, most, widest, fill: options.color ?? color("ai") };
  if (placed.length) svg.append(...circleLegend(document, scale, options.height));
  return {
    ...notDrawn(
      rows.filter(({ district }) => isOnMap(district)),
      format,
    ),
    svg,
    points: placed
      .map(({ name, value, x, y }) => ({ x, y, title: name, values: [{ name: "", text: format(value) }] }))
      .sort((a, b) => a.x - b.x),
    zooms: true,
  };
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxAround(left: number, right: number, middle: number, height: number = textSize): Box {
  return { left, right, top: middle - height / 2, bottom: middle + height / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

import { svgElement } from "../base/dom.js";
import { otherHue } from "./below-zero.js";
import { compactPath } from "./compact-path.js";
import { color } from "./theme.js";
import type { Drawing, Frame } from "./drawing.js";
import { hueOf, shadeLegend, shadeOf } from "./scale-legend.js";
import { stateShapes, unitedStates } from "./united-states.js";

export interface StateRow {
  /** as the map's data name the state: `North Carolina` */
  name: string;
  value: number;
}

/** The states shaded by value, one hue from light to dark on a square-root scale; no trade is left blank, less than none takes the other hue. */
export function stateMap(
  rows: readonly StateRow[],
  options: Frame & { format: (value: number) => string; color?: string },
): Drawing {
  const { svg, path, addBorders } = unitedStates(options);
  const byName = new Map(rows.map((row) => [row.name, row]));
  const most = Math.max(1e-9, ...rows.map((row) => Math.abs(row.value)));
  const points: Drawing["points"][number][] = [];
  for (const shape of stateShapes()) {
    const d = compactPath(path(shape) ?? "");
    if (!d) continue; // outside the projection
    const row = byName.get(shape.properties.name);
    svg.append(
      svgElement(options.document, "path", {
        d,
        fill: row ? hueOf(row.value, options.color ?? color("ai")) : color("panel"),
        "fill-opacity": row ? shadeOf(Math.abs(row.value), most) : 1,
      }),
    );
    if (!row) continue;
    const [x, y] = path.centroid(shape);
    const values = [{ name: "", text: options.format(row.value) }];
    points.push({ x, y, mark: svg.childNodes.length - 1, title: row.name, values });
  }
  addBorders();
  const scale = { format: options.format, most, fill: options.color ?? color("ai") };
  if (points.length)
    svg.append(...shadeLegend(options.document, scale, { bottom: options.height, row: true }));
  return {
    ...otherHue(rows, options.format),
    svg,
    points: points.sort((a, b) => a.x - b.x),
    zooms: true,
  };
}

import { geoAlbersUsa, geoPath, type GeoPath, type GeoProjection } from "d3";
import { feature, mesh } from "topojson-client";
import type { Feature, Geometry } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import nation from "us-atlas/states-10m.json";
import { svgElement } from "../base/dom.js";
import { color } from "./theme.js";
import { compactPath } from "./compact-path.js";
import { legendRow } from "./scale-legend.js";
import { textSize, type Frame } from "./drawing.js";
import { thinned } from "./thinned.js";

const topology = nation as unknown as Topology<{
  states: GeometryCollection<{ name: string }>;
  nation: GeometryCollection;
}>;

/** Puerto Rico and the Virgin Islands lie outside the projection of the fifty states. */
const projectionRatio = 0.62;

/** The height of the country at a width, with a row for what shades or circles stand for, in pixels. */
export function unitedStatesHeight(width: number): number {
  return Math.round(width * projectionRatio) + legendRow;
}

/** The states with their names, territories included. */
export function stateShapes(): Feature<Geometry, { name: string }>[] {
  return feature(topology, topology.objects.states).features;
}

export interface UnitedStates {
  svg: SVGSVGElement;
  projection: GeoProjection;
  path: GeoPath;
  /** draws the borders over what stands there already */
  addBorders: () => void;
}

/** An empty drawing in the size of the frame, and what places things in it. */
export function unitedStates({ width, height, document }: Frame): UnitedStates {
  const outline = mesh(topology, topology.objects.nation);
  const projection = geoAlbersUsa().fitExtent(
    [
      [2, 2],
      [width - 2, height - 2 - legendRow],
    ],
    outline,
  );
  const path = geoPath(thinned(projection, 1)).digits(1);
  const svg = svgElement(document, "svg", {
    class: "plot",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "font-size": textSize,
  });
  const border = (d: string | null, stroke: string, strokeWidth: number): SVGElement =>
    svgElement(document, "path", {
      d: compactPath(d ?? ""),
      fill: "none",
      stroke,
      "stroke-width": strokeWidth,
    });
  return {
    svg,
    projection,
    path,
    addBorders() {
      svg.append(
        border(path(mesh(topology, topology.objects.states, (a, b) => a !== b)), color("rule"), 0.7),
        border(path(outline), color("edge"), 0.8),
      );
    },
  };
}

import { geoEqualEarth, geoPath } from "d3";
import codes from "i18n-iso-countries/codes.json";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-110m.json";
import { svgElement } from "../base/dom.js";
import { otherHue } from "./below-zero.js";
import { color } from "./theme.js";
import { compactPath } from "./compact-path.js";
import type { Drawing, Frame } from "./drawing.js";
import { hueOf, shadeLegend, shadeOf } from "./scale-legend.js";
import { thinned } from "./thinned.js";

export interface MapRow {
  /** ISO 3166 alpha-2 */
  iso2: string;
  name: string;
  value: number;
  href?: string | undefined;
}

const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
const numericOf = new Map(
  (codes as [string, string, string, string][]).map(([iso2, , numeric]) => [iso2, numeric]),
);

/** The height of the world at a width, in pixels. */
export function mapHeight(width: number): number {
  return Math.round(width * 0.49);
}

/** The world with countries shaded by value, one hue from light to dark on a square-root scale; no trade is left blank, less than none takes the other hue. */
export function worldMap(
  rows: readonly MapRow[],
  options: Frame & { format: (value: number) => string; color?: string },
): Drawing {
  const { width, height, document, format } = options;
  const countries = feature(topology, topology.objects.countries).features.filter((f) => f.id !== "010");
  const projection = geoEqualEarth().fitExtent(
    [
      [1, 1],
      [width - 1, height - 1],
    ],
    { type: "FeatureCollection", features: countries },
  );
  const path = geoPath(thinned(projection, 1)).digits(1);
  const byNumeric = new Map(
    rows.flatMap((row) =>
      numericOf.has(row.iso2) ? [[numericOf.get(row.iso2) as string, row] as const] : [],
    ),
  );
  const most = Math.max(1e-9, ...rows.map((row) => Math.abs(row.value)));
  const svg = svgElement(document, "svg", {
    class: "plot",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    fill: color("panel"),
    stroke: color("edge"),
    "stroke-width": 0.4,
  });
  const points: Drawing["points"][number][] = [];
  for (const [mark, country] of countries.entries()) {
    const row = byNumeric.get(String(country.id).padStart(3, "0"));
    svg.append(
      svgElement(document, "path", {
        d: compactPath(path(country) ?? ""),
        ...(row && {
          fill: hueOf(row.value, options.color ?? color("ai")),
          "fill-opacity": shadeOf(Math.abs(row.value), most),
        }),
      }),
    );
    if (!row) continue;
    const [x, y] = path.centroid(country);
    const values = [{ name: "", text: format(row.value) }];
    points.push({ x, y, mark, title: row.name, values, href: row.href });
  }
  // in the empty south-west of the Pacific
  const scale = { format, most, fill: options.color ?? color("ai") };
  svg.append(...shadeLegend(document, scale, { bottom: height }));
  return { ...otherHue(rows, format), svg, points: points.sort((a, b) => a.x - b.x), zooms: true };
}

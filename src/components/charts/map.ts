import { geoEqualEarth, geoPath } from "d3";
import codes from "i18n-iso-countries/codes.json";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-110m.json";
import { svgElement } from "../dom.js";
import { color } from "../theme.js";
import type { Drawing, Frame } from "./drawing.js";

export interface MapRow {
  /** ISO 3166 alpha-2 */
  iso2: string;
  name: string;
  value: number;
}

const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
const numericOf = new Map(
  (codes as [string, string, string, string][]).map(([iso2, , numeric]) => [iso2, numeric]),
);

/** The height of the world at a width, in pixels. */
export function mapHeight(width: number): number {
  return Math.round(width * 0.49);
}

/** The world with countries shaded by value, one hue from light to dark on a square-root scale; no trade is left blank. */
export function worldMap(
  rows: readonly MapRow[],
  options: Frame & { format: (value: number) => string; color?: string },
): Drawing {
  const { width, height, document, format } = options;
  const countries = feature(topology, topology.objects.countries).features.filter((f) => f.id !== "010");
  const path = geoPath(
    geoEqualEarth().fitExtent(
      [
        [1, 1],
        [width - 1, height - 1],
      ],
      { type: "FeatureCollection", features: countries },
    ),
    undefined,
  ).digits(1);
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
  });
  const points: Drawing["points"][number][] = [];
  for (const country of countries) {
    const row = byNumeric.get(String(country.id).padStart(3, "0"));
    svg.append(
      svgElement(document, "path", {
        d: path(country) ?? "",
        fill: row ? (row.value < 0 ? color("non-ai") : (options.color ?? color("ai"))) : color("panel"),
        "fill-opacity": row ? (0.08 + 0.92 * Math.sqrt(Math.abs(row.value) / most)).toFixed(3) : 1,
        stroke: color("edge"),
        "stroke-width": 0.4,
      }),
    );
    if (!row) continue;
    const [x, y] = path.centroid(country);
    points.push({ x, y, title: row.name, values: [{ name: "", text: format(row.value) }] });
  }
  return { svg, points: points.sort((a, b) => a.x - b.x) };
}

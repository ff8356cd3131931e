import * as Plot from "@observablehq/plot";
import { color } from "./theme.js";
import { partAsked, shorten, textSize, type Drawing, type Frame } from "./drawing.js";
import type { LineRow } from "./line.js";
import { allPeriods, periodDate, periodName } from "./period.js";

export interface MultiplesOptions extends Frame {
  /** one small chart each, in this order; rows name theirs in `series` */
  panels: readonly { key: string; name: string; color: string }[];
  format: (value: number) => string;
  /** begin the axis at zero */
  zero?: boolean;
}

const panelHeight = 118;

/** Small charts beside one another: as many as fit at about 210 pixels each. */
function columnsAt(width: number): number {
  return Math.max(1, Math.min(4, Math.floor(width / 210)));
}

/** The height that so many small charts need at a width, in pixels. */
export function multiplesHeight(panels: number, width: number): number {
  return 30 + Math.ceil(panels / columnsAt(width)) * panelHeight;
}

/** A small line chart for each series, all on the same axes, named above with its last value. Missing periods break a line. */
export function smallMultiples(all: readonly LineRow[], options: MultiplesOptions): Drawing {
  const { width, height, document, panels, format } = options;
  const { rows, ...shown } = partAsked(all, ({ month }) => month, options.asked);
  const columns = columnsAt(width);
  const periods = allPeriods(rows.map((row) => row.month));
  const cells = panels.map((panel, i) => ({
    ...panel,
    fx: i % columns,
    fy: Math.floor(i / columns),
    values: valuesOf(rows, panel.key, periods),
  }));
  const points = cells.flatMap(({ fx, fy, color, values }) =>
    values.map((value) => ({ ...value, fx, fy, color })),
  );
  const last = cells.map((cell) => ({ ...cell, end: cell.values.findLast((d) => d.value !== null) }));
  const room = (width - 46) / columns - 14;
  const svg = Plot.plot({
    document,
    className: "plot",
    width,
    height,
    marginLeft: 46,
    marginRight: 10,
    marginTop: 20,
    marginBottom: 24,
    style: { fontSize: `${textSize}px`, overflow: "visible" },
    fx: { axis: null, padding: 0.08, domain: Array.from({ length: columns }, (_, i) => i) },
    fy: {
      axis: null,
      padding: 0.34,
      domain: Array.from({ length: Math.ceil(panels.length / columns) }, (_, i) => i),
    },
    x: { type: "utc", label: null },
    y: { label: null, nice: true, zero: options.zero ?? false },
    marks: [
      Plot.gridY({ stroke: color("grid"), strokeOpacity: 1, ticks: 3 }),
      Plot.axisY({
        ticks: 3,
        tickSize: 0,
        tickFormat: (v: number) => format(v).replace(/\.0(?=\D|$)/, ""),
        fill: color("muted"),
        facetAnchor: "left",
      }),
      Plot.axisX({
        ticks: yearTicks(periods, room),
        tickSize: 3,
        tickFormat: "%Y",
        stroke: color("grid"),
        fill: color("muted"),
        label: null,
      }),
      Plot.lineY(points, {
        fx: "fx",
        fy: "fy",
        x: (d: Cell) => periodDate(d.period),
        y: "value",
        z: (d: Cell) => `${d.fx} ${d.fy}`,
        stroke: "color",
        strokeWidth: 1.75,
      }),
      Plot.text(last, {
        fx: "fx",
        fy: "fy",
        frameAnchor: "top-left",
        dy: -14,
        fontWeight: 600,
        fill: color("text"),
        text: ({ name, end }: (typeof last)[number]) => {
          const value = end?.value === null || end === undefined ? "no data" : format(end.value);
          return `${shorten(name, room - 8 - value.length * 7)} ${value}`;
        },
      }),
    ],
  }) as SVGSVGElement & Plot.Plot;
  const band = Number(svg.scale("fy")?.bandwidth ?? panelHeight);
  const place = (name: "fx" | "fy" | "x", value: unknown): number =>
    Number(svg.scale(name)?.apply(value) ?? 0);
  return {
    ...{ svg, periods: true, ...shown },
    points: cells.flatMap(({ name, color: hue, fx, fy, values }) =>
      values.map(({ period, value }) => ({
        x: place("fx", fx) - 46 + place("x", periodDate(period)),
        y: place("fy", fy) + panelHeight / 3,
        key: period,
        span: [place("fy", fy), place("fy", fy) + band],
        title: periodName(period),
        values: [{ name, color: hue, text: value === null ? "no data" : format(value) }],
      })),
    ),
  };
}

interface Cell {
  period: string;
  value: number | null;
  fx: number;
  fy: number;
}

/** The beginnings of years, as many as fit without touching those of the next panel. */
function yearTicks(periods: readonly string[], room: number): Date[] {
  const years = periods.filter((period) => period.length === 4 || period.endsWith("-01")).slice(0, -1);
  const step = Math.max(1, Math.ceil(years.length / Math.max(1, Math.floor(room / 55))));
  return years.filter((_, i) => i % step === 0).map(periodDate);
}

function valuesOf(
  rows: readonly LineRow[],
  key: string,
  periods: readonly string[],
): { period: string; value: number | null }[] {
  const values = new Map(rows.filter((row) => row.series === key).map((row) => [row.month, row.value]));
  return periods.map((period) => ({ period, value: values.get(period) ?? null }));
}

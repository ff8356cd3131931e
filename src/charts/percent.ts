import * as Plot from "@observablehq/plot";
import { shorten, textSize, textWidth, type Drawing, type Frame, type Point } from "./drawing.js";
import { color } from "./theme.js";

/** A value in percent at a number, and what is read out there. */
export interface PercentPoint extends Pick<Point, "title" | "values"> {
  x: number;
  /** NULL is a hole */
  y: number | null;
}

/** Percent over a number, as steps that hold up to the next point. `label` names what stands across. */
export function stepChart(points: readonly PercentPoint[], label: string, frame: Frame): Drawing {
  const across = points.map(({ x, title, values }) => ({ x, title, values }));
  return drawn(across, frame, {
    marginLeft: 46,
    marginRight: 16,
    marginTop: 14,
    marginBottom: 42,
    x: { label, labelAnchor: "right", labelArrow: "none", labelOffset: 38, ticks: 6, tickSize: 0 },
    y: { ...percentScale, zero: true },
    marks: [
      grid("y"),
      Plot.line(points, { x: "x", y: "y", curve: "step-before", stroke: color("ai"), strokeWidth: 2.5 }),
      Plot.dot(points, { x: "x", y: "y", fill: color("ai"), r: 3 }),
    ],
  });
}

/** A range in percent with a value inside it, and a ring where there is another value. */
export interface PercentRange extends Pick<Point, "values"> {
  name: string;
  low: number;
  high: number;
  value: number;
  ring: number | null;
}

/** The height that so many ranges need, in pixels. */
export function rangesHeight(ranges: number): number {
  return 40 + 30 * ranges;
}

/** Ranges below one another, in the order of the rows. */
export function rangesChart(rows: readonly PercentRange[], frame: Frame): Drawing {
  const room = Math.min(frame.width * 0.36, 12 + Math.max(...rows.map(({ name }) => textWidth(name))));
  const points = rows.map(({ name, value, values }) => ({ x: value, y: name, title: name, values }));
  return drawn(points, frame, {
    marginLeft: room,
    marginRight: 24,
    x: { ...percentScale, zero: true },
    y: {
      domain: rows.map(({ name }) => name),
      label: null,
      tickSize: 0,
      tickFormat: (name: string) => shorten(name, room - 8),
    },
    marks: [
      grid("x"),
      Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: color("ai"), strokeWidth: 3 }),
      Plot.dot(rows, { x: "value", y: "name", fill: color("ai"), r: 5 }),
      Plot.dot(
        rows.filter(({ ring }) => ring !== null),
        { x: "ring", y: "name", stroke: color("medium"), strokeWidth: 2, r: 5 },
      ),
    ],
  });
}

/** A dot whose area is what it weighs; two kinds differ in shape and colour. */
export interface WeighedPoint extends PercentPoint {
  y: number;
  weight: number;
  other: boolean;
}

/** Percent over percent, with the line where both are alike. */
export function alikeChart(points: readonly WeighedPoint[], frame: Frame): Drawing {
  const scale = { ...percentScale, domain: [0, 100] };
  const ends = [
    [0, 0],
    [100, 100],
  ];
  return drawn(points, frame, {
    marginLeft: 46,
    marginRight: 16,
    x: scale,
    y: scale,
    marks: [
      grid("y"),
      Plot.line(ends, { stroke: color("edge"), strokeDasharray: "4 4" }),
      Plot.dot(points, {
        x: "x",
        y: "y",
        r: ({ weight }: WeighedPoint) => Math.sqrt(weight),
        fill: ({ other }: WeighedPoint) => color(other ? "non-ai" : "ai"),
        fillOpacity: 0.8,
        symbol: ({ other }: WeighedPoint) => (other ? "square" : "circle"),
      }),
    ],
  });
}

const percentScale = {
  label: null,
  ticks: 5,
  tickSize: 0,
  tickFormat: (value: number) => `${value}\u00a0%`,
};

function grid(axis: "x" | "y"): Plot.Markish {
  const options = { stroke: color("grid"), strokeOpacity: 1, ticks: 5 };
  return axis === "x" ? Plot.gridX(options) : Plot.gridY(options);
}

type Placed = Pick<Point, "title" | "values"> & { x: number; y?: number | string };

/** A plot of these options, and where its points came to stand. */
function drawn(points: readonly Placed[], frame: Frame, options: Plot.PlotOptions): Drawing {
  const { width, height, document } = frame;
  const style = { fontSize: `${textSize}px`, overflow: "visible" };
  const svg = Plot.plot({ document, className: "plot", width, height, style, ...options }) as SVGSVGElement &
    Plot.Plot;
  const at = (scale: "x" | "y", value: number | string) => svg.scale(scale)?.apply(value) as number;
  return {
    svg,
    points: points.map(({ x, y, title, values }) => ({
      ...{ x: at("x", x), title, values },
      ...(y !== undefined && { y: at("y", y) }),
    })),
  };
}

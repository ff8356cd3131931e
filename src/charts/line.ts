import * as Plot from "@observablehq/plot";
import { svgElement } from "../base/dom.js";
import { color } from "./theme.js";
import { flagElements, flagRoom, placeFlags, type Annotation } from "./annotations.js";
import { baselineLabel } from "./baseline.js";
import {
  labelLines,
  wholeLines,
  partAsked,
  spread,
  switchedOn,
  textSize,
  textWidth,
  type Drawing,
  type Frame,
  type Point,
  narrowWidth,
} from "./drawing.js";
import { allPeriods, periodDate as dateOf, periodName, timeTicks } from "./period.js";

export interface LineRow {
  /** `YYYY-MM`; or a year in every row, `YYYY` */
  month: string;
  series: string;
  value: number | null;
}

export interface Series {
  key: string;
  name: string;
  color: string;
  /** the subject of the chart: drawn thicker, labelled in bold */
  bold?: boolean;
  /** SVG dash pattern, so that series differ by more than hue */
  dash?: string;
}

export interface LineOptions extends Frame {
  series: readonly Series[];
  format: (value: number) => string;
  /** short form for the axis; default: `format` */
  formatTick?(value: number): string;
  /** a value that the chart is measured from, with its name */
  baseline?: { value: number; label: string };
  /** begin the axis at zero */
  zero?: boolean;
  /** those of other months are left out */
  annotations?: readonly Annotation[];
}

/** Lines over months with the name and last value of each at its right end. A missing month breaks the line. */
export function lineChart(all: readonly LineRow[], options: LineOptions): Drawing {
  const { width, height, document, format, asked } = options;
  const { rows, ...shown } = partAsked(all, ({ month }) => month, asked);
  const months = allPeriods(rows.map((row) => row.month));
  const held = options.series.filter(({ key }) =>
    all.some((row) => row.series === key && row.value !== null),
  );
  const lines = switchedOn(held, asked)
    .map((series) => ({ series, values: valuesOf(rows, series.key, months) }))
    .filter(({ values }) => values.some((d) => d.value !== null));
  const ends = lines.map(({ series, values }) => {
    const last = values.findLast((d) => d.value !== null);
    return { series, month: last?.month ?? "", value: last?.value ?? 0 };
  });
  const labels = endLabels(ends, format, { width, height });
  const marginRight =
    10 + Math.max(24, ...labels.flatMap(({ lines }) => lines.map((text) => textWidth(text, textSize + 0.5))));
  const tick = (value: number): string => (options.formatTick ?? format)(value);
  const largest = Math.max(0, ...lines.flatMap(({ values }) => values.map((d) => Math.abs(d.value ?? 0))));
  const marginLeft = Math.max(46, 12 + textWidth(tick(Math.round(largest))));
  const annotations = (options.annotations ?? []).filter(({ month }) => months.includes(month));
  const flags = placeFlags(
    annotations,
    placeOf(months, marginLeft, width - marginRight),
    width,
    width < narrowWidth ? 2 : 3,
  );
  const marginTop = 14 + flagRoom(flags);
  const svg = Plot.plot({
    document,
    className: "plot",
    width,
    height,
    marginTop,
    marginLeft,
    marginRight,
    marginBottom: 26,
    style: { fontSize: `${textSize}px`, overflow: "visible" },
    x: {
      type: "utc",
      domain: months.length ? [dateOf(months[0] ?? ""), dateOf(months.at(-1) ?? "")] : [],
      label: null,
    },
    y: { label: null, nice: 8, zero: options.zero ?? false },
    marks: [
      Plot.gridY({ stroke: color("grid"), strokeOpacity: 1, ticks: 6 }),
      Plot.axisY({
        ticks: 6,
        tickSize: 0,
        tickFormat: tick,
        fill: color("muted"),
      }),
      Plot.axisX({
        ...timeTicks(months, width - marginRight - marginLeft),
        tickSize: 4,
        stroke: color("grid"),
        fill: color("muted"),
      }),
      ...(options.baseline ? [Plot.ruleY([options.baseline.value], { stroke: color("muted") })] : []),
      Plot.ruleX(new Set(annotations.map(({ month }) => month)), {
        x: dateOf,
        stroke: color("muted"),
        strokeDasharray: "2,3",
      }),
      ...lines.map(({ series, values }) =>
        Plot.lineY(values, {
          x: (d: Monthly) => dateOf(d.month),
          y: "value",
          stroke: series.color,
          strokeWidth: series.bold ? 2.75 : 1.75,
          ...(series.dash ? { strokeDasharray: series.dash } : {}),
        }),
      ),
      Plot.dot(ends, { x: (d: End) => dateOf(d.month), y: "value", fill: (d: End) => d.series.color, r: 3 }),
    ],
  }) as SVGSVGElement & Plot.Plot;
  const x = (month: string): number => svg.scale("x")?.apply(dateOf(month)) as number;
  const y = (value: number): number => svg.scale("y")?.apply(value) as number;
  if (options.baseline?.label)
    svg.append(
      baselineLabel(
        document,
        options.baseline.label,
        y(options.baseline.value),
        { left: marginLeft, right: width - marginRight, top: marginTop, bottom: height - 26 },
        [
          ...lines.map(({ values }) =>
            values.flatMap((d) => (d.value === null ? [] : [{ x: x(d.month), y: y(d.value) }])),
          ),
          ...annotations.map(({ month }) => [marginTop, height - 26].map((end) => ({ x: x(month), y: end }))),
        ],
      ),
    );
  const places = spread(
    labels.map(({ value }) => y(value)),
    pitchOf(labels),
    marginTop + 4,
    height - 30,
  );
  svg.append(...flagElements(document, flags, marginTop));
  for (const [i, label] of labels.entries())
    svg.append(endLabel(document, label.lines, label.series, x(label.month) + 8, places[i] ?? 0));
  const notes = (month: string): readonly Annotation[] => annotations.filter((a) => a.month === month);
  return {
    svg,
    ...(held.length > 1 && { series: held }),
    ...{ periods: true, ...shown },
    points: months.map((month) => ({ ...pointOf(month, x(month), lines, format), notes: notes(month) })),
  };
}

/** Where Plot's time scale will put a month, before there is a plot. */
function placeOf(months: readonly string[], left: number, right: number): (month: string) => number {
  const [first, last] = [months[0], months.at(-1)].map((month) => dateOf(month ?? "2000-01").getTime());
  const span = Math.max(1, (last ?? 0) - (first ?? 0));
  return (month) => left + ((dateOf(month).getTime() - (first ?? 0)) / span) * (right - left);
}

interface Monthly {
  month: string;
  value: number | null;
}
type Line = { series: Series; values: Monthly[] };
type End = { series: Series; month: string; value: number };

function valuesOf(rows: readonly LineRow[], key: string, months: readonly string[]): Monthly[] {
  const values = new Map(rows.filter((row) => row.series === key).map((row) => [row.month, row.value]));
  return months.map((month) => ({ month, value: values.get(month) ?? null }));
}

function pointOf(month: string, x: number, lines: readonly Line[], format: (value: number) => string): Point {
  return {
    x,
    key: month,
    title: periodName(month),
    values: lines.map(({ series, values }) => {
      const value = values.find((d) => d.month === month)?.value ?? null;
      return { name: series.name, color: series.color, text: value === null ? "no data" : format(value) };
    }),
  };
}

/** The lines' ends with what stands beside them: the value on a line of its own where there is room for that. */
function endLabels(
  ends: readonly End[],
  format: (value: number) => string,
  { width, height }: { width: number; height: number },
): (End & { lines: string[] })[] {
  const labels = ends.map((end) => ({ ...end, lines: endLines(end.series.name, format(end.value), width) }));
  if (labels.length * pitchOf(labels) <= height - 48) return labels;
  return labels.map((label) => {
    const text = `${label.series.name} ${format(label.value)}`;
    return { ...label, lines: wholeLines(text, width * 0.3, label.lines.length) ?? label.lines };
  });
}

/** From the middle of a label to that of the next, in pixels. */
function pitchOf(labels: readonly { lines: readonly string[] }[]): number {
  return Math.max(1, ...labels.map(({ lines }) => lines.length)) * (textSize + 1) + 4;
}

/** Name and last value of a line; on two lines where one would take the room of the chart. */
function endLines(name: string, value: string, width: number): string[] {
  const text = `${name} ${value}`;
  if (textWidth(text) <= width * 0.3) return [text];
  return [...labelLines(name, width * 0.3).split("\n"), value];
}

function endLabel(
  document: Document,
  lines: readonly string[],
  series: Series,
  x: number,
  y: number,
): SVGTextElement {
  const first = -0.54 * (lines.length - 1);
  return svgElement(
    document,
    "text",
    {
      x: x.toFixed(1),
      y: y.toFixed(1),
      dy: "0.32em",
      fill: series.color,
      "text-anchor": "start",
      "font-size": textSize + 0.5,
      "font-weight": series.bold ? 700 : 500,
      class: "end-label",
      "data-series": series.key,
    },
    lines.length === 1
      ? lines[0]
      : lines.map((line, i) =>
          svgElement(document, "tspan", { x: x.toFixed(1), dy: `${i === 0 ? first + 0.32 : 1.08}em` }, line),
        ),
  );
}

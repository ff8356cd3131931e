import * as Plot from "@observablehq/plot";
import { color } from "./theme.js";
import {
  labelLines,
  narrowWidth,
  textSize,
  textWidth,
  wrapText,
  type Drawing,
  type Frame,
} from "./drawing.js";

export interface BarRow {
  label: string;
  value: number | null;
  /** which of the compared series the bar belongs to; absent where there is one */
  series?: string;
  color?: string;
  /** written instead of the value where there is none: `new code`, `no trade` */
  note?: string;
}

export interface BarOptions extends Frame {
  format: (value: number) => string;
  /** series in the order in which they stand inside a label, with their colours */
  series?: readonly { key: string; name: string; color: string; pale?: boolean }[];
}

const barSpace = 26;
const seriesSpace = 19;

/**
 * The height that a bar chart of so many labels needs, in pixels; `above` as of `linesAbove`, where labels stand above
 * their bars.
 */
export function barsHeight(labels: number, series = 1, above = 0): number {
  const each = series > 1 || above > 0 ? (series + above) * seriesSpace + (series > 1 ? 14 : 6) : barSpace;
  return 16 + labels * each + (series > 1 ? 22 : 0);
}

/** The same for labels at a width, also where there is none yet. */
export function heightForLabels(labels: readonly string[], width: number, series = 1): number {
  return barsHeight(Math.max(1, labels.length), series, linesAbove(labels, width));
}

/** How many lines labels take above their bars, 1 or 2: on a phone, where beside them one would be cut. Else 0. */
export function linesAbove(labels: readonly string[], width: number): number {
  if (width >= narrowWidth || !labels.some((label) => !fits(label, roomBeside(labels, width) - 8))) return 0;
  return labels.every((label) => textWidth(label, textSize - 1) <= width - 8) ? 1 : 2;
}

/** Do two lines hold a label, none of its words cut? */
function fits(label: string, room: number): boolean {
  const lines = wrapText(label, room, textSize - 1);
  return lines.length <= 2 && lines.every((line) => textWidth(line, textSize - 1) <= room);
}

function roomBeside(labels: readonly string[], width: number): number {
  const [part, size] = width < narrowWidth ? [0.44, textSize - 1] : [0.34, textSize];
  return Math.min(width * part, 12 + Math.max(...labels.map((label) => textWidth(label, size))));
}

/** What bars keep of the narrowest chart between their labels and their values, in pixels. */
const leastBars = 30;

/**
 * Horizontal bars from zero, in the order of the rows, each with its value; several series stand under one label. On a
 * phone long labels stand above their bars.
 */
export function barChart(rows: readonly BarRow[], options: BarOptions): Drawing {
  const { width, height, document, format } = options;
  const labels = [...new Set(rows.map((row) => row.label))];
  const many = (options.series?.length ?? 1) > 1;
  const above = linesAbove(labels, width);
  const faceted = many || above > 0;
  const labelSize = width < narrowWidth ? textSize - 1 : textSize;
  const written = rows.map((row) => ({
    ...row,
    bar: many ? (row.series ?? "") : "",
    text: row.value === null ? (row.note ?? "no data") : format(row.value),
  }));
  const negative = rows.some((row) => (row.value ?? 0) < 0);
  // what stands instead of a bar begins at zero, where the bars have room for it
  const beyondBars = written.filter(({ value }) => value !== null || negative);
  const sides = negative ? 2 : 1;
  const textRoom = Math.min(
    14 + Math.max(0, ...beyondBars.map(({ text }) => textWidth(text))),
    (width - leastBars) / sides,
  );
  const legend = many ? 22 : 0;
  const room = above ? 0 : Math.min(roomBeside(labels, width), width - leastBars - sides * textRoom);
  const marginLeft = room + (negative ? textRoom : above ? 2 : 8);
  const bars = many ? (options.series ?? []).map((s) => s.key) : [""];
  const svg = Plot.plot({
    document,
    className: "plot",
    width,
    height,
    marginLeft,
    marginRight: textRoom,
    marginTop: 4 + legend,
    marginBottom: 8,
    style: { fontSize: `${textSize}px`, overflow: "visible" },
    x: { axis: null, nice: false, zero: true },
    y: {
      axis: null,
      domain: faceted ? [...Array.from({ length: above }, (_, i) => `line ${i}`), ...bars] : labels,
      padding: 0.22,
    },
    ...(faceted ? { fy: { axis: null, domain: labels, padding: 0.12 } } : {}),
    marks: [
      Plot.barX(
        written.filter((row) => row.value !== null),
        {
          x: "value",
          y: faceted ? "bar" : "label",
          ...(faceted ? { fy: "label" } : {}),
          fill: (row: BarRow) => colorOf(row, options),
          fillOpacity: (row: BarRow) => (options.series?.find((s) => s.key === row.series)?.pale ? 0.55 : 1),
        },
      ),
      Plot.ruleX([0], { stroke: color("edge") }),
      ...(["start", "end"] as const).map((textAnchor) =>
        Plot.text(
          written.filter((row) => (row.value ?? 0) < 0 === (textAnchor === "end")),
          {
            x: (row: BarRow) => row.value ?? 0,
            y: faceted ? "bar" : "label",
            ...(faceted ? { fy: "label" } : {}),
            text: "text",
            textAnchor,
            dx: textAnchor === "end" ? -5 : 5,
            fill: color("text"),
          },
        ),
      ),
      Plot.text(labels, {
        [faceted ? "fy" : "y"]: (label: string) => label,
        frameAnchor: above ? "top-left" : "left",
        text: (label: string) => labelLines(label, (above ? width : room) - 8, labelSize),
        fontSize: labelSize,
        lineHeight: 1,
        title: (label: string) => label,
        textAnchor: above ? "start" : "end",
        dx: above ? -marginLeft : -(negative ? textRoom : 0) - 8,
        dy: above ? 4 : 0,
        fill: color("text"),
        ...(above ? { stroke: color("background"), strokeWidth: 7 } : {}),
      }),
    ],
  }) as SVGSVGElement & Plot.Plot;
  if (many) svg.append(...legendOf(options, document));
  return {
    svg,
    points: labels.map((label, i) => pointOf(label, i, labels.length, written, options, legend)),
  };
}

function colorOf(row: BarRow, options: BarOptions): string {
  return row.color ?? options.series?.find((s) => s.key === row.series)?.color ?? color("ai");
}

function pointOf(
  label: string,
  i: number,
  count: number,
  rows: readonly (BarRow & { text: string })[],
  options: BarOptions,
  legend: number,
): Drawing["points"][number] {
  return {
    x: options.width / 2,
    y: legend + ((i + 0.5) * (options.height - legend)) / count,
    title: label,
    values: rows
      .filter((row) => row.label === label)
      .map((row) => ({
        name: options.series?.find((s) => s.key === row.series)?.name ?? "",
        text: row.text,
        color: colorOf(row, options),
      })),
  };
}

function legendOf(options: BarOptions, document: Document): SVGGElement[] {
  let x = 0;
  return (options.series ?? []).map(({ name, color: fill, pale }) => {
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    group.setAttribute("transform", `translate(${x.toFixed(0)},4)`);
    const swatch = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [key, value] of Object.entries({
      width: "11",
      height: "11",
      fill,
      "fill-opacity": pale ? "0.55" : "1",
    }))
      swatch.setAttribute(key, value);
    const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
    for (const [key, value] of Object.entries({
      x: "16",
      y: "9.5",
      "text-anchor": "start",
      "font-size": String(textSize),
      fill: color("text"),
    }))
      label.setAttribute(key, value);
    label.textContent = name;
    group.append(swatch, label);
    x += 16 + textWidth(name) + 18;
    return group;
  });
}

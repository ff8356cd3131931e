import * as Plot from "@observablehq/plot";
import { color } from "./theme.js";
import { labelLines, textSize, textWidth, type Drawing, type Frame } from "./drawing.js";

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

/** The height that a bar chart of so many labels needs, in pixels. */
export function barsHeight(labels: number, series = 1): number {
  return 16 + labels * (series > 1 ? series * seriesSpace + 14 : barSpace) + (series > 1 ? 22 : 0);
}

/** Horizontal bars from zero, in the order of the rows, each with its value; several series stand under one label. */
export function barChart(rows: readonly BarRow[], options: BarOptions): Drawing {
  const { width, height, document, format } = options;
  const labels = [...new Set(rows.map((row) => row.label))];
  const many = (options.series?.length ?? 1) > 1;
  const [part, labelSize] = width < 520 ? [0.44, textSize - 1] : [0.34, textSize];
  const room = Math.min(width * part, 12 + Math.max(...labels.map((l) => textWidth(l, labelSize))));
  const written = rows.map((row) => ({
    ...row,
    text: row.value === null ? (row.note ?? "no data") : format(row.value),
  }));
  const textRoom = 14 + Math.max(0, ...written.map(({ text }) => textWidth(text)));
  const negative = rows.some((row) => (row.value ?? 0) < 0);
  const legend = many ? 22 : 0;
  const svg = Plot.plot({
    document,
    className: "plot",
    width,
    height,
    marginLeft: room + (negative ? textRoom : 8),
    marginRight: textRoom,
    marginTop: 4 + legend,
    marginBottom: 8,
    style: { fontSize: `${textSize}px`, overflow: "visible" },
    x: { axis: null, nice: false, zero: true },
    y: { axis: null, domain: many ? (options.series ?? []).map((s) => s.key) : labels, padding: 0.22 },
    ...(many ? { fy: { axis: null, domain: labels, padding: 0.12 } } : {}),
    marks: [
      Plot.barX(
        written.filter((row) => row.value !== null),
        {
          x: "value",
          y: many ? "series" : "label",
          ...(many ? { fy: "label" } : {}),
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
            y: many ? "series" : "label",
            ...(many ? { fy: "label" } : {}),
            text: "text",
            textAnchor,
            dx: textAnchor === "end" ? -5 : 5,
            fill: color("text"),
          },
        ),
      ),
      Plot.text(labels, {
        [many ? "fy" : "y"]: (label: string) => label,
        frameAnchor: "left",
        text: (label: string) => labelLines(label, room - 8, labelSize),
        fontSize: labelSize,
        lineHeight: 1,
        title: (label: string) => label,
        textAnchor: "end",
        dx: -(negative ? textRoom : 0) - 8,
        fill: color("text"),
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

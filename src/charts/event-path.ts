import * as Plot from "@observablehq/plot";
import { color } from "./theme.js";
import { spread, switchedOn, textSize, textWidth, type Drawing, type Frame, narrowWidth } from "./drawing.js";

/** An estimate at a distance from an event, in months; the band is left out where it is NULL. */
export interface PathRow {
  event: number;
  series: string;
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface PathOptions extends Frame {
  series: readonly { key: string; name: string; color: string; dash?: string }[];
  format: (value: number) => string;
  /** name of the event, beside its rule */
  eventLabel: string;
}

/** Lines with their intervals over months since an event, measured from the month before it. Missing months break a line. */
export function eventPath(rows: readonly PathRow[], options: PathOptions): Drawing {
  const { width, height, document, format } = options;
  const series = switchedOn(options.series, options.asked);
  const events = rows.map((row) => row.event);
  const [first, last] = [Math.min(...events), Math.max(...events)];
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const lines = series.map((one) => {
    const held = new Map(rows.filter((row) => row.series === one.key).map((row) => [row.event, row]));
    return {
      one,
      points: all.map(
        (event) => held.get(event) ?? { event, series: one.key, value: null, low: null, high: null },
      ),
    };
  });
  const ends = lines.flatMap(({ one, points }) => {
    const end = points.findLast((point) => point.value !== null);
    return end ? [{ ...one, event: end.event, value: end.value ?? 0 }] : [];
  });
  const labels = ends.map((end) => `${end.name} ${format(end.value)}`);
  const marginRight = 12 + Math.max(24, ...labels.map((label) => textWidth(label, textSize + 0.5)));
  const svg = Plot.plot({
    document,
    className: "plot",
    width,
    height,
    marginTop: 26,
    marginLeft: 52,
    marginRight,
    marginBottom: 38,
    style: { fontSize: `${textSize}px`, overflow: "visible" },
    x: { domain: [first, last], label: null },
    y: { label: null, nice: true, zero: true },
    marks: [
      Plot.gridY({ stroke: color("grid"), strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        tickFormat: (value: number) => format(value).replace(/\.0(?=\D|$)/, ""),
        fill: color("muted"),
      }),
      Plot.axisX({
        ticks: all.filter((event) => event % (width < narrowWidth ? 12 : 6) === 0),
        tickSize: 4,
        stroke: color("grid"),
        fill: color("muted"),
        label: "Months since the event",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (event: number) => String(event).replace("-", "\u2212"),
      }),
      Plot.ruleY([0], { stroke: color("edge") }),
      Plot.ruleX([-0.5], { stroke: color("muted"), strokeDasharray: "2,3" }),
      Plot.text([options.eventLabel], {
        x: -0.5,
        frameAnchor: "top",
        dy: -16,
        text: (label: string) => label,
        fill: color("muted"),
        fontSize: textSize - 1,
      }),
      ...lines.flatMap(({ one, points }) => [
        Plot.areaY(points, {
          x: "event",
          y1: (point: PathRow) => point.low ?? NaN,
          y2: (point: PathRow) => point.high ?? NaN,
          fill: one.color,
          fillOpacity: 0.16,
        }),
        Plot.lineY(points, {
          x: "event",
          y: (point: PathRow) => point.value ?? NaN,
          stroke: one.color,
          strokeWidth: 2.25,
          ...(one.dash ? { strokeDasharray: one.dash } : {}),
        }),
      ]),
      Plot.dot(ends, { x: "event", y: "value", fill: "color", r: 3 }),
    ],
  }) as SVGSVGElement & Plot.Plot;
  const at = (scale: "x" | "y", value: number): number => svg.scale(scale)?.apply(value) as number;
  const places = spread(
    ends.map(({ value }) => at("y", value)),
    textSize + 5,
    18,
    height - 40,
  );
  for (const [i, end] of ends.entries()) {
    const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
    for (const [name, value] of Object.entries({
      x: (at("x", end.event) + 8).toFixed(1),
      y: (places[i] ?? 0).toFixed(1),
      dy: "0.32em",
      fill: end.color,
      "text-anchor": "start",
      "font-size": String(textSize + 0.5),
      "font-weight": "600",
      "data-series": end.key,
    }))
      label.setAttribute(name, value);
    label.textContent = labels[i] ?? "";
    svg.append(label);
  }
  return {
    svg,
    ...(options.series.length > 1 && { series: options.series }),
    points: all.map((event) => ({
      x: at("x", event),
      title: `${event < 0 ? `${-event} months before` : `${event} months after`}`.replace(
        /^1 months/,
        "1 month",
      ),
      values: lines.map(({ one, points }) => {
        const point = points.find((p) => p.event === event);
        return { name: one.name, color: one.color, text: point ? estimateText(point, format) : "no data" };
      }),
    })),
  };
}

/** `−12.1 % (−20.0 % to −3.5 %)`; without the interval where there is none. */
function estimateText(
  { value, low, high }: Pick<PathRow, "value" | "low" | "high">,
  format: (value: number) => string,
): string {
  if (value === null) return "no data";
  return low === null || high === null
    ? format(value)
    : `${format(value)} (${format(low)} to ${format(high)})`;
}

import * as Plot from "@observablehq/plot";
import { svgElement } from "../base/dom.js";
import { noShares, notDrawn } from "./below-zero.js";
import { color } from "./theme.js";
import {
  labelLines,
  partAsked,
  spread,
  switchedOn,
  textSize,
  textWidth,
  type Drawing,
  type Frame,
  narrowWidth,
} from "./drawing.js";
import { allPeriods, nextPeriod, periodDate as dateOf, periodName, timeTicks } from "./period.js";

export interface AreaRow {
  /** `YYYY-MM`, or a year as `YYYY` */
  period: string;
  series: string;
  value: number;
}

export interface AreaOptions extends Frame {
  /** from the bottom up */
  series: readonly { key: string; name: string; color: string }[];
  format: (value: number) => string;
  /** shares of each period's total instead of levels */
  shares?: boolean;
}

/**
 * Stacked areas by period, with the name of each band at its right end. Periods without data leave a gap, and so do
 * shares of a period in which a part is below zero; of levels that part is left out.
 */
export function areaChart(all: readonly AreaRow[], options: AreaOptions): Drawing {
  const { width, height, document, asked } = options;
  const series = switchedOn(options.series, asked);
  const { rows: own, ...part } = partAsked(all, ({ period }) => period, asked);
  const { rows, omitted, said } = stackable(
    own.filter((row) => series.some(({ key }) => key === row.series)),
    options,
  );
  const periods = [...new Set(rows.map((row) => row.period))].sort();
  const totals = new Map(
    periods.map((p) => [p, rows.filter((r) => r.period === p).reduce((sum, r) => sum + r.value, 0)]),
  );
  const runs = runsOf(periods);
  const shown = rows.map((row) => ({
    ...row,
    band: bandOf(row.series, runs.get(row.period) ?? 0),
    y: options.shares ? (100 * row.value) / (totals.get(row.period) || 1) : row.value,
  }));
  const format = options.shares ? (value: number) => `${value.toFixed(1)}\u00a0%` : options.format;
  const names = series.map((s) => (width < narrowWidth ? labelLines(s.name, 104).split("\n") : [s.name]));
  const marginRight = 14 + Math.max(20, ...names.flat().map((name) => textWidth(name)));
  const fill = (row: AreaRow): string => series.find((s) => s.key === row.series)?.color ?? color("other");
  const stacked = {
    x: (row: AreaRow) => dateOf(row.period),
    y: "y",
    z: "band",
    order: [...new Set(runs.values())].flatMap((run) => series.map(({ key }) => bandOf(key, run))),
  };
  const svg = Plot.plot({
    document,
    className: "plot",
    width,
    height,
    marginTop: 12,
    marginLeft: 52,
    marginRight,
    marginBottom: 26,
    style: { fontSize: `${textSize}px`, overflow: "visible" },
    x: { type: "utc", label: null, domain: [dateOf(periods[0] ?? "2000"), dateOf(periods.at(-1) ?? "2001")] },
    y: { label: null, ...(options.shares ? { domain: [0, 100] } : { nice: true }) },
    marks: [
      Plot.areaY(shown, { ...stacked, fill }),
      Plot.ruleX(
        shown.filter(({ period }) => isAlone(period, runs)),
        Plot.stackY({ ...stacked, stroke: fill, strokeWidth: 3 }),
      ),
      Plot.gridY({ stroke: color("background"), strokeOpacity: 0.35, ticks: 5 }),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        tickFormat: (value: number) => format(value).replace(/\.0(?=\D|$)/, ""),
        fill: color("muted"),
      }),
      Plot.axisX({
        ...timeTicks(allPeriods(periods), width - 52 - marginRight),
        tickSize: 4,
        stroke: color("grid"),
        fill: color("muted"),
        label: null,
      }),
    ],
  }) as SVGSVGElement & Plot.Plot;
  const x = (period: string): number => svg.scale("x")?.apply(dateOf(period)) as number;
  const y = (value: number): number => svg.scale("y")?.apply(value) as number;
  const last = periods.at(-1) ?? "2001";
  let below = 0;
  const middles = series.map(({ key }) => {
    const value = shown.find((row) => row.period === last && row.series === key)?.y ?? 0;
    below += value;
    return y(below - value / 2);
  });
  const twoLines = names.some((lines) => lines.length > 1);
  const places = spread(middles, (twoLines ? 2 : 1) * textSize + 3, 10, height - 30);
  svg.append(
    ...series.map(({ key: member, color: fill }, i) => {
      const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
      for (const [key, value] of Object.entries({
        x: (x(last) + 7).toFixed(1),
        y: (places[i] ?? 0).toFixed(1),
        dy: "0.32em",
        fill,
        "font-size": String(textSize),
        "font-weight": "600",
        "text-anchor": "start",
        "data-series": member,
      }))
        label.setAttribute(key, value);
      label.append(...linesOf(document, names[i] ?? [], x(last) + 7));
      return label;
    }),
  );
  return {
    ...{ svg, ...said },
    ...(options.series.length > 1 && { series: options.series }),
    ...{ periods: true, ...part },
    points: periods.map((period) => ({
      x: x(period),
      key: period,
      title: periodName(period),
      values: [...series].reverse().map((s) => {
        const row = shown.find((r) => r.period === period && r.series === s.key);
        const left = omitted.find((r) => r.period === period && r.series === s.key);
        const text = row ? format(row.y) : left ? options.format(left.value) : "no trade";
        return { name: s.name, color: s.color, text };
      }),
    })),
  };
}

/** The rows that can be stacked, and what is said of the others. */
function stackable(rows: readonly AreaRow[], { shares, series, format }: AreaOptions) {
  const below = rows.filter(({ value }) => value < 0);
  if (shares) {
    const without = new Set(below.map(({ period }) => period));
    return {
      rows: rows.filter(({ period }) => !without.has(period)),
      omitted: below,
      said: noShares([...without].sort().map(periodName)),
    };
  }
  const nameOf = (row: AreaRow): string =>
    `${series.find(({ key }) => key === row.series)?.name ?? row.series}, ${periodName(row.period)}`;
  return {
    rows: rows.filter(({ value }) => value >= 0),
    omitted: below,
    said: notDrawn(
      below.map((row) => ({ name: nameOf(row), value: row.value })),
      format,
    ),
  };
}

/** The lines of a label around its place. */
function linesOf(document: Document, lines: readonly string[], x: number): (Text | SVGElement)[] {
  if (lines.length < 2) return [document.createTextNode(lines[0] ?? "")];
  return lines.map((line, i) =>
    svgElement(document, "tspan", { x: x.toFixed(1), dy: i === 0 ? "-0.2em" : "1.05em" }, line),
  );
}

/** The run of unbroken periods that each period is in: an area must not reach across a missing one. */
function runsOf(periods: readonly string[]): Map<string, number> {
  let run = 0;
  return new Map(
    periods.map((period, i) => {
      const before = periods[i - 1];
      if (before !== undefined && nextPeriod(before) !== period) run++;
      return [period, run];
    }),
  );
}

/** An area of a single period has no width: it is drawn as a rule. */
function isAlone(period: string, runs: ReadonlyMap<string, number>): boolean {
  return [...runs.values()].filter((run) => run === runs.get(period)).length === 1;
}

function bandOf(series: string, run: number): string {
  return `${series} ${run}`;
}

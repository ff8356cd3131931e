import * as Plot from "@observablehq/plot";
import { textSize } from "../../charts/drawing.js";
import { figure } from "../../view/figure/figure.js";
import { askSql, type Answers } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { thresholdSweepSql, type ThresholdPoint } from "../../measures/classification.js";
import { formatValue } from "../../measures/index.js";
import { sourceOf } from "../../measures/value.js";
import type { State } from "./inputs.js";

const thresholds = [0, 50, 60, 70, 75, 80, 85, 90, 92, 95, 97, 99, 100];

/** The AI share by the least stated confidence that counts. */
export const threshold = figure<State>({
  name: "confidence-threshold",
  questions: (state) => ({
    sweep: askSql((counted) =>
      thresholdSweepSql(
        state.flow,
        { ...counted, from: `${state.year}-01`, to: `${state.year}-12` },
        thresholds,
      ),
    ),
  }),
  source: sourceOf("imports"),
  title(answers, { state }) {
    const points = pointsOf(answers);
    const [all, strict] = [points[0], points.find((point) => point.threshold === 95)];
    if (!all || !strict) return "The share by the confidence that counts";
    return `Counting only codes of confidence 95 or more, AI-related goods are ${formatValue(strict.share, "percent")} of ${state.flow} instead of ${formatValue(all.share, "percent")}`;
  },
  subtitle: (_, { state }) =>
    `Percent of ${state.flow}, ${state.year}, by the least stated confidence of a High label that counts`,
  height: (width) => (width < 520 ? 240 : 280),
  chart(answers, { width, height, document }) {
    const points = pointsOf(answers);
    if (!points.length) return undefined;
    const svg = Plot.plot({
      document,
      className: "plot",
      width,
      height,
      marginLeft: 46,
      marginRight: 16,
      marginTop: 14,
      marginBottom: 42,
      style: { fontSize: `${textSize}px`, overflow: "visible" },
      x: {
        label: "Least confidence that counts",
        labelAnchor: "right",
        labelArrow: "none",
        labelOffset: 38,
        ticks: 6,
        tickSize: 0,
      },
      y: { label: null, zero: true, ticks: 5, tickSize: 0, tickFormat: (value: number) => `${value}\u00a0%` },
      marks: [
        Plot.gridY({ stroke: color("grid"), strokeOpacity: 1, ticks: 5 }),
        Plot.line(points, {
          x: "threshold",
          y: "share",
          curve: "step-before",
          stroke: color("ai"),
          strokeWidth: 2.5,
        }),
        Plot.dot(points, { x: "threshold", y: "share", fill: color("ai"), r: 3 }),
      ],
    }) as SVGSVGElement & Plot.Plot;
    return {
      svg,
      points: points.map((point) => ({
        x: svg.scale("x")?.apply(point.threshold) as number,
        title: `Confidence ${point.threshold} or more`,
        values: [
          { name: "Share", text: formatValue(point.share, "percent") },
          { name: "Codes", text: formatValue(point.codes, "codes") },
        ],
      })),
    };
  },
  table: (answers) => ({
    caption: "AI trade by the least confidence that counts",
    filter: false,
    columns: [
      { key: "threshold", title: "Confidence at least", numeric: true },
      { key: "codes", title: "Codes", numeric: true, format: (v) => formatValue(Number(v), "codes") },
      {
        key: "value",
        title: "Value",
        numeric: true,
        unit: "US dollars",
        format: (v) => formatValue(Number(v), "dollars"),
      },
      {
        key: "share",
        title: "Share",
        numeric: true,
        unit: "percent",
        format: (v) => formatValue(v as number | null, "percent"),
      },
    ],
    rows: pointsOf(answers).map((point) => ({ ...point })),
  }),
  alternative: (answers) =>
    pointsOf(answers)
      .map((point) => `${point.threshold}: ${formatValue(point.share, "percent")}`)
      .join("; "),
  note: () =>
    "Stated confidence is what the labeler says of itself: bunched near the top and not calibrated. Read it as an order, not as a probability.",
});

function pointsOf(answers: Answers): ThresholdPoint[] {
  return (answers["sweep"] ?? []) as unknown as ThresholdPoint[];
}

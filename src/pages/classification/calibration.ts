import * as Plot from "@observablehq/plot";
import { textSize } from "../../charts/drawing.js";
import { figure } from "../../view/figure/figure.js";
import type { Context } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { formatValue } from "../../measures/index.js";
import type { Calibration, CalibrationBin } from "../../measures/validation.js";
import { dataOf } from "./data.js";
import type { State } from "./inputs.js";
import { decimalText } from "./validation.js";

type Kind = "stated" | "votes";
const kinds: Record<Kind, string> = { stated: "stated confidence", votes: "share of votes" };

/** How often labels of a confidence were right, on the codes that people labelled. */
export const calibration = figure<State>({
  name: "calibration",
  questions: () => ({}),
  source: "Labels that people gave (gold sheets)",
  title(_, context) {
    const [first] = calibrationsOf(context);
    if (!first) return "Is confidence what it says?";
    return `The ${kinds[first.kind]} of run ${context.state.run} is off by ${formatValue(100 * first.calibration.ece, "percentage points")} on average`;
  },
  subtitle: () => "Percent of labels that were right (up) by the confidence that came with them (across)",
  height: (width) => (width < 520 ? 280 : 340),
  chart(_, { width, height, document }, context) {
    const bins = binsOf(context);
    if (!bins.length) return undefined;
    const svg = Plot.plot({
      document,
      className: "plot",
      width,
      height,
      marginLeft: 46,
      marginRight: 16,
      style: { fontSize: `${textSize}px`, overflow: "visible" },
      x: { domain: [0, 100], label: null, ticks: 5, tickSize: 0, tickFormat: (v: number) => `${v}\u00a0%` },
      y: { domain: [0, 100], label: null, ticks: 5, tickSize: 0, tickFormat: (v: number) => `${v}\u00a0%` },
      marks: [
        Plot.gridY({ stroke: color("grid"), strokeOpacity: 1, ticks: 5 }),
        Plot.line(
          [
            [0, 0],
            [100, 100],
          ],
          { stroke: color("edge"), strokeDasharray: "4 4" },
        ),
        Plot.dot(bins, {
          x: (bin: Bin) => 100 * bin.stated,
          y: (bin: Bin) => 100 * bin.right,
          r: (bin: Bin) => Math.sqrt(bin.count),
          fill: (bin: Bin) => color(bin.kind === "stated" ? "ai" : "non-ai"),
          fillOpacity: 0.8,
          symbol: (bin: Bin) => (bin.kind === "stated" ? "circle" : "square"),
        }),
      ],
    }) as SVGSVGElement & Plot.Plot;
    return {
      svg,
      points: bins.map((bin) => ({
        x: svg.scale("x")?.apply(100 * bin.stated) as number,
        y: svg.scale("y")?.apply(100 * bin.right) as number,
        title: `${kinds[bin.kind]}, ${formatValue(100 * bin.stated, "percent")}`,
        values: [
          { name: "Right", text: formatValue(100 * bin.right, "percent") },
          { name: "Codes", text: formatValue(bin.count, "codes") },
        ],
      })),
    };
  },
  table: (_, context) => ({
    caption: "Confidence and how often it was right",
    filter: false,
    columns: [
      { key: "kind", title: "Confidence", format: (kind) => kinds[kind as Kind] },
      { key: "file", title: "Sheet" },
      { key: "count", title: "Codes", numeric: true },
      ...(["stated", "right"] as const).map((key) => ({
        key,
        title: key === "stated" ? "Stated" : "Right",
        numeric: true,
        unit: "share",
        format: (v: unknown) => formatValue(100 * Number(v), "percent"),
      })),
    ],
    rows: binsOf(context).map((bin) => ({ ...bin })),
  }),
  alternative: (_, context) =>
    binsOf(context)
      .map(
        (bin) =>
          `${formatValue(100 * bin.stated, "percent")}: ${formatValue(100 * bin.right, "percent")} right.`,
      )
      .join(" "),
  emptyMessage: (_, { state }) =>
    `Unknown: people have labelled no codes of run ${state.run}. Draw some with atlas label gold sample, fill the sheet in, and put it into labels/gold/ of the cache; the next build shows it here.`,
  note: (_, context) =>
    calibrationsOf(context)
      .map(
        ({ kind, file, calibration: { ece, brier } }) =>
          `${file}, ${kinds[kind]}: expected calibration error ${decimalText(ece)}, Brier score ${decimalText(brier)}`,
      )
      .join("; ") || undefined,
});

type Bin = CalibrationBin & { kind: Kind; file: string };

function calibrationsOf(
  context: Pick<Context<State>, "data" | "state">,
): { kind: Kind; file: string; calibration: Calibration }[] {
  return dataOf(context)
    .evaluations.filter(({ run }) => run === context.state.run)
    .flatMap(({ file, calibration: both }) =>
      (["stated", "votes"] as const).flatMap((kind) =>
        both[kind] ? [{ kind, file, calibration: both[kind] }] : [],
      ),
    );
}

function binsOf(context: Pick<Context<State>, "data" | "state">): Bin[] {
  return calibrationsOf(context).flatMap(({ kind, file, calibration: { bins } }) =>
    bins.map((bin) => ({ ...bin, kind, file })),
  );
}

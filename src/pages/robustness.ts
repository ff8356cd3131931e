import { stepChart } from "../charts/percent.js";
import { color } from "../charts/theme.js";
import { thresholdSweepSql, type ThresholdPoint } from "../measures/classification.js";
import { formatValue } from "../measures/index.js";
import { askSql } from "../measures/question.js";
import { sourceOf } from "../measures/value.js";
import { viewsOf } from "../view/declare.js";
import { column } from "../view/table/columns.js";
import { wholeYears } from "../measures/asking.js";
import { definitionQuestions, inputs, outcomes, type Outcome, type State } from "./robustness/definitions.js";
import { capital, className, words } from "../measures/task.js";
import { narrowWidth } from "../charts/drawing.js";
import { definePage } from "../view/view.js";

const { figure, headline: sentence } = viewsOf(inputs);
const percent = (value: number | null, sign = false): string => formatValue(value, "percent", { sign });

/** The range of outcomes in one sentence. */
const headline = sentence({
  questions: definitionQuestions,
  shown: (answers, { state, site }) => outcomes(answers, state, site),
  text: (all, { state }) => headlineText(all, state),
  learn: (all, { state }) => learnedText(all, state),
});

/** Which definitions are the widest and the narrowest, and how far growth differs among them; percent. */
export function learnedText(
  all: readonly Pick<Outcome, "label" | "share" | "growth">[],
  { flow, base, year }: Pick<State, "flow" | "base" | "year">,
): (string | undefined)[] {
  const shares = all.flatMap(({ label, share }) => (share === null ? [] : [{ label, value: share }]));
  const growths = all.flatMap(({ growth }) => (growth === null ? [] : [growth]));
  const [widest, ...others] = [...shares].sort((a, b) => b.value - a.value);
  const narrowest = others.at(-1);
  return [
    widest && narrowest
      ? `The widest definition is “${widest.label}” with ${percent(widest.value)} of ${flow} in ${year}, the narrowest “${narrowest.label}” with ${percent(narrowest.value)}.`
      : undefined,
    growths.length > 1 && base < year
      ? `Growth since ${base} lies between ${percent(Math.min(...growths), true)} and ${percent(Math.max(...growths), true)}.`
      : undefined,
  ];
}

export function headlineText(
  all: readonly Outcome[],
  { flow, base, year }: Pick<State, "flow" | "base" | "year">,
): string {
  const rows = all.filter(({ share }) => share !== null);
  const [baseline] = rows;
  if (!baseline || rows.length < 2)
    return `This snapshot does not hold ${year} whole, so definitions cannot be compared.`;
  const shares = rows.map(({ share }) => share ?? 0);
  const grew = rows.filter(({ growth }) => (growth ?? 0) > 0).length;
  return `Depending on the definition, ${words().adjective} goods are ${percent(Math.min(...shares))} to ${percent(Math.max(...shares))} of ${flow} in ${year} (baseline ${percent(baseline.share)}); they grew since ${base} under ${grew} of ${rows.length} definitions.`;
}

/** A bar for each definition: the share, or the growth, that it gives. */
function comparison(kind: "share" | "growth") {
  const sign = kind === "growth";
  return figure({
    name: `definitions-${kind}`,
    questions: definitionQuestions,
    shown(answers, { state, site }) {
      const all = outcomes(answers, state, site);
      const bars = all.flatMap(({ label, [kind]: value }) => (value === null ? [] : [{ label, value }]));
      return { all, bars };
    },
    finding: ({ bars }, { state }) => comparisonFinding(bars, kind, state),
    subtitle: (_, { state }) =>
      kind === "share"
        ? `Percent of ${state.flow}, ${state.year}, by definition`
        : `Percent change of ${state.flow}, ${state.base} to ${state.year}, by definition`,
    bars: ({ bars }) => ({
      unit: "percent",
      sign,
      of: "Definition",
      caption: "What each definition gives",
      rows: bars.map((bar, i) => ({ ...bar, color: color(i === 0 ? "ai" : "medium") })),
    }),
    table: ({ all }, { state }) => ({
      caption: "What each definition gives",
      filter: false,
      columns: [
        column("label", "Definition"),
        column("value", "Value", "dollars"),
        column("share", "Share", "percent"),
        column("growth", `Since ${state.base}`, "percent", { sign: true }),
      ],
      rows: all,
    }),
    note: "Definitions without trade in this snapshot are left out. A published list names six- or eight-digit headings, so it takes in more codes than were meant.",
  });
}

export function comparisonFinding(
  bars: readonly { label: string; value: number }[],
  kind: "share" | "growth",
  { base }: Pick<State, "base">,
): string {
  const [baseline] = bars;
  const [largest] = [...bars].sort((a, b) => b.value - a.value);
  if (!baseline || !largest) return `Other definitions of ${words().adjective}`;
  const subject = kind === "share" ? "The share" : `Growth since ${base}`;
  const text = (value: number): string => percent(value, kind === "growth");
  return `${subject} is ${text(baseline.value)} in the baseline and at most ${text(largest.value)} (${largest.label})`;
}

const thresholds = [0, 50, 60, 70, 75, 80, 85, 90, 92, 95, 97, 99, 100];

/** The share of the counted goods by the least stated confidence that counts. */
const threshold = figure({
  name: "confidence-threshold",
  questions: ({ flow, year }) => ({
    sweep: askSql<ThresholdPoint>((counted) =>
      thresholdSweepSql(flow, { ...counted, ...wholeYears(year) }, thresholds),
    ),
  }),
  source: sourceOf("imports"),
  shown: ({ sweep }) => sweep,
  finding: (points, { state }) => thresholdFinding(points, state),
  subtitle: (_, { state }) =>
    `Percent of ${state.flow}, ${state.year}, by the least stated confidence of a ${className("High")} label that counts`,
  height: (width) => (width < narrowWidth ? 240 : 280),
  chart: (points, frame) =>
    points.length
      ? stepChart(
          points.map(({ threshold, share, codes }) => ({
            x: threshold,
            y: share,
            title: `Confidence ${threshold} or more`,
            values: [
              { name: "Share", text: percent(share) },
              { name: "Codes", text: formatValue(codes, "codes") },
            ],
          })),
          "Least confidence that counts",
          frame,
        )
      : undefined,
  table: (points) => ({
    caption: `${capital(words().noun)} trade by the least confidence that counts`,
    filter: false,
    columns: [
      column("threshold", "Confidence at least", "codes"),
      column("codes", "Codes", "codes"),
      column("value", "Value", "dollars"),
      column("share", "Share", "percent"),
    ],
    rows: points.map((point) => ({ ...point })),
  }),
  alternative: (points) => points.map(({ threshold, share }) => `${threshold}: ${percent(share)}`).join("; "),
  note: "Stated confidence is what the labeler says of itself: bunched near the top and not calibrated. Read it as an order, not as a probability.",
});

export function thresholdFinding(points: readonly ThresholdPoint[], { flow }: Pick<State, "flow">): string {
  const [all, strict] = [points[0], points.find(({ threshold }) => threshold === 95)];
  if (!all || !strict) return "The share by the confidence that counts";
  return `Counting only codes of confidence 95 or more, ${words().adjective} goods are ${percent(strict.share)} of ${flow} instead of ${percent(all.share)}`;
}

/** How much of the answer hangs on what counts, and on what it is divided by. */
export const page = definePage({
  name: "robustness",
  inputs,
  views: { headline, shares: comparison("share"), growth: comparison("growth"), threshold },
});

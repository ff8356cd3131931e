import { element } from "../../base/dom.js";
import type { Site } from "../../base/site.js";
import { alikeChart } from "../../charts/percent.js";
import type { ClassificationData } from "../../data/classification.js";
import type { RunEvaluation } from "../../data/classification/evaluations.js";
import { formatValue } from "../../measures/index.js";
import type { Calibration, CalibrationBin } from "../../measures/validation.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/view.js";
import { column, type ColumnOptions } from "../../view/table/columns.js";
import { dataOf, inputs, runOf, type State } from "./inputs.js";
import { narrowWidth } from "../../charts/drawing.js";
import { intervalText } from "../../measures/format.js";

const { figure, table, part } = viewsOf(inputs);
const percent = (share: number): string => formatValue(100 * share, "percent");

/** What is validated and what is not, in plain sentences. */
export const validation = part({
  element(_, context) {
    const { document, site } = context;
    const sentences = validationSentences(dataOf(context), site);
    return element(
      document,
      "ul",
      {},
      sentences.map((sentence) => element(document, "li", {}, sentence)),
    );
  },
});

export function validationSentences(
  data: ClassificationData,
  { kind, run }: Pick<Site, "kind" | "run">,
): string[] {
  const used = runOf(data, run);
  if (!used) return ["This snapshot has no labels: make a run with atlas label, then atlas snapshot."];
  const scored = data.evaluations.filter((evaluation) => evaluation.run === run);
  return [
    ...(kind === "sample"
      ? [
          "These are the sample's labels. They were written by hand for the sample's codes; no model was asked and no second person has checked them, so nothing on this page says how good a model's labels are.",
        ]
      : [`The run in use, ${used.run}: ${used.origin}.`]),
    ...scored.map(scoreSentence),
    ...(scored.length === 0
      ? [
          "Not validated: no labels of people are held for the run in use, so its precision, its recall and the meaning of its confidence are unknown.",
        ]
      : []),
    "Not validated either way: categories and uses beyond the codes that people looked at. Runs that agree may err together; agreement is not correctness.",
  ];
}

function scoreSentence({ file, codes, open, intervals, scores }: RunEvaluation): string {
  const high = scores[0];
  const words =
    high?.precision && high.recall
      ? `of the codes it calls ${high.relevance}, ${intervalText(high.precision)} are so to people, and it finds ${intervalText(high.recall)} of those that are`
      : "none of them is called or known to be in, so nothing can be said of precision or recall";
  return `Validated on ${codes} codes that people labelled (${file}${open ? `, ${open} rows of which are still open` : ""}): ${words}; intervals of 95 %, ${intervals === "design" ? "from the drawing probabilities" : "of Wilson, as if the codes had been drawn at random"}.`;
}

/** Precision, recall and F1 of every run on every sheet. */
export const scores = table({
  shown: (_, context) => dataOf(context).evaluations,
  instead: (evaluations) => (evaluations.length ? undefined : ""),
  table: (evaluations) => ({
    caption: "Runs against labels that people gave",
    filter: false,
    columns: [
      column("run", "Run"),
      column("file", "Sheet"),
      column("codes", "Codes", "codes"),
      column("label", "Label"),
      column("precision", "Precision", undefined, { numeric: true }),
      column("recall", "Recall", undefined, { numeric: true }),
      column("f1", "F1", undefined, decimal),
      column("kappa", "Kappa", undefined, decimal),
    ],
    rows: evaluations.flatMap(({ run, file, codes, kappa, scores }) =>
      scores.map(({ relevance, precision, recall, f1 }) => ({
        ...{ run, file, codes, label: relevance, f1, kappa },
        precision: precision && intervalText(precision),
        recall: recall && intervalText(recall),
      })),
    ),
  }),
});

type Kind = "stated" | "votes";
const kinds: Record<Kind, string> = { stated: "stated confidence", votes: "share of votes" };

interface Calibrated {
  kind: Kind;
  file: string;
  calibration: Calibration;
}

/** How often labels of a confidence were right, on the codes that people labelled. */
export const calibration = figure({
  name: "calibration",
  source: "Labels that people gave (gold sheets)",
  shown(_, context) {
    const found = calibrationsOf(context);
    const bins = found.flatMap(({ kind, file, calibration: { bins } }) =>
      bins.map((bin): Bin => ({ ...bin, kind, file })),
    );
    return { found, bins };
  },
  finding: ({ found }, { state }) => calibrationFinding(found, state),
  subtitle: () => "Percent of labels that were right (up) by the confidence that came with them (across)",
  height: (width) => (width < narrowWidth ? 280 : 340),
  chart: ({ bins }, frame) =>
    bins.length
      ? alikeChart(
          bins.map(({ kind, stated, right, count }) => ({
            ...{ x: 100 * stated, y: 100 * right, weight: count, other: kind !== "stated" },
            title: `${kinds[kind]}, ${percent(stated)}`,
            values: [
              { name: "Right", text: percent(right) },
              { name: "Codes", text: formatValue(count, "codes") },
            ],
          })),
          frame,
        )
      : undefined,
  table: ({ bins }) => {
    const share: ColumnOptions = { numeric: true, unit: "share", format: (value) => percent(Number(value)) };
    return {
      caption: "Confidence and how often it was right",
      filter: false,
      columns: [
        column("kind", "Confidence"),
        column("file", "Sheet"),
        column("count", "Codes", "codes"),
        column("stated", "Stated", undefined, share),
        column("right", "Right", undefined, share),
      ],
      rows: bins.map((bin) => ({ ...bin, kind: kinds[bin.kind] })),
    };
  },
  alternative: ({ bins }) =>
    bins.map(({ stated, right }) => `${percent(stated)}: ${percent(right)} right.`).join(" "),
  empty: (_, { state }) =>
    `Unknown: people have labelled no codes of run ${state.run}. Draw some with atlas label gold sample, fill the sheet in, and put it into labels/gold/ of the cache; the next build shows it here.`,
  note: ({ found }) =>
    found
      .map(
        ({ kind, file, calibration: { ece, brier } }) =>
          `${file}, ${kinds[kind]}: expected calibration error ${decimalText(ece)}, Brier score ${decimalText(brier)}`,
      )
      .join("; ") || undefined,
});

type Bin = CalibrationBin & Pick<Calibrated, "kind" | "file">;

export function calibrationFinding(
  [first]: readonly Pick<Calibrated, "kind" | "calibration">[],
  { run }: Pick<State, "run">,
): string {
  if (!first) return "Is confidence what it says?";
  return `The ${kinds[first.kind]} of run ${run} is off by ${formatValue(100 * first.calibration.ece, "percentage points")} on average`;
}

function calibrationsOf(context: Pick<Context<State>, "data" | "state">): Calibrated[] {
  return dataOf(context)
    .evaluations.filter(({ run }) => run === context.state.run)
    .flatMap(({ file, calibration: both }) =>
      (["stated", "votes"] as const).flatMap((kind) =>
        both[kind] ? [{ kind, file, calibration: both[kind] }] : [],
      ),
    );
}

/** Columns of measures of agreement: three decimals. */
export const decimal: ColumnOptions = {
  numeric: true,
  format: (value) => decimalText(value === null ? null : Number(value)),
};

function decimalText(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

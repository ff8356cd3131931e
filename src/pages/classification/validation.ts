import { element } from "../../base/dom.js";
import type { View } from "../../view/page/view.js";
import type { Site } from "../../base/site.js";
import { dataTable } from "../../view/table/view.js";
import type { ClassificationData } from "../../data/classification.js";
import type { RunEvaluation } from "../../data/classification/evaluations.js";
import { formatValue } from "../../measures/index.js";
import type { Interval } from "../../measures/validation.js";
import { dataOf, runOf } from "./data.js";
import type { State } from "./inputs.js";
import { shownIf } from "./shown.js";

/** What is validated and what is not, in plain sentences. */
export const validation: View<State> = {
  questions: () => ({}),
  render: (_, context) =>
    element(
      context.document,
      "ul",
      {},
      validationSentences(dataOf(context), context.site).map((sentence) =>
        element(context.document, "li", {}, sentence),
      ),
    ),
};

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
export const scores = shownIf(
  (context) => dataOf(context).evaluations.length > 0,
  dataTable<State>({
    questions: () => ({}),
    table: (_, context) => ({
      caption: "Runs against labels that people gave",
      filter: false,
      columns: [
        { key: "run", title: "Run" },
        { key: "file", title: "Sheet" },
        { key: "codes", title: "Codes", numeric: true },
        { key: "label", title: "Label" },
        { key: "precision", title: "Precision", numeric: true },
        { key: "recall", title: "Recall", numeric: true },
        { key: "f1", title: "F1", numeric: true, format: (v) => decimalText(v as number | null) },
        { key: "kappa", title: "Kappa", numeric: true, format: (v) => decimalText(v as number | null) },
      ],
      rows: dataOf(context).evaluations.flatMap((evaluation) =>
        evaluation.scores.map((score) => ({
          run: evaluation.run,
          file: evaluation.file,
          codes: evaluation.codes,
          label: score.relevance,
          precision: score.precision && intervalText(score.precision),
          recall: score.recall && intervalText(score.recall),
          f1: score.f1,
          kappa: evaluation.kappa,
        })),
      ),
    }),
  }),
);

export function decimalText(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

export function intervalText({ value, low, high }: Interval): string {
  const percent = (share: number): string => formatValue(100 * share, "percent");
  return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}

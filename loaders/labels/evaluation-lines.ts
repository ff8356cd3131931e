import type { Calibration, Interval } from "../../src/measures/validation.js";
import { answerOf, formatAnswer } from "../snapshot/answer.js";
import type { Evaluation } from "./evaluate.js";

/** An evaluation as lines for a terminal. */
export function* evaluationLines(evaluation: Evaluation): Generator<string> {
  const { run, codes, unlabelled, people } = evaluation;
  yield `run ${run}: ${codes} gold codes${people.length > 0 ? ` of ${people.join(", ")}` : ""}${unlabelled > 0 ? `, ${unlabelled} more that the run does not hold` : ""}`;
  yield (
    `same label ${percent(evaluation.agreement)}, Cohen's kappa ${decimal(evaluation.kappa)}, ` +
    `weighted ${decimal(evaluation.weighted_kappa)}, same category ${percent(evaluation.category_agreement)}`
  );
  yield "";
  yield* formatAnswer(
    answerOf(
      evaluation.scores.map((score) => ({
        label: score.relevance,
        precision: percent(score.precision?.value ?? null),
        [`95 % interval`]: interval(score.precision),
        recall: percent(score.recall?.value ?? null),
        [`95 % interval `]: interval(score.recall),
        F1: decimal(score.f1),
        right: Number(score.true_positive.toFixed(2)),
        false: Number(score.false_positive.toFixed(2)),
        missed: Number(score.false_negative.toFixed(2)),
      })),
    ),
    "table",
  );
  yield `intervals: ${evaluation.intervals === "design" ? "design-based, from the drawing probabilities" : "Wilson"}`;
  yield "";
  yield* formatAnswer(
    {
      columns: ["gold \\ run", ...evaluation.labels],
      rows: evaluation.confusion.map((row, i) => [
        evaluation.labels[i],
        ...row.map((count) => Number(count.toFixed(2))),
      ]),
    },
    "table",
  );
  yield* calibrationLines("stated confidence", evaluation.calibration.stated);
  yield* calibrationLines("share of votes", evaluation.calibration.votes);
}

function* calibrationLines(what: string, calibration: Calibration | null): Generator<string> {
  if (calibration === null) return;
  yield "";
  yield `${what}: expected calibration error ${decimal(calibration.ece)}, Brier score ${decimal(calibration.brier)}`;
  yield* formatAnswer(
    answerOf(
      calibration.bins.map(({ from, to, count, stated, right }) => ({
        from: percent(from),
        to: percent(to),
        codes: count,
        stated: percent(stated),
        right: percent(right),
      })),
    ),
    "table",
  );
}

function interval(value: Interval | null): string {
  return value === null ? "" : `${percent(value.low)} to ${percent(value.high)}`;
}

function percent(share: number | null): string {
  return share === null ? "none" : `${(100 * share).toFixed(1)} %`;
}

function decimal(value: number | null): string {
  return value === null ? "none" : value.toFixed(3);
}

import { cohenKappa, confusion, observedAgreement, type LabelPair } from "../../src/measures/agreement.js";
import {
  calibrate,
  drawnProportion,
  f1,
  wilson,
  type Calibration,
  type Hits,
  type Interval,
} from "../../src/measures/validation.js";
import type { GoldFile, GoldLabel } from "./gold-file.js";
import { labelKey, type Label } from "./label.js";
import { labelNames, type Task } from "./task.js";

/** How one label of a run meets the gold standard. Shares are 0 to 1, with 95 % intervals. */
export interface LabelScore extends Hits {
  relevance: string;
  precision: Interval | null;
  recall: Interval | null;
  f1: number | null;
}

export interface Evaluation {
  run: string;
  codes: number;
  /** gold codes that the run does not hold: neither right nor wrong */
  unlabelled: number;
  /** `wilson`: every code counts alike; `design`: codes were drawn with known probabilities */
  intervals: "wilson" | "design";
  agreement: number | null;
  kappa: number | null;
  weighted_kappa: number | null;
  /** share of codes both in with the same category, where both give one */
  category_agreement: number | null;
  /** row gold, column run, labels from least to most */
  confusion: number[][];
  labels: string[];
  scores: LabelScore[];
  /** of the stated confidence, and of the share of votes */
  calibration: { stated: Calibration | null; votes: Calibration | null };
}

interface Match {
  gold: GoldLabel;
  label: Label;
}

/** Scores a run against gold labels. A gold code without a flow is looked up among imports, then exports. */
export function evaluate(run: string, labels: readonly Label[], gold: GoldFile, task: Task): Evaluation {
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  const matches: Match[] = [];
  for (const one of gold.labels) {
    const flows = one.flow === undefined ? (["imports", "exports"] as const) : [one.flow];
    const label = flows
      .map((flow) => byKey.get(labelKey({ flow, hs10: one.hs10 })))
      .find((l) => l !== undefined);
    if (label !== undefined) matches.push({ gold: one, label });
  }
  const names = labelNames(task);
  const pairs = matches.map(({ gold: one, label }): LabelPair => ({
    first: names.indexOf(one.relevance),
    second: names.indexOf(label.relevance),
    weight: 1 / (one.probability ?? 1),
  }));
  const matrix = confusion(pairs, names.length);
  const counts = confusion(
    pairs.map((pair) => ({ ...pair, weight: 1 })),
    names.length,
  );
  return {
    run,
    codes: matches.length,
    unlabelled: gold.labels.length - matches.length,
    intervals: gold.drawn ? "design" : "wilson",
    agreement: observedAgreement(matrix),
    kappa: cohenKappa(matrix),
    weighted_kappa: cohenKappa(matrix, "linear"),
    category_agreement: categoryAgreement(matches, task),
    confusion: counts,
    labels: names,
    scores: [...names].reverse().map((relevance) => score(relevance, matches, gold.drawn)),
    calibration: {
      stated: calibrateBy(matches, ({ confidence }) => (confidence === null ? null : confidence / 100)),
      votes: calibrateBy(matches, ({ vote_share }) => vote_share),
    },
  };
}

function score(relevance: string, matches: readonly Match[], drawn: boolean): LabelScore {
  const trials = matches.map(({ gold, label }) => ({
    gold: gold.relevance === relevance,
    run: label.relevance === relevance,
    weight: 1 / (gold.probability ?? 1),
    probability: gold.probability ?? 1,
  }));
  const count = (test: (trial: { gold: boolean; run: boolean }) => boolean, weighted: boolean): number =>
    trials.filter(test).reduce((sum, { weight }) => sum + (weighted ? weight : 1), 0);
  const hits = (weighted: boolean): Hits => ({
    true_positive: count(({ gold, run }) => gold && run, weighted),
    false_positive: count(({ gold, run }) => !gold && run, weighted),
    false_negative: count(({ gold, run }) => gold && !run, weighted),
  });
  const plain = hits(false);
  const proportion = (counts: "run" | "gold"): Interval | null =>
    drawn
      ? drawnProportion(
          trials.map((trial) => ({
            counts: trial[counts],
            hit: trial.gold && trial.run,
            probability: trial.probability,
          })),
        )
      : wilson(
          plain.true_positive,
          count((trial) => trial[counts], false),
        );
  return {
    relevance,
    ...plain,
    precision: proportion("run"),
    recall: proportion("gold"),
    f1: f1(hits(true)),
  };
}

function categoryAgreement(matches: readonly Match[], task: Task): number | null {
  const both = matches.filter(
    ({ gold, label }) =>
      gold.category !== null &&
      label.category !== null &&
      gold.category !== task.outside.category &&
      label.category !== task.outside.category,
  );
  return both.length > 0
    ? both.filter(({ gold, label }) => gold.category === label.category).length / both.length
    : null;
}

function calibrateBy(matches: readonly Match[], chance: (label: Label) => number | null): Calibration | null {
  return calibrate(
    matches.flatMap(({ gold, label }) => {
      const stated = chance(label);
      const right = gold.relevance === label.relevance;
      return stated === null ? [] : [{ stated, right, weight: 1 / (gold.probability ?? 1) }];
    }),
  );
}

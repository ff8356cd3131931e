import { cohenKappa, confusion, observedAgreement } from "../agreement.js";
import {
  calibrate,
  drawnProportion,
  f1,
  wilson,
  type Calibration,
  type Hits,
  type Interval,
} from "../validation.js";

/** A code of which both a run and people say something. */
export interface JudgedCode {
  /** what the run says */
  label: string;
  /** as stated, 0 to 100 */
  confidence: number | null;
  /** 0 to 1 */
  vote_share: number | null;
  /** share of the people who gave each label; they add up to 1 */
  shares: Readonly<Record<string, number>>;
  /** with which the code came to be judged; 1 where nothing was drawn */
  probability: number;
}

/** How one label of a run meets the gold standard. Shares are 0 to 1, with 95 % intervals. */
export interface LabelScore extends Hits {
  relevance: string;
  precision: Interval | null;
  recall: Interval | null;
  f1: number | null;
}

/** How a run meets what people say. */
export interface RunScores {
  /** `wilson`: every code counts alike; `design`: codes were drawn with known probabilities */
  intervals: "wilson" | "design";
  agreement: number | null;
  kappa: number | null;
  weighted_kappa: number | null;
  /** row gold, column run, labels from least to most */
  confusion: number[][];
  labels: string[];
  scores: LabelScore[];
  /** of the stated confidence, and of the share of votes */
  calibration: { stated: Calibration | null; votes: Calibration | null };
}

/** Scores a run against people's labels; `labels` from least to most. */
export function scoreRun(codes: readonly JudgedCode[], labels: readonly string[], drawn: boolean): RunScores {
  const pairs = (weigh: (code: JudgedCode) => number) =>
    codes.flatMap((code) =>
      Object.entries(code.shares).map(([gold, share]) => ({
        first: labels.indexOf(gold),
        second: labels.indexOf(code.label),
        weight: share * weigh(code),
      })),
    );
  const matrix = confusion(
    pairs(({ probability }) => 1 / probability),
    labels.length,
  );
  return {
    intervals: drawn ? "design" : "wilson",
    agreement: observedAgreement(matrix),
    kappa: cohenKappa(matrix),
    weighted_kappa: cohenKappa(matrix, "linear"),
    confusion: confusion(
      pairs(() => 1),
      labels.length,
    ),
    labels: [...labels],
    scores: [...labels].reverse().map((relevance) => scoreLabel(relevance, codes, drawn)),
    calibration: {
      stated: calibrateBy(codes, ({ confidence }) => (confidence === null ? null : confidence / 100)),
      votes: calibrateBy(codes, ({ vote_share }) => vote_share),
    },
  };
}

function scoreLabel(relevance: string, codes: readonly JudgedCode[], drawn: boolean): LabelScore {
  const trials = codes.map(({ shares, label, probability }) => ({
    gold: shares[relevance] ?? 0,
    run: Number(label === relevance),
    probability,
  }));
  type Trial = (typeof trials)[number];
  const count = (part: (trial: Trial) => number, weighted: boolean): number =>
    trials.reduce((sum, trial) => sum + part(trial) / (weighted ? trial.probability : 1), 0);
  const hits = (weighted: boolean): Hits => ({
    true_positive: count(({ gold, run }) => gold * run, weighted),
    false_positive: count(({ gold, run }) => (1 - gold) * run, weighted),
    false_negative: count(({ gold, run }) => gold * (1 - run), weighted),
  });
  const plain = hits(false);
  const proportion = (below: "run" | "gold"): Interval | null =>
    drawn
      ? drawnProportion(
          trials.map((trial) => ({
            counts: trial[below],
            hit: trial.gold * trial.run,
            probability: trial.probability,
          })),
        )
      : wilson(
          plain.true_positive,
          count((trial) => trial[below], false),
        );
  return {
    relevance,
    ...plain,
    precision: proportion("run"),
    recall: proportion("gold"),
    f1: f1(hits(true)),
  };
}

function calibrateBy(
  codes: readonly JudgedCode[],
  chance: (code: JudgedCode) => number | null,
): Calibration | null {
  return calibrate(
    codes.flatMap((code) => {
      const stated = chance(code);
      if (stated === null) return [];
      const right = code.shares[code.label] ?? 0;
      return [
        { stated, right: true, weight: right / code.probability },
        { stated, right: false, weight: (1 - right) / code.probability },
      ].filter(({ weight }) => weight > 0);
    }),
  );
}

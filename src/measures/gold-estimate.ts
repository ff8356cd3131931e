import { z95, type Interval } from "./validation.js";

/**
 * A code with its dollars in one or more periods, the run's label as a number (1 in, 0 out, or a calibrated
 * probability), and, where people have looked at it, their label and the probability with which it was drawn.
 * Codes that people chose to look at because they seemed wrong have no such probability and must not be given one.
 */
export interface DesignItem {
  values: readonly number[];
  label: number;
  gold?: {
    label: number;
    probability: number;
    /** of the label itself, where people err at a known rate; default: none */
    variance?: number;
  };
}

/** A total in dollars with its design-based variance (Poisson sampling). */
export interface DesignTotal {
  naive: number;
  corrected: number;
  variance: number;
  /** effective number of errors behind the variance: few large ones make a wide interval */
  freedom: number;
}

/**
 * The difference estimator: the run's total plus the errors found in the gold sample, each scaled up by its
 * probability. Unbiased however biased the labels are (Egami et al. 2023). Oracle O10.
 */
export function designTotal(items: readonly DesignItem[], period = 0): DesignTotal {
  let [naive, corrected] = [0, 0];
  for (const { values, label, gold } of items) {
    const value = values[period] ?? 0;
    naive += value * label;
    corrected += value * label;
    if (gold !== undefined) corrected += (value * (gold.label - label)) / gold.probability;
  }
  return { naive, corrected, ...poissonVariance(items, ({ values }) => values[period] ?? 0) };
}

/** The total from the gold labels alone, without the run (Horvitz and Thompson): what the run is worth is the gain. */
export function goldOnlyTotal(items: readonly DesignItem[], period = 0): DesignTotal {
  return {
    ...designTotal(
      items.map((item) => ({ ...item, label: 0 })),
      period,
    ),
    naive: designTotal(items, period).naive,
  };
}

/** Share of a known total that the corrected label total makes up, with its 95 % interval (0 to 1 each). */
export function designShare(items: readonly DesignItem[], period: number, total: number): Interval {
  const { corrected, variance, freedom } = designTotal(items, period);
  return around(corrected / total, Math.sqrt(variance) / total, freedom);
}

/**
 * Growth of the corrected total from one period to another (0.5 is 50 %) with its 95 % interval: Fieller's, since the
 * base is an estimate too; linearised as a ratio where the base itself might be zero.
 */
export function designGrowth(items: readonly DesignItem[], from: number, to: number): Interval {
  const base = designTotal(items, from).corrected;
  const end = designTotal(items, to).corrected;
  const ratio = end / base;
  const [at, atEnd] = [from, to].map(
    (period) =>
      ({ values }: DesignItem) =>
        values[period] ?? 0,
  ) as [(item: DesignItem) => number, (item: DesignItem) => number];
  const { variance, freedom } = poissonVariance(items, (item) => atEnd(item) - ratio * at(item));
  if (variance === 0) return around(ratio - 1, 0, freedom);
  const [ofBase, ofEnd] = [poissonVariance(items, at).variance, poissonVariance(items, atEnd).variance];
  const ofBoth = (poissonVariance(items, (item) => atEnd(item) + at(item)).variance - ofBase - ofEnd) / 2;
  const t = studentQuantile(freedom / 2) ** 2; // a ratio is estimated from the same errors as its own variance
  const [square, middle, rest] = [base ** 2 - t * ofBase, base * end - t * ofBoth, end ** 2 - t * ofEnd];
  const root = middle ** 2 - square * rest;
  if (square <= 0 || root < 0) return around(ratio - 1, Math.sqrt(variance) / base, freedom / 2);
  return {
    value: ratio - 1,
    low: (middle - Math.sqrt(root)) / square - 1,
    high: (middle + Math.sqrt(root)) / square - 1,
  };
}

/** 95 % interval of a total in dollars. */
export function designInterval({ corrected, variance, freedom }: DesignTotal): Interval {
  return around(corrected, Math.sqrt(variance), freedom);
}

/**
 * Probabilities for drawing about `size` codes: proportional to value × doubt, none below the floor (every code can be
 * drawn, or misses among Low would never be seen), the largest certain. Their sum is `size`, or more where the floor asks.
 */
export function samplingProbabilities(scores: readonly number[], size: number, floor: number): number[] {
  const total = sum(scores);
  if (total <= 0 || size >= scores.length)
    return scores.map(() => Math.min(1, size / Math.max(1, scores.length)));
  const at = (scale: number): number[] => scores.map((score) => Math.min(1, Math.max(floor, scale * score)));
  let [low, high] = [
    0,
    (2 * scores.length) / Math.max(Number.MIN_VALUE, Math.min(...scores.filter((s) => s > 0))),
  ];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) > size) high = middle;
    else low = middle;
  }
  return at(low);
}

/** Variance of a sum of scaled-up errors, and Satterthwaite's degrees of freedom of that variance. */
function poissonVariance(
  items: readonly DesignItem[],
  amount: (item: DesignItem) => number,
): { variance: number; freedom: number } {
  let [variance, squares] = [0, 0];
  for (const item of items) {
    if (item.gold === undefined) continue;
    const { probability, label, variance: ofLabel = 0 } = checked(item.gold);
    const part =
      ((1 - probability) / probability ** 2) * (amount(item) * (label - item.label)) ** 2 +
      (ofLabel * amount(item) ** 2) / probability;
    variance += part;
    squares += part ** 2;
  }
  return { variance, freedom: squares > 0 ? (2 * variance ** 2) / squares : Infinity };
}

function around(value: number, error: number, freedom: number): Interval {
  const half = error === 0 ? 0 : studentQuantile(freedom) * error;
  return { value, low: value - half, high: value + half };
}

/** 97.5th percentile of Student's t by its expansion around the normal; good to 1 % from three degrees on. */
function studentQuantile(freedom: number): number {
  const n = Math.max(3, freedom);
  const z = z95;
  return (
    z +
    (z ** 3 + z) / (4 * n) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * n ** 3)
  );
}

function checked<T extends { probability: number }>(gold: T): T {
  if (!(gold.probability > 0 && gold.probability <= 1))
    throw new Error(`invalid probability: ${gold.probability} (expected above 0, at most 1)`);
  return gold;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

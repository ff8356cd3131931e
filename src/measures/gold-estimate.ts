import { spreadOf, studentQuantile, type DrawnError } from "./gold/spread.js";
import type { Interval } from "./validation.js";

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
  const { variance, freedom } = spreadOf(drawnErrors(items, ({ values }) => values[period] ?? 0));
  return { naive, corrected, variance, freedom };
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
  const [value, error] = [corrected / total, Math.sqrt(variance) / total];
  const half = error === 0 ? 0 : studentQuantile(freedom) * error;
  return { value, low: value - half, high: value + half };
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
    if (middle <= low || middle >= high) break;
    if (sum(at(middle)) > size) high = middle;
    else low = middle;
  }
  return at(low);
}

/** The errors of the drawn codes in dollars of an amount, for `spreadOf`. */
export function drawnErrors(
  items: readonly DesignItem[],
  amount: (item: DesignItem) => number,
): DrawnError[] {
  const errors: DrawnError[] = [];
  for (const item of items) {
    if (item.gold === undefined) continue;
    const { probability, label, variance = 0 } = checked(item.gold);
    const dollars = amount(item);
    errors.push({ off: dollars * (label - item.label), own: variance * dollars ** 2, probability });
  }
  return errors;
}

function checked<T extends { probability: number }>(gold: T): T {
  if (!(gold.probability > 0 && gold.probability <= 1))
    throw new Error(`invalid probability: ${gold.probability} (expected above 0, at most 1)`);
  return gold;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import type { EventRow } from "./diversion-cells.js";
import { EventSums, type EventBase } from "./event-sums.js";
import { jackknifeError } from "./jackknife.js";

/** An estimate with its interval, in logs; the interval is NULL where it cannot be made. */
export interface Interval {
  estimate: number;
  low: number | null;
  high: number | null;
}

/** Exposed against unexposed goods since month −1; `exp(estimate) − 1` is the relative change. */
export interface Effects {
  /** in the countries that the policy hits */
  target: Interval | null;
  /** in third countries; NULL where the policy hits every country */
  other: Interval | null;
  /** target minus third countries */
  gap: Interval | null;
}

/** One month of event time. */
export interface EventPoint extends Effects {
  event: number;
  /** list dates that this month averages over */
  cohorts: number;
}

export interface EventStudy {
  path: EventPoint[];
  /** the mean of the path over the months asked for, of those that are held */
  average: Effects;
}

/**
 * Exposed against unexposed imports around list dates, from rows of `eventSql`:
 * β(e) = Σₖ wₖ [ln(E(k, e) / E(k, −1)) − ln(U(k, e) / U(k, −1))] / Σₖ wₖ over list dates k that have month e, with E
 * and U the exposed and unexposed imports of the place and wₖ = E(k, −1). Each date is compared with codes that are
 * never listed, so early dates are no controls for later ones. Zero at −1 by construction; with the base `same_month`,
 * −1 gives way to the same calendar month of −18 to −7, where the path is zero instead, and the season falls out. The interval is ±1.96 standard
 * errors of a jackknife that leaves out one cluster (HS4 heading) at a time: how much the path hangs on single
 * headings. It is not sampling error, and says nothing of duties or shocks that fell at the same time.
 */
export function eventStudy(
  rows: readonly EventRow[],
  months: { first: number; last: number } = { first: 0, last: 11 },
  base: EventBase = "month_before",
): EventStudy {
  const sums = new EventSums(rows, base);
  const { events } = sums;
  const paths = [null, ...sums.clusters].map((without): Path => ({
    target: events.map((event) => sums.effect("target", event, without)),
    other: events.map((event) => sums.effect("other", event, without)),
  }));
  const asked = events.flatMap((event, i) => (event >= months.first && event <= months.last ? [i] : []));
  return {
    path: events.map((event, i) => ({ event, ...effects(paths, [i]), cohorts: sums.cohortsWith(event) })),
    average: effects(paths, asked),
  };
}

/** Of the months before −1, those whose own interval leaves zero out: one in twenty would by chance. */
export function preTrend(
  path: readonly EventPoint[],
  of: keyof Effects = "target",
): { months: number; apart: number } {
  const scores = scoresBefore(path, of);
  return {
    months: path.filter((point) => point.event < -1 && point[of] && !isZero(point[of])).length,
    apart: scores.filter((score) => score > 1.96).length,
  };
}

/**
 * The statement about all months before −1 at once: does any part from zero in intervals widened (Bonferroni) so that
 * all of them hold zero together 19 times in 20?
 */
export function partsBefore(path: readonly EventPoint[], of: keyof Effects = "target"): boolean {
  const scores = scoresBefore(path, of);
  return scores.some((score) => score > normalQuantile(1 - 0.025 / scores.length));
}

/** Estimates over their errors, of the months that are not zero by construction. */
function scoresBefore(path: readonly EventPoint[], of: keyof Effects): number[] {
  return path
    .filter((point) => point.event < -1)
    .flatMap((point) => point[of] ?? [])
    .flatMap((interval) => {
      const { estimate, low, high } = interval;
      if (low === null || high === null || isZero(interval)) return [];
      return [Math.abs(estimate) / ((high - low) / (2 * 1.96))];
    });
}

function isZero({ estimate, low, high }: Interval): boolean {
  return low !== null && high !== null && Math.abs(estimate) + high - low < 1e-12;
}

/** The value that a standard normal variable stays below with a probability above one half, by bisection. */
function normalQuantile(probability: number): number {
  let [low, high] = [0, 40];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < probability) low = middle;
    else high = middle;
  }
  return low;
}

/** P(Z < z) for z ≥ 0, to seven digits (Abramowitz and Stegun 26.2.17). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}

/** Effects by event; the first of a list of paths has every cluster, each of the others lacks one. */
interface Path {
  target: readonly (number | null)[];
  other: readonly (number | null)[];
}

/** Effects averaged over events that the whole path has, with their intervals. */
function effects(paths: readonly Path[], at: readonly number[]): Effects {
  const over = (of: "target" | "other"): number[] => at.filter((i) => paths[0]?.[of][i] != null);
  const [hit, free] = [over("target"), over("other")];
  const both = hit.filter((i) => free.includes(i));
  return {
    target: interval(paths, (path) => mean(hit.map((i) => path.target[i] ?? NaN))),
    other: interval(paths, (path) => mean(free.map((i) => path.other[i] ?? NaN))),
    gap: interval(paths, (path) => mean(both.map((i) => (path.target[i] ?? NaN) - (path.other[i] ?? NaN)))),
  };
}

function interval(paths: readonly Path[], read: (path: Path) => number): Interval | null {
  const [estimate = NaN, ...without] = paths.map(read);
  if (!Number.isFinite(estimate)) return null;
  const error = jackknifeError(without);
  return {
    estimate,
    low: error === null ? null : estimate - 1.96 * error,
    high: error === null ? null : estimate + 1.96 * error,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

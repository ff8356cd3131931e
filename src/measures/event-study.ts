import type { EventRow } from "./diversion-cells.js";
import { EventSums, type Compared, type EventBase } from "./event-sums.js";
import { around, jackknifeError, quantile95 } from "./jackknife.js";
import { normalQuantile } from "./normal.js";

/** An estimate with its interval; the interval is NULL where it cannot be made. */
export interface Interval {
  estimate: number;
  low: number | null;
  high: number | null;
}

/** Exposed against unexposed goods in logs; `exp(estimate) − 1` is the relative change. */
export interface Effects {
  /** in the countries that the policy hits */
  target: Interval | null;
  /** in third countries; NULL where the policy hits every country */
  other: Interval | null;
  /** target minus third countries */
  gap: Interval | null;
}

/** One month of event time; its intervals hold the whole path together 19 times in 20. */
export interface EventPoint extends Effects {
  event: number;
  /** list dates that this month sums over */
  cohorts: number;
}

export interface EventStudy {
  path: EventPoint[];
  /** the months asked for together, of those that are held; intervals of 95 percent */
  together: Effects & {
    /** exposed imports beyond what they would have been, in dollars */
    targetDollars: Interval | null;
    otherDollars: Interval | null;
  };
  /** the joint statement about the months before the event, which are not zero by construction */
  before: { months: number; apart: boolean };
}

/** The name of a prepared study: of a case, whom it compares, and with which months. */
export function studyName(asked: { case: string; place: string; base: EventBase }): string {
  return `${asked.case} ${asked.place} ${asked.base}`;
}

/**
 * Exposed against unexposed imports around list dates, from rows of `eventSql`. With E and U the exposed and unexposed
 * imports of a place, k a list date and b(e) the base of month e, over a set of months
 * estimate = ln(Σₖ Eₖ / Σₖ Ēₖ), Ēₖ = Σₑ E(k, b(e)) · Σₑ U(k, e) / Σₑ U(k, b(e)): actual over expected imports, so the
 * dollars Σ (Eₖ − Ēₖ) = (exp(estimate) − 1) Σ Ēₖ are the same estimate, with the same interval, in another unit. Each date is compared with codes that are never listed, so
 * early dates are no controls for later ones. Errors are those of a jackknife that leaves out one cluster (HS4 heading)
 * at a time: how much the path hangs on single headings. They are not sampling error, and say nothing of duties or
 * shocks that fell at the same time. Intervals of the path are widened (Bonferroni) to hold all its months at once.
 */
export function eventStudy(
  rows: readonly EventRow[],
  base: EventBase,
  months: { first: number; last: number } = { first: 0, last: 11 },
): EventStudy {
  const sums = new EventSums(rows, base);
  const points = sums.events.map((event) => ({
    event,
    errors: errorsOf(sums, [event]),
    cohorts: sums.cohortsWith(event),
  }));
  const asked = sums.events.filter((event) => event >= months.first && event <= months.last);
  const together = errorsOf(sums, asked);
  const free = points.filter(({ errors }) => errors.target && !isZero(errors.target));
  const jointly = normalQuantile(1 - 0.025 / Math.max(1, free.length));
  const before = free.filter(({ event }) => event < 0).flatMap(({ errors }) => errors.target ?? []);
  const apartFrom = normalQuantile(1 - 0.025 / Math.max(1, before.length));
  return {
    path: points.map(({ event, errors, cohorts }) => ({ event, ...effects(errors, jointly), cohorts })),
    together: {
      ...effects(together, quantile95),
      targetDollars: inDollars(interval(together.target, quantile95), sums.comparison("target", asked)()),
      otherDollars: inDollars(interval(together.other, quantile95), sums.comparison("other", asked)()),
    },
    before: {
      months: before.length,
      apart: before.some(({ estimate, error }) => error !== null && Math.abs(estimate) > apartFrom * error),
    },
  };
}

/** An estimate with its standard error. */
interface Estimated {
  estimate: number;
  error: number | null;
}

type Errors = Record<keyof Effects, Estimated | null>;

/** The estimates over months with their errors: of the whole, and with each cluster left out. */
function errorsOf(sums: EventSums, events: readonly number[]): Errors {
  const [ofTarget, ofOther] = [sums.comparison("target", events), sums.comparison("other", events)];
  const all = [undefined, ...sums.clusters].map((without) => ({
    target: ofTarget(without),
    other: ofOther(without),
  }));
  const log = (compared: Compared | undefined): number =>
    compared ? Math.log(compared.actual / compared.expected) : NaN;
  return {
    target: estimated(all.map(({ target }) => log(target))),
    other: estimated(all.map(({ other }) => log(other))),
    gap: estimated(all.map(({ target, other }) => log(target) - log(other))),
  };
}

function estimated([estimate = NaN, ...without]: readonly number[]): Estimated | null {
  return Number.isFinite(estimate) ? { estimate, error: jackknifeError(without) } : null;
}

function isZero({ estimate, error }: Estimated): boolean {
  return Math.abs(estimate) + (error ?? 0) < 1e-12;
}

function effects({ target, other, gap }: Errors, quantile: number): Effects {
  return {
    target: interval(target, quantile),
    other: interval(other, quantile),
    gap: interval(gap, quantile),
  };
}

function interval(found: Estimated | null, quantile: number): Interval | null {
  if (!found) return null;
  const { estimate, error } = found;
  return { estimate, ...(around(estimate, error, quantile) ?? { low: null, high: null }) };
}

/** An effect on what was expected, in dollars. */
function inDollars(effect: Interval | null, compared: Compared | undefined): Interval | null {
  if (!effect || !compared) return null;
  const of = (log: number | null): number | null =>
    log === null ? null : compared.expected * Math.expm1(log);
  return {
    estimate: compared.expected * Math.expm1(effect.estimate),
    low: of(effect.low),
    high: of(effect.high),
  };
}

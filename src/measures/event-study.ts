import type { EventRow } from "./diversion-cells.js";
import { jackknifeError } from "./jackknife.js";

/** An estimate with its interval, in logs; the interval is NULL where it cannot be made. */
export interface Interval {
  estimate: number;
  low: number | null;
  high: number | null;
}

/** One month of event time. `exp(estimate) − 1` is the change of exposed against unexposed goods since month −1. */
export interface EventPoint {
  event: number;
  target: Interval | null;
  /** third countries; NULL where the policy hits every country */
  other: Interval | null;
  /** target minus third countries */
  gap: Interval | null;
  /** list dates that this month averages over */
  cohorts: number;
}

/**
 * The path of exposed against unexposed imports around list dates, from rows of `eventSql`:
 * β(e) = Σₖ wₖ [ln(E(k, e) / E(k, −1)) − ln(U(k, e) / U(k, −1))] / Σₖ wₖ over list dates k that have month e, with E
 * and U the exposed and unexposed imports of the place and wₖ = E(k, −1). Each date is compared with codes that are
 * never listed, so early dates are no controls for later ones. Zero at −1 by construction. The interval is ±1.96 standard
 * errors of a jackknife that leaves out one cluster (HS4 heading) at a time: how much the path hangs on single
 * headings. It is not sampling error, and says nothing of duties or shocks that fell at the same time.
 */
export function eventPath(rows: readonly EventRow[]): EventPoint[] {
  const sums = new Sums(rows);
  const { events } = sums;
  const paths = [null, ...sums.clusters].map((without) => ({
    without,
    target: events.map((event) => sums.effect("target", event, without)),
    other: events.map((event) => sums.effect("other", event, without)),
  }));
  const [whole, ...parts] = paths;
  const interval = (read: (path: (typeof paths)[number]) => number | null | undefined): Interval | null => {
    const estimate = whole && read(whole);
    if (estimate === null || estimate === undefined) return null;
    const error = jackknifeError(parts.map((path) => read(path) ?? NaN));
    return {
      estimate,
      low: error === null ? null : estimate - 1.96 * error,
      high: error === null ? null : estimate + 1.96 * error,
    };
  };
  return events.map((event, i) => ({
    event,
    target: interval((path) => path.target[i]),
    other: interval((path) => path.other[i]),
    gap: interval(({ target, other }) => {
      const [hit, free] = [target[i], other[i]];
      return hit == null || free == null ? null : hit - free;
    }),
    cohorts: sums.cohortsWith(event),
  }));
}

/** Of the months before −1, those whose interval leaves zero out: many of them speak against the comparison. */
export function preTrend(
  path: readonly EventPoint[],
  of: "target" | "other" | "gap" = "target",
): { months: number; apart: number } {
  const before = path.filter((point) => point.event < -1).flatMap((point) => point[of] ?? []);
  const apart = before.filter(({ low, high }) => low !== null && high !== null && (low > 0 || high < 0));
  return { months: before.length, apart: apart.length };
}

/** Sums by list date, place, exposure and event, as a whole and of each cluster. */
class Sums {
  readonly clusters: readonly string[];
  readonly events: readonly number[];
  private readonly cohorts: readonly string[];
  private readonly totals: Float64Array;
  private readonly parts: ReadonlyMap<string, Float64Array>;

  constructor(rows: readonly EventRow[]) {
    const different = <T>(values: T[]): T[] => [...new Set(values)];
    this.clusters = different(rows.map((row) => row.cluster));
    this.events = different(rows.map((row) => row.event)).sort((a, b) => a - b);
    this.cohorts = different(rows.map((row) => row.cohort));
    const positions = new Map(this.events.map((event, i) => [event, i]));
    const cohortAt = new Map(this.cohorts.map((cohort, i) => [cohort, i]));
    const size = this.cohorts.length * 4 * this.events.length;
    const parts = new Map(this.clusters.map((cluster) => [cluster, new Float64Array(size)]));
    this.totals = new Float64Array(size);
    for (const { cohort, place, exposed, event, cluster, value } of rows) {
      const cell = this.cell(cohortAt.get(cohort) ?? 0, place, exposed, positions.get(event) ?? 0);
      add(this.totals, cell, value);
      add(parts.get(cluster), cell, value);
    }
    this.parts = parts;
  }

  /** List dates with a comparison at the event in either place. */
  cohortsWith(event: number): number {
    return this.cohorts.filter((_, cohort) =>
      (["target", "other"] as const).some(
        (place) => this.logChange(cohort, place, event, undefined) !== null,
      ),
    ).length;
  }

  /** The weighted log difference in differences of a place at an event; NULL where no list date has it. */
  effect(place: EventRow["place"], event: number, without: string | null): number | null {
    const left = without === null ? undefined : this.parts.get(without);
    let [sum, weights] = [0, 0];
    for (let cohort = 0; cohort < this.cohorts.length; cohort++) {
      const change = this.logChange(cohort, place, event, left);
      if (change === null) continue;
      const weight = this.value(cohort, place, true, -1, left);
      sum += weight * change;
      weights += weight;
    }
    return weights > 0 ? sum / weights : null;
  }

  private logChange(
    cohort: number,
    place: EventRow["place"],
    event: number,
    left?: Float64Array,
  ): number | null {
    const exposed = this.value(cohort, place, true, event, left) / this.value(cohort, place, true, -1, left);
    const unexposed =
      this.value(cohort, place, false, event, left) / this.value(cohort, place, false, -1, left);
    const change = Math.log(exposed) - Math.log(unexposed);
    return Number.isFinite(change) ? change : null;
  }

  private value(
    cohort: number,
    place: EventRow["place"],
    exposed: boolean,
    event: number,
    left?: Float64Array,
  ): number {
    const at = this.events.indexOf(event);
    if (at < 0) return NaN;
    const cell = this.cell(cohort, place, exposed, at);
    return (this.totals[cell] ?? NaN) - (left?.[cell] ?? 0);
  }

  private cell(cohort: number, place: EventRow["place"], exposed: boolean, at: number): number {
    return ((cohort * 2 + (place === "target" ? 0 : 1)) * 2 + (exposed ? 0 : 1)) * this.events.length + at;
  }
}

function add(sums: Float64Array | undefined, cell: number, value: number): void {
  if (sums) sums[cell] = (sums[cell] ?? 0) + value;
}

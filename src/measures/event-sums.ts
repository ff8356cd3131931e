import type { EventRow } from "./diversion-cells.js";

/**
 * What a month is compared with: the last one before the event, or the same calendar month of the year that ended half
 * a year before it, which holds no purchase brought forward and takes the season out.
 */
export const eventBases = ["month_before", "same_month"] as const;
export type EventBase = (typeof eventBases)[number];

/** The month of event time that a month is compared with. */
export function baseOf(event: number, base: EventBase): number {
  return base === "month_before" ? -1 : firstOfYear + ((((event - firstOfYear) % 12) + 12) % 12);
}

const firstOfYear = -18;

/** Sums by list date, place, exposure and event, as a whole and of each cluster. */
export class EventSums {
  readonly clusters: readonly string[];
  readonly events: readonly number[];
  private readonly cohorts: readonly string[];
  private readonly totals: Float64Array;
  private readonly parts: ReadonlyMap<string, Float64Array>;

  constructor(
    rows: readonly EventRow[],
    private readonly base: EventBase = "month_before",
  ) {
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
      const weight = this.value(cohort, place, true, baseOf(event, this.base), left);
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
    const base = baseOf(event, this.base);
    const exposed =
      this.value(cohort, place, true, event, left) / this.value(cohort, place, true, base, left);
    const unexposed =
      this.value(cohort, place, false, event, left) / this.value(cohort, place, false, base, left);
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

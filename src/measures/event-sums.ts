import type { EventRow } from "./diversion-cells.js";

/**
 * What a month is compared with. `clear_year`: the same calendar month of the year that ended six months before the
 * event, which holds no purchase brought forward and takes the season out. `last_year`: the same calendar month of the
 * year just before the event. `last_month`: the last month before it.
 */
export const eventBases = ["clear_year", "last_year", "last_month"] as const;
export type EventBase = (typeof eventBases)[number];

const firstOfYear = { clear_year: -18, last_year: -12 } as const;

/** The month of event time that a month is compared with. */
export function baseOf(event: number, base: EventBase): number {
  if (base === "last_month") return -1;
  const first = firstOfYear[base];
  return first + ((((event - first) % 12) + 12) % 12);
}

/** `baseOf` in SQL, for a column of events from zero on. */
export function baseSql(event: string, base: EventBase): string {
  if (base === "last_month") return "-1";
  const first = firstOfYear[base];
  return `${first} + (${event} + ${-first}) % 12`;
}

/** Exposed imports, and what they would have been, had they grown like unexposed ones; dollars. */
export interface Compared {
  actual: number;
  expected: number;
}

type Place = EventRow["place"];

/** Sums by list date, place, exposure and event, as a whole and of each cluster. */
export class EventSums {
  readonly clusters: readonly string[];
  /** months of event time that some list date can compare */
  readonly events: readonly number[];
  private readonly cohorts: readonly string[];
  private readonly positions: ReadonlyMap<number, number>;
  private readonly held: readonly ReadonlySet<number>[];
  private readonly totals: Float64Array;
  private readonly parts: ReadonlyMap<string, Float64Array>;

  constructor(
    rows: readonly EventRow[],
    private readonly base: EventBase,
  ) {
    const different = <T>(values: T[]): T[] => [...new Set(values)];
    this.clusters = different(rows.map((row) => row.cluster));
    this.cohorts = different(rows.map((row) => row.cohort));
    const events = different(rows.map((row) => row.event)).sort((a, b) => a - b);
    this.positions = new Map(events.map((event, i) => [event, i]));
    const cohortAt = new Map(this.cohorts.map((cohort, i) => [cohort, i]));
    const size = this.cohorts.length * 4 * events.length;
    const parts = new Map(this.clusters.map((cluster) => [cluster, new Float64Array(size)]));
    const held = this.cohorts.map(() => new Set<number>());
    this.totals = new Float64Array(size);
    for (const { cohort, place, exposed, event, cluster, value } of rows) {
      const at = cohortAt.get(cohort) ?? 0;
      const cell = this.cell(at, place, exposed, event);
      held[at]?.add(event);
      add(this.totals, cell, value);
      add(parts.get(cluster), cell, value);
    }
    this.parts = parts;
    this.held = held;
    this.events = events.filter((event) => this.cohortsWith(event) > 0);
  }

  /** List dates with a comparison at the event in either place. */
  cohortsWith(event: number): number {
    return this.cohorts.filter((_, cohort) =>
      (["target", "other"] as const).some((place) => this.ofCohort(cohort, place, [event]) !== undefined),
    ).length;
  }

  /** The comparison over months of event time, summed over the list dates that have one; undefined where none has. */
  compared(place: Place, events: readonly number[], without?: string): Compared | undefined {
    const left = without === undefined ? undefined : this.parts.get(without);
    const each = this.cohorts.flatMap((_, cohort) => this.ofCohort(cohort, place, events, left) ?? []);
    if (each.length === 0) return undefined;
    return {
      actual: each.reduce((sum, { actual }) => sum + actual, 0),
      expected: each.reduce((sum, { expected }) => sum + expected, 0),
    };
  }

  private ofCohort(
    cohort: number,
    place: Place,
    events: readonly number[],
    left?: Float64Array,
  ): Compared | undefined {
    const held = events.filter((event) =>
      [event, baseOf(event, this.base)].every((month) => this.held[cohort]?.has(month)),
    );
    const sum = (exposed: boolean, month: (event: number) => number): number =>
      held.reduce((total, event) => {
        const cell = this.cell(cohort, place, exposed, month(event));
        return total + (this.totals[cell] ?? NaN) - (left?.[cell] ?? 0);
      }, 0);
    const before = (event: number): number => baseOf(event, this.base);
    const after = (event: number): number => event;
    const actual = sum(true, after);
    const expected = (sum(true, before) * sum(false, after)) / sum(false, before);
    return actual > 0 && expected > 0 && Number.isFinite(expected) ? { actual, expected } : undefined;
  }

  private cell(cohort: number, place: Place, exposed: boolean, event: number): number {
    const at = this.positions.get(event) ?? NaN;
    return ((cohort * 2 + (place === "target" ? 0 : 1)) * 2 + (exposed ? 0 : 1)) * this.positions.size + at;
  }
}

function add(sums: Float64Array | undefined, cell: number, value: number): void {
  if (sums) sums[cell] = (sums[cell] ?? 0) + value;
}

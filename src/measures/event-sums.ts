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

  /** List dates that hold the event and what it is compared with. */
  cohortsWith(event: number): number {
    return this.cohorts.filter((_, cohort) =>
      (["target", "other"] as const).some((place) => {
        const { exposed, exposedBefore, free, freeBefore } = this.cellsOf(cohort, place, [event]);
        return [exposed, exposedBefore, free, freeBefore].every((cells) => this.sum(cells) > 0);
      }),
    ).length;
  }

  /**
   * The comparison over months of event time, summed over the list dates that have one, of all clusters or without
   * one; undefined where none has.
   */
  comparison(place: Place, events: readonly number[]): (without?: string) => Compared | undefined {
    const cells = this.cohorts.map((_, cohort) => this.cellsOf(cohort, place, events));
    return (without) => {
      const left = without === undefined ? undefined : this.parts.get(without);
      let found: Compared | undefined;
      for (const { exposed, exposedBefore, free, freeBefore } of cells) {
        const actual = this.sum(exposed, left);
        const expected = (this.sum(exposedBefore, left) * this.sum(free, left)) / this.sum(freeBefore, left);
        if (!(actual > 0 && expected > 0 && Number.isFinite(expected))) continue;
        found = { actual: actual + (found?.actual ?? 0), expected: expected + (found?.expected ?? 0) };
      }
      return found;
    };
  }

  /** The cells of exposed and unexposed goods at the months that can be compared, and at their bases. */
  private cellsOf(cohort: number, place: Place, events: readonly number[]) {
    const holds = (event: number): boolean => this.held[cohort]?.has(event) ?? false;
    const held = events.filter((event) => holds(event) && holds(baseOf(event, this.base)));
    const cells = (exposed: boolean, months: readonly number[]): number[] =>
      months.map((month) => this.cell(cohort, place, exposed, month));
    const bases = held.map((event) => baseOf(event, this.base));
    return {
      exposed: cells(true, held),
      exposedBefore: cells(true, bases),
      free: cells(false, held),
      freeBefore: cells(false, bases),
    };
  }

  private sum(cells: readonly number[], left?: Float64Array): number {
    let sum = 0;
    for (const cell of cells) sum += (this.totals[cell] ?? NaN) - (left?.[cell] ?? 0);
    return sum;
  }

  private cell(cohort: number, place: Place, exposed: boolean, event: number): number {
    const at = this.positions.get(event) ?? NaN;
    return ((cohort * 2 + (place === "target" ? 0 : 1)) * 2 + (exposed ? 0 : 1)) * this.positions.size + at;
  }
}

function add(sums: Float64Array | undefined, cell: number, value: number): void {
  if (sums) sums[cell] = (sums[cell] ?? 0) + value;
}

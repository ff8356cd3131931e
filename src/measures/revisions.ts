import { groupBy } from "./rows.js";

/** A value of one vintage under its key, such as a month; NULL where that vintage has no value for it. */
export interface VintageValue {
  key: string;
  value: number | null;
}

/** A value that both vintages hold. */
export interface Revision {
  key: string;
  before: number;
  after: number;
  difference: number;
  /** difference over the earlier value; NULL where that is zero or less */
  relative: number | null;
}

/** What changed in a series from one vintage to the next, in the unit of the series. */
export interface VintageComparison {
  shared: Revision[];
  /** the shared values that differ, the largest difference first */
  changed: Revision[];
  /** keys that only the later, or only the earlier vintage has a value for */
  added: string[];
  dropped: string[];
  /** mean of |relative| over the shared values; NULL where none has one */
  meanAbsoluteRelative: number | null;
  /** sums over the shared values; NULL where there are none */
  total: Revision | null;
}

/** Compares the answers of the same question to two snapshots. Cells are compared by `atlas diff`. */
export function compareVintages(
  before: readonly VintageValue[],
  after: readonly VintageValue[],
): VintageComparison {
  const [old, recent] = [valuesOf(before), valuesOf(after)];
  const shared = [...old].flatMap(([key, value]) => {
    const now = recent.get(key);
    return now === undefined ? [] : [revision(key, value, now)];
  });
  const sum = (of: "before" | "after"): number => shared.reduce((total, row) => total + row[of], 0);
  return {
    shared,
    changed: shared
      .filter((row) => row.difference !== 0)
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
    added: [...recent.keys()].filter((key) => !old.has(key)),
    dropped: [...old.keys()].filter((key) => !recent.has(key)),
    meanAbsoluteRelative: meanAbsoluteRelative(shared),
    total: shared.length === 0 ? null : revision("total", sum("before"), sum("after")),
  };
}

/**
 * Mean absolute relative revision of monthly values by maturity: the months between a value's own month (`key` as
 * `YYYY-MM`) and the last month of the earlier vintage. Young months are revised more.
 */
export function revisionsByMaturity(
  shared: readonly Revision[],
  through: string,
): { maturity: number; values: number; meanAbsoluteRelative: number | null }[] {
  const byMaturity = groupBy(shared, ({ key }) => monthNumber(through) - monthNumber(key));
  return [...byMaturity]
    .sort(([a], [b]) => a - b)
    .map(([maturity, rows]) => ({
      maturity,
      values: rows.length,
      meanAbsoluteRelative: meanAbsoluteRelative(rows),
    }));
}

function valuesOf(rows: readonly VintageValue[]): Map<string, number> {
  return new Map(rows.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const])));
}

function revision(key: string, before: number, after: number): Revision {
  const difference = after - before;
  return { key, before, after, difference, relative: before <= 0 ? null : difference / before };
}

function meanAbsoluteRelative(rows: readonly Revision[]): number | null {
  const known = rows.flatMap(({ relative }) => (relative === null ? [] : [Math.abs(relative)]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

import type { DiversionRow } from "./diversion-cells.js";

/**
 * What exposed goods did against unexposed ones, in the target countries and elsewhere, after minus before. Log changes
 * are differences in differences; `exp(x) − 1` is the relative change. Dollars are against what exposed imports would
 * have been, had they grown like unexposed ones from the same place. NULL where a sum behind a figure is zero.
 */
export interface Diversion {
  target: number | null;
  /** third countries; NULL where the policy hits every country */
  others: number | null;
  /** target minus others */
  gap: number | null;
  /** exposed imports that the target lost; negative where it gained */
  loss: number | null;
  /** exposed imports that third countries gained */
  gain: number | null;
  /** gain over loss; NULL where there is no loss */
  replaced: number | null;
  /** the target's share of exposed imports, 0 to 1 */
  shareBefore: number | null;
  shareAfter: number | null;
  /** third countries, the largest gain first; the gains add up to `gain` */
  countries: { country: string; before: number; after: number; gain: number | null }[];
  /** list dates that have months to compare, and the fewest months that one of them has */
  cohorts: number;
  months: number;
}

/**
 * The answer to `diversionSql` for the countries that the policy hits (NULL: all). Over several list dates actual and
 * expected imports are summed, so that log changes and dollars are one estimate, that of `eventStudy` with the same base.
 */
export function diversion(rows: readonly DiversionRow[], target: readonly string[] | null): Diversion {
  const isTarget = (row: DiversionRow): boolean => target === null || target.includes(row.country);
  const dates = [...new Set(rows.map((row) => row.cohort))]
    .map((cohort) => rows.filter((row) => row.cohort === cohort))
    .filter((cohort) => cohort.some((row) => row.exposed));
  const hit = dates.map((cohort) => compare(cohort.filter(isTarget)));
  const free = dates.map((cohort) => compare(cohort.filter((row) => !isTarget(row))));
  const [targetLog, othersLog] = [together(hit), target === null ? null : together(free)];
  const gain = target === null ? null : total(free.map(({ gain }) => gain));
  const loss = minus(0, total(hit.map(({ gain }) => gain)));
  const exposed = (of: "before" | "after", part: (row: DiversionRow) => boolean): number =>
    rows.filter((row) => row.exposed && part(row)).reduce((sum, row) => sum + row[of], 0);
  const share = (of: "before" | "after"): number | null => {
    const [part, whole] = [exposed(of, isTarget), exposed(of, () => true)];
    return part < 0 || part > whole ? null : ratio(part, whole);
  };
  return {
    target: targetLog,
    others: othersLog,
    gap: minus(targetLog, othersLog),
    loss,
    gain,
    replaced: gain !== null && loss !== null && loss > 0 ? gain / loss : null,
    shareBefore: share("before"),
    shareAfter: share("after"),
    countries: target === null ? [] : gains(dates, isTarget, free),
    cohorts: dates.length,
    months: dates.length ? Math.min(...dates.flatMap((cohort) => cohort.map((row) => row.months))) : 0,
  };
}

/** Exposed and unexposed goods of one list date and place. */
interface Comparison {
  /** exposed imports after the date */
  after: number;
  /** growth factor of unexposed goods */
  growth: number | null;
  /** exposed imports beyond that growth, in dollars */
  gain: number | null;
}

function compare(rows: readonly DiversionRow[]): Comparison {
  const sum = (exposed: boolean, of: "before" | "after"): number =>
    rows.filter((row) => row.exposed === exposed).reduce((total, row) => total + row[of], 0);
  const [before, after] = [sum(true, "before"), sum(true, "after")];
  const growth = ratio(sum(false, "after"), sum(false, "before"));
  return { after, growth, gain: growth === null ? null : after - before * growth };
}

/** What each third country gained: its exposed imports beyond the unexposed growth of all third countries. */
function gains(
  dates: readonly (readonly DiversionRow[])[],
  isTarget: (row: DiversionRow) => boolean,
  free: readonly Comparison[],
): Diversion["countries"] {
  const countries = new Map<string, Diversion["countries"][number]>();
  dates.forEach((cohort, i) => {
    const growth = free[i]?.growth ?? null;
    for (const row of cohort.filter((r) => r.exposed && !isTarget(r))) {
      const known = countries.get(row.country) ?? { country: row.country, before: 0, after: 0, gain: 0 };
      const gain = growth === null ? null : row.after - row.before * growth;
      countries.set(row.country, {
        country: row.country,
        before: known.before + row.before,
        after: known.after + row.after,
        gain: known.gain === null || gain === null ? null : known.gain + gain,
      });
    }
  });
  return [...countries.values()].sort((a, b) => (b.gain ?? -Infinity) - (a.gain ?? -Infinity));
}

/** ln of actual over expected imports, of the dates that can be compared. */
function together(comparisons: readonly Comparison[]): number | null {
  const known = comparisons.flatMap(({ after, gain }) => (gain === null ? [] : [{ after, gain }]));
  const actual = known.reduce((sum, { after }) => sum + after, 0);
  const relative = ratio(
    actual,
    known.reduce((sum, { after, gain }) => sum + after - gain, 0),
  );
  return relative ? Math.log(relative) : null;
}

function total(values: readonly (number | null)[]): number | null {
  return values.length === 0
    ? null
    : values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

function minus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other;
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

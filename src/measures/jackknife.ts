/**
 * Delete-one jackknife standard error of the estimates made without each unit in turn: √((n − 1)/n · Σ (θᵢ − θ̄)²).
 * It says how much an answer hangs on single units. Trade data are a near census: never call it sampling error.
 * NULL with fewer than two estimates, or where one could not be made.
 */
export function jackknifeError(estimates: readonly number[]): number | null {
  const count = estimates.length;
  if (count < 2 || !estimates.every(Number.isFinite)) return null;
  const mean = estimates.reduce((sum, value) => sum + value, 0) / count;
  const squares = estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((count - 1) / count) * squares);
}

/** Standard errors to either side of an estimate that hold it 19 times in 20. */
export const quantile95 = 1.96;

/** The bounds that lie so many standard errors from `estimate`; NULL where there is no error. */
export function around(
  estimate: number | null,
  error: number | null,
  quantile = quantile95,
): { low: number; high: number } | null {
  return estimate === null || error === null
    ? null
    : { low: estimate - quantile * error, high: estimate + quantile * error };
}

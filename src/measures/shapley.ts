/**
 * Shapley values: how much each factor adds on average over every order in which the factors are switched on.
 * They sum to `value(all) − value(none)` exactly. Calls `value` once for each of the 2ⁿ subsets, so n stays small.
 */
export function shapley<F extends string>(
  factors: readonly F[],
  value: (switched: ReadonlySet<F>) => number,
): Record<F, number> {
  const count = factors.length;
  if (count > 10) throw new Error(`too many factors: ${count} (expected at most 10)`);
  const subset = (mask: number): Set<F> => new Set(factors.filter((_, i) => mask & (1 << i)));
  const values = Array.from({ length: 1 << count }, (_, mask) => value(subset(mask)));
  const worth = (mask: number): number => values[mask] ?? NaN;
  const entries = factors.map((factor, i) => {
    let sum = 0;
    for (let mask = 0; mask < 1 << count; mask++) {
      if (mask & (1 << i)) continue;
      sum += weight(subset(mask).size, count) * (worth(mask | (1 << i)) - worth(mask));
    }
    return [factor, sum] as const;
  });
  return Object.fromEntries(entries) as Record<F, number>;
}

/** Share of the orders of n factors in which exactly the given number comes before one of them. */
function weight(before: number, count: number): number {
  return (factorial(before) * factorial(count - before - 1)) / factorial(count);
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** Rows that have a value. */
export function known<R extends { value: unknown }>(
  rows: readonly R[] | undefined,
): (R & { value: number })[] {
  return (rows ?? []).filter((row): row is R & { value: number } => typeof row.value === "number");
}

/** The value of the one row that has these columns, or null. */
export function valueAt<R extends { value: unknown }>(
  rows: readonly R[] | undefined,
  where: { readonly [K in Exclude<keyof R, "value">]?: R[K] } = {},
): number | null {
  const wanted = Object.entries(where);
  const found = rows?.find((row) => wanted.every(([key, value]) => row[key as keyof R] === value));
  return typeof found?.value === "number" ? found.value : null;
}

/** The different values of a column, in the order in which they come. */
export function different<R, K extends keyof R>(rows: readonly R[] | undefined, column: K): R[K][] {
  return [...new Set((rows ?? []).map((row) => row[column]))];
}

/** Rows by a key, in the order in which they come. */
export function groupBy<R, K>(rows: Iterable<R>, key: (row: R) => K): Map<K, [R, ...R[]]> {
  const groups = new Map<K, [R, ...R[]]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** The values of a column ranked by the sum of the rows' values, largest first. */
export function ranked<R extends { value: number }, K extends keyof R>(
  rows: readonly R[],
  column: K,
): R[K][] {
  const sums = new Map<R[K], number>();
  for (const row of rows) sums.set(row[column], (sums.get(row[column]) ?? 0) + row.value);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}

/**
 * A part of a whole in percent; NULL where corrections below zero make the part less than nothing or more than its
 * whole, as in the shares of the measures, and where there is no whole.
 */
export function percentOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 || part < 0 || part > whole
    ? null
    : (100 * part) / whole;
}

/** Parts of one whole together, in percent; NULL where one of them has no value, or they come to more than the whole. */
export function together(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null);
  const sum = known.reduce((total, part) => total + part, 0);
  return known.length < parts.length || sum > 100 + 1e-9 ? null : sum;
}

export function sumOf(rows: readonly { value: number }[]): number {
  return rows.reduce((sum, { value }) => sum + value, 0);
}

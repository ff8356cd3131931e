/** Agreement of any number of votes, some of which may be missing. */
export interface Votes {
  /** how many votes each label got, labels in order */
  counts: readonly number[];
  /** what the code weighs: 1, or its dollars */
  weight?: number;
}

export type Level = "nominal" | "ordinal" | "interval";

/**
 * Krippendorff's alpha, 1 - observed / expected disagreement over pairs of votes of the same code. Codes with fewer
 * than two votes carry no pair and drop out. NULL where nothing could disagree. Oracle O9.
 */
export function krippendorffAlpha(units: readonly Votes[], level: Level): number | null {
  const pairable = units.filter(({ counts }) => sum(counts) > 1);
  const labels = Math.max(0, ...pairable.map(({ counts }) => counts.length));
  const coincidences = Array.from({ length: labels }, () => new Array<number>(labels).fill(0));
  for (const { counts, weight = 1 } of pairable) {
    const votes = sum(counts);
    counts.forEach((a, c) =>
      counts.forEach((b, k) => {
        const row = coincidences[c];
        if (row) row[k] = (row[k] ?? 0) + (weight * a * (c === k ? b - 1 : b)) / (votes - 1);
      }),
    );
  }
  const totals = coincidences.map((row) => sum(row));
  // with weights the number of votes is a weighted one; scaled back, "one vote less" below keeps its meaning
  const scale = sum(pairable.map(({ counts }) => sum(counts))) / Math.max(sum(totals), Number.MIN_VALUE);
  return alpha(
    coincidences.map((row) => row.map((value) => value * scale)),
    totals.map((value) => value * scale),
    level,
  );
}

/** Fleiss' kappa for codes that all have the same number of votes; NULL where nothing could disagree. Oracle O9. */
export function fleissKappa(units: readonly Votes[]): number | null {
  const votes = sum(units[0]?.counts ?? []);
  if (units.some(({ counts }) => sum(counts) !== votes))
    throw new Error("unequal numbers of votes (expected the same for every code; use krippendorffAlpha)");
  if (units.length === 0 || votes < 2) return null;
  const agreement = units.map(({ counts }) => sum(counts.map((n) => n * (n - 1))) / (votes * (votes - 1)));
  const labels = Math.max(...units.map(({ counts }) => counts.length));
  const shares = Array.from(
    { length: labels },
    (_, label) => sum(units.map(({ counts }) => counts[label] ?? 0)) / (units.length * votes),
  );
  const expected = sum(shares.map((share) => share ** 2));
  return expected < 1 ? (sum(agreement) / units.length - expected) / (1 - expected) : null;
}

function alpha(coincidences: readonly number[][], totals: readonly number[], level: Level): number | null {
  const n = sum(totals);
  let observed = 0;
  let expected = 0;
  totals.forEach((a, c) =>
    totals.forEach((b, k) => {
      const apart = squaredDistance(c, k, totals, level);
      observed += apart * (coincidences[c]?.[k] ?? 0);
      expected += (apart * a * b) / (n - 1);
    }),
  );
  return expected > 0 ? 1 - observed / expected : null;
}

/** Ordinal: the votes that lie between two labels, half of those at both ends, squared. */
function squaredDistance(c: number, k: number, totals: readonly number[], level: Level): number {
  if (c === k) return 0;
  if (level === "nominal") return 1;
  if (level === "interval") return (c - k) ** 2;
  const [low, high] = c < k ? [c, k] : [k, c];
  const between = sum(totals.slice(low, high + 1));
  return (between - ((totals[low] ?? 0) + (totals[high] ?? 0)) / 2) ** 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

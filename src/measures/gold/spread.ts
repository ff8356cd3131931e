import { z95 } from "../validation.js";

/** What one drawn and judged code adds to an estimate's doubt. */
export interface DrawnError {
  /** by how much the label is off, in dollars */
  off: number;
  /** variance of the people's own label, in dollars squared; 0 where they do not err */
  own: number;
  probability: number;
}

/** How far a sum of scaled-up errors may be off (Poisson sampling). */
export interface Spread {
  variance: number;
  /** Satterthwaite's degrees of freedom of that variance: an effective number of errors, Infinity where none was drawn unsurely */
  freedom: number;
}

export function spreadOf(errors: readonly DrawnError[]): Spread {
  let [variance, squares] = [0, 0];
  for (const { off, own, probability: p } of errors) {
    const part = ((1 - p) / p ** 2) * off ** 2 + own / p;
    variance += part;
    squares += (1 - p) * part ** 2; // a code that is drawn surely adds the same to every sample's variance
  }
  return {
    variance,
    freedom: squares > 0 ? (2 * variance ** 2) / squares : Infinity,
  };
}

/** 97.5th percentile of Student's t by its expansion around the normal; good to 1 % from three degrees on, which is the least. */
export function studentQuantile(freedom: number): number {
  const n = Math.max(3, freedom);
  const z = z95;
  return (
    z +
    (z ** 3 + z) / (4 * n) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * n ** 3)
  );
}

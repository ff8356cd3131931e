import { studentQuantile, type DrawnError, type Spread } from "./spread.js";

/**
 * How strongly drawn errors contradict that their scaled-up sum is off by so many dollars, as the signed root of a
 * likelihood ratio: about normal if it is off by that. Every drawn code stands for 1/p codes; the ratio asks by what
 * factors these numbers must be changed for the sum to be right, a code that is drawn surely by none (empirical likelihood
 * under unequal probabilities: Owen 2001; Berger and De La Riva Torres 2016). Unlike an estimate over its standard error it
 * knows that few large errors on one side make the estimate and its own variance move together. An error of the people
 * themselves counts as normal.
 */
export function contradiction(errors: readonly DrawnError[], off: number): number {
  const parts = partsOf(errors);
  if (off === 0) return 0;
  if (!(parts.variance > 0)) return off * Infinity;
  const side = Math.sign(off);
  const change = multiplierAt(parts, side, (at) => side * (offAt(parts, at) - off));
  return side * Math.sqrt(ratioAt(parts, change));
}

/** The contradiction beyond which a growth is outside its 95 % interval: Student's, by the errors that its variance rests on. */
export function limitOf({ freedom }: Spread): number {
  return studentQuantile(freedom / estimatedTwice);
}

/** The ratio uses third moments of the same few errors too; found by simulation, see bench/RESULTS.md. */
const estimatedTwice = 1.3;

interface Parts {
  /** of each code that is not drawn surely: its weighted error, and what its number of codes counts */
  errors: readonly { scale: number; count: number }[];
  /** of the people's own labels */
  own: number;
  variance: number;
}

function partsOf(drawn: readonly DrawnError[]): Parts {
  const errors = drawn
    .filter(({ off, probability }) => off !== 0 && probability < 1)
    .map(({ off, probability: p }) => ({ scale: ((1 - p) * off) / p, count: 1 / (1 - p) }));
  const own = drawn.reduce((sum, { own: variance, probability }) => sum + variance / probability, 0);
  return { errors, own, variance: errors.reduce((sum, { scale, count }) => sum + count * scale ** 2, own) };
}

/** By how much the sum is off where the codes' numbers are divided by one and the multiplier times their error. */
function offAt({ errors, own }: Parts, at: number): number {
  return errors.reduce(
    (sum, { scale, count }) => sum + (count * scale ** 2 * at) / (1 + at * scale),
    at * own,
  );
}

/** Twice the logarithm of the likelihood ratio there. */
function ratioAt({ errors, own }: Parts, at: number): number {
  return errors.reduce(
    (sum, { scale, count }) => {
      const x = at * scale;
      return sum + (Math.abs(x) < 1e-4 ? count * x ** 2 : 2 * count * (Math.log1p(x) + 1 / (1 + x) - 1));
    },
    at ** 2 * own,
  );
}

/** The multiplier on one side of zero at which a growing function becomes positive. */
function multiplierAt(parts: Parts, side: number, beyond: (at: number) => number): number {
  const most = Math.max(0, ...parts.errors.map(({ scale }) => -side * scale));
  const end = most > 0 ? 1 / most : Infinity;
  let [low, high] = [0, Math.min(end / 2, 1 / Math.sqrt(parts.variance))];
  for (let step = 0; step < 200 && beyond(side * high) < 0; step++)
    [low, high] = [high, end < Infinity ? (high + end) / 2 : 2 * high];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (beyond(side * middle) < 0) low = middle;
    else high = middle;
  }
  return side * high;
}

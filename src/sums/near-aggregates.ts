import type { Aggregate, Gathering } from "./aggregates.js";
import { Near, nearArithmetic, nearOf, unit } from "./near.js";
import { Outside } from "./outside.js";
import { numeric } from "./relation.js";

/**
 * Sums of doubles, near ones too. Adding n numbers in any order is off by at most n units of the sum of their sizes; where all
 * are whole (or of few binary places) and that sum is small enough, no addition rounds and every order comes to the same.
 */
export function nearSums(groups: number): Gathering {
  const [sums, sizes, bounds] = [
    new Float64Array(groups),
    new Float64Array(groups),
    new Float64Array(groups),
  ];
  const counts = new Int32Array(groups);
  const isCoarse = new Uint8Array(groups).fill(1);
  return {
    take(group, value) {
      if (value === null) return;
      const isPlain = typeof value === "number"; // an object for each row would take time
      const one = isPlain ? value : nearOf(value).value;
      const by = isPlain ? 0 : nearOf(value).by;
      sums[group] = (sums[group] ?? 0) + one;
      sizes[group] = (sizes[group] ?? 0) + Math.abs(one);
      bounds[group] = (bounds[group] ?? 0) + by;
      counts[group] = (counts[group] ?? 0) + 1;
      if (by !== 0 || !Number.isInteger(one * binaryPlaces)) isCoarse[group] = 0;
    },
    result(group) {
      const [count = 0, size = 0] = [counts[group], sizes[group]];
      if (!count) return null;
      const isExact = isCoarse[group] === 1 && size * binaryPlaces <= Number.MAX_SAFE_INTEGER;
      const by = isExact ? 0 : (bounds[group] ?? 0) + 2.5 * count * unit * size; // here and there
      return new Near(sums[group] ?? 0, by);
    },
  };
}

const binaryPlaces = 2 ** 8;

/** The variance of a population: an engine works it out in one pass over values in its own order. */
export const variance: Aggregate = near((ys) => covariance(sampleOf(ys), sampleOf(ys)));

/** The mean of a group. */
export const average: Aggregate = near((ys) => sampleOf(ys).mean);

/** The slope of the line through points by least squares, `regr_slope(y, x)`. @throws Outside where all stand above each other */
export const slope: Aggregate = near((ys, xs) => {
  const [y, x] = [sampleOf(ys), sampleOf(xs)];
  return over(covariance(y, x), covariance(x, x));
});

const over = nearArithmetic("/");

interface Sample {
  values: readonly Near[];
  mean: Near;
  /** standard deviation, and root of the mean square */
  spread: number;
  size: number;
  /** the most by which a value is off */
  most: number;
}

function sampleOf(values: readonly Near[]): Sample {
  const n = values.length;
  const meanOf = (of: (one: Near) => number): number => values.reduce((sum, one) => sum + of(one), 0) / n;
  const most = Math.max(...values.map(({ by }) => by));
  const mean = meanOf(({ value }) => value);
  const size = Math.sqrt(meanOf(({ value }) => value ** 2));
  const spread = Math.sqrt(meanOf(({ value }) => (value - mean) ** 2));
  return { values, mean: new Near(mean, most + 2.5 * n * unit * size), spread, size, most };
}

/** A pass that keeps a running mean is off by a unit for each value at most, of spread times size (Chan and Lewis, 1979): twice that here. */
function covariance(one: Sample, other: Sample): Near {
  const n = one.values.length;
  const value =
    one.values.reduce(
      (sum, { value }, i) =>
        sum + (value - one.mean.value) * ((other.values[i]?.value ?? 0) - other.mean.value),
      0,
    ) / n;
  const rounding = n * unit * (one.spread * other.size + other.spread * one.size);
  const given = one.spread * other.most + other.spread * one.most + one.most * other.most;
  return new Near(value, rounding + 2 * given);
}

/** An aggregate of one number a row, or of pairs of them; NULL of no rows. */
function near(of: (first: readonly Near[], second: readonly Near[]) => Near): Aggregate {
  return {
    type(given) {
      const strange = given.find((type) => type !== "null" && !numeric.includes(type));
      if (strange) throw new Outside(`numbers of type ${strange}`);
      return "near";
    },
    start(groups, { length: columns }) {
      const found = Array.from({ length: groups }, (): [Near[], Near[]] => [[], []]);
      return {
        take(group, value, by) {
          if (value === null || (columns > 1 && by === null)) return;
          found[group]?.[0].push(nearOf(value));
          if (columns > 1) found[group]?.[1].push(nearOf(by));
        },
        result(group) {
          const [first = [], second = []] = found[group] ?? [];
          return first.length ? of(first, second) : null;
        },
      };
    },
  };
}

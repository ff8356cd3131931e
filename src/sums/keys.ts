import type { Tuple } from "./relation.js";
import type { Value } from "./syntax.js";

/** Reads a value of a row. */
type Reader = (row: Tuple) => Value;

/**
 * Numbers rows by some of their values, from 0 on: rows whose values are equal, NULL among them, have one number.
 * A text of the values would do the same, and cost most of the time of a grouping.
 */
export class Keys {
  private readonly values: Map<Value, number>[];
  /** by the number of the values before one and its own */
  private readonly pairs: Map<number, number>[];

  constructor(count: number) {
    this.values = Array.from({ length: count }, () => new Map<Value, number>());
    this.pairs = Array.from({ length: count }, () => new Map<number, number>());
  }

  /** The number of a row, which it gets where it has none. */
  numberOf(row: Tuple, readers: readonly Reader[]): number {
    let number = 0;
    for (let i = 0; i < readers.length; i++) {
      const own = numberIn(this.values[i], readers[i]?.(row) ?? null);
      number = i === 0 ? own : numberIn(this.pairs[i], number * mostValues + own);
    }
    return number;
  }

  /** The number of a row, undefined where no row with its values has one. */
  findNumber(row: Tuple, readers: readonly Reader[]): number | undefined {
    let number: number | undefined = 0;
    for (let i = 0; i < readers.length; i++) {
      const own = this.values[i]?.get(readers[i]?.(row) ?? null);
      if (own === undefined) return undefined;
      number = i === 0 ? own : this.pairs[i]?.get(number * mostValues + own);
      if (number === undefined) return undefined;
    }
    return number;
  }
}

/** Numbers below it, two together, are exact in a double. */
const mostValues = 2 ** 26;

function numberIn<K>(known: Map<K, number> | undefined, key: K): number {
  const before = known?.get(key);
  if (before !== undefined) return before;
  const next = known?.size ?? 0;
  known?.set(key, next);
  return next;
}

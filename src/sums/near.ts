import { Outside } from "./outside.js";
import type { Value } from "./syntax.js";

/**
 * A number that an engine may hold a little otherwise, since it adds up doubles in an order of its own: its own is no
 * further away than `by`. What depends on more than that is left to the engine; most often it is rounded to whole dollars.
 */
export class Near {
  constructor(
    readonly value: number,
    readonly by: number,
  ) {
    if (!Number.isFinite(value) || !Number.isFinite(by)) throw new Outside("a number that is not finite");
  }

  /** @throws Outside: it stands in no order and in no arithmetic of exact numbers */
  valueOf(): never {
    throw new Outside("a number that depends on the order of a sum");
  }
}

/** The most by which a rounded result is off, of its size. */
export const unit = 2 ** -53;

export function nearOf(value: Value): Near {
  if (value instanceof Near) return value;
  if (typeof value !== "number") throw new Outside("no number where one was expected");
  return new Near(value, 0);
}

/** The arithmetic of an operator over numbers of which one is near. */
export function nearArithmetic(operator: string): (left: Near, right: Near) => Near {
  const compute = operations[operator];
  if (!compute) throw new Outside(`operator ${operator} over a near number`);
  return (left, right) => {
    const [value, by] = compute(left, right);
    const isExact = left.by === 0 && right.by === 0; // one operation of IEEE 754 over the same numbers
    return new Near(value, isExact ? 0 : by + 2 * unit * Math.abs(value));
  };
}

const operations: Record<string, (left: Near, right: Near) => readonly [value: number, by: number]> = {
  "+": (left, right) => [left.value + right.value, left.by + right.by],
  "-": (left, right) => [left.value - right.value, left.by + right.by],
  "*": (left, right) => [
    left.value * right.value,
    Math.abs(left.value) * right.by + Math.abs(right.value) * left.by + left.by * right.by,
  ],
  "/": (left, right) => {
    const least = Math.abs(right.value) - right.by;
    if (least <= 0) throw new Outside("division by what may be zero");
    const value = left.value / right.value;
    return [value, (left.by + Math.abs(value) * right.by) / least];
  },
};

/** The greatest (`sign` 1) or least (-1) of some numbers. */
export function nearFurthest(values: readonly Value[], sign: 1 | -1): Near {
  const all = values.map(nearOf);
  const value = sign * Math.max(...all.map((one) => sign * one.value));
  return new Near(value, Math.max(...all.map(({ by }) => by)));
}

/** Which of two numbers is greater: 1 the first, -1 the other, 0 none. @throws Outside where that depends on the order of a sum */
export function nearOrder(left: Value, right: Value): -1 | 0 | 1 {
  const [one, other] = [nearOf(left), nearOf(right)];
  const difference = one.value - other.value;
  const by = one.by + other.by;
  if (by === 0 && difference === 0) return 0;
  if (Math.abs(difference) <= by) throw new Outside("an order that depends on the order of a sum");
  return difference > 0 ? 1 : -1;
}

/** What a function makes of a near number, where it is the same of all that it may be. @throws Outside where it is not */
export function settled({ value, by }: Near, of: (value: number) => number): number {
  const [least, most] = [of(value - by), of(value + by)];
  if (!Object.is(least, most)) throw new Outside(`a rounding of ${value} give or take ${by}`);
  return least;
}

/** What a function makes of a near number, which is steepest (`slope`) at one of the ends of what it may be, or even. */
export function mapped(
  { value, by }: Near,
  of: (value: number) => number,
  slope: (value: number) => number,
): Near {
  const result = of(value);
  const steepest = by === 0 ? 0 : Math.max(Math.abs(slope(value - by)), Math.abs(slope(value + by)));
  return new Near(result, by * steepest + 4 * unit * Math.abs(result)); // libraries of functions differ in the last digit
}

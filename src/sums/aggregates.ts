import { numberIn, whole } from "./numbers.js";
import { Outside } from "./outside.js";
import type { Type, Value } from "./syntax.js";

/** What a group comes to: fed with values one after another. */
export interface Gathering {
  take(value: Value, by: Value): void;
  result(): Value;
}

export interface Aggregate {
  type(given: readonly Type[]): Type;
  start(): Gathering;
}

/**
 * Aggregates whose result does not depend on the order of rows: sums of integers are exact, those of doubles are not,
 * and an engine adds them in an order of its own.
 */
export const aggregates: Record<string, Aggregate> = {
  sum: {
    type([type = "null"]) {
      if (type !== "int") throw new Outside(`sum of ${type}`);
      return "int";
    },
    start() {
      let sum: number | null = null;
      return {
        take: (value) => {
          if (value !== null) sum = whole((sum ?? 0) + numberIn(value));
        },
        result: () => sum,
      };
    },
  },
  count: {
    type: () => "int",
    start() {
      let count = 0;
      return {
        take: (value) => {
          if (value !== null) count++;
        },
        result: () => count,
      };
    },
  },
  min: { type: ordered, start: () => furthest((value, than) => value < than) },
  max: { type: ordered, start: () => furthest((value, than) => value > than) },
  arg_max: {
    type: ([type = "null", by = "null"]) => (ordered([by]), type),
    start() {
      let best: { value: Value; by: Value } | undefined;
      let tied = false;
      return {
        take(value, by) {
          if (value === null || by === null) return;
          if (best && by === best.by) tied ||= value !== best.value;
          else if (!best || isBefore(best.by, by)) [best, tied] = [{ value, by }, false];
        },
        result() {
          if (tied) throw new Outside("arg_max of a tie");
          return best?.value ?? null;
        },
      };
    },
  },
  string_agg: { type: refused, start: refused },
  avg: { type: refused, start: refused },
  any_value: { type: refused, start: refused },
};

function refused(): never {
  throw new Outside("an aggregate that depends on order or rounding");
}

function ordered([type = "null"]: readonly Type[]): Type {
  if (type === "bool" || type === "list") throw new Outside(`order of ${type}`);
  return type;
}

function furthest(isFurther: (value: number | string, than: number | string) => boolean): Gathering {
  let best: number | string | null = null;
  return {
    take(value) {
      if (typeof value !== "number" && typeof value !== "string") return;
      if (best === null || isFurther(value, best)) best = value;
    },
    result: () => best,
  };
}

function isBefore(value: Value, other: Value): boolean {
  return value !== null && other !== null && value < other;
}

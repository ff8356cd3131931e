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
  start(given: readonly Type[]): Gathering;
}

/**
 * Aggregates whose result does not depend on the order of rows: sums of integers are exact, those of more than two
 * doubles are not, and an engine adds them in an order of its own.
 */
export const aggregates: Record<string, Aggregate> = {
  sum: {
    type([type = "null"]) {
      if (type !== "int" && type !== "double") throw new Outside(`sum of ${type}`);
      return type;
    },
    start: ([type]) => (type === "int" ? new IntegerSum() : new DoubleSum()),
  },
  count: { type: () => "int", start: () => new Count() },
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
  string_agg: {
    type([type = "null", by = "null"]) {
      ordered([by]);
      if (type !== "text") throw new Outside(`${type} joined as texts`);
      return type;
    },
    start: refused,
  },
  any_value: {
    type: ([type = "null"]) => type,
    start() {
      let one: Value = null;
      return {
        take(value) {
          if (one !== null && value !== null && value !== one) throw new Outside("any of different values");
          one ??= value;
        },
        result: () => one,
      };
    },
  },
  avg: { type: refused, start: refused },
};

class IntegerSum implements Gathering {
  private sum: number | null = null;

  take(value: Value): void {
    if (value !== null) this.sum = whole((this.sum ?? 0) + numberIn(value));
  }

  result(): Value {
    return this.sum;
  }
}

/** Two doubles have one sum in either order. */
class DoubleSum implements Gathering {
  private sum: number | null = null;
  private count = 0;

  take(value: Value): void {
    if (value === null) return;
    if (++this.count > 2) throw new Outside("a sum of doubles");
    this.sum = (this.sum ?? 0) + numberIn(value);
  }

  result(): Value {
    return this.sum;
  }
}

class Count implements Gathering {
  private count = 0;

  take(value: Value): void {
    if (value !== null) this.count++;
  }

  result(): Value {
    return this.count;
  }
}

/** Texts joined in the order of what they come with. @throws Outside for different texts that come with the same */
export function joined(separator: string, distinct: boolean): Gathering {
  const texts = new Map<Value, string>();
  return {
    take(value, by) {
      if (value === null) return;
      const isOrdered = distinct ? by === value : by !== null && !texts.has(by);
      if (!isOrdered) throw new Outside("texts joined in no order");
      texts.set(by, String(value));
    },
    result() {
      if (!texts.size) return null;
      const places = [...texts.keys()].sort((one, other) => (isBefore(one, other) ? -1 : 1));
      return places.map((place) => texts.get(place)).join(separator);
    },
  };
}

function refused(): never {
  throw new Outside("an aggregate that depends on order or rounding");
}

function ordered([type = "null"]: readonly Type[]): Type {
  if (type === "bool" || type === "texts" || type === "ints") throw new Outside(`order of ${type}`);
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

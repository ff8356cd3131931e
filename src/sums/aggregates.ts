import { numberIn, whole } from "./numbers.js";
import { average, nearSums, slope, variance } from "./near-aggregates.js";
import { nearFurthest } from "./near.js";
import { Outside } from "./outside.js";
import type { Type, Value } from "./syntax.js";

/** What groups come to: fed with values of one after another. */
export interface Gathering {
  take(group: number, value: Value, by: Value): void;
  result(group: number): Value;
}

export interface Aggregate {
  type(given: readonly Type[]): Type;
  start(groups: number, given: readonly Type[]): Gathering;
}

/** Aggregates whose result does not depend on the order of rows, or does so within a bound that is known. */
export const aggregates: Record<string, Aggregate> = {
  sum: {
    type([type = "null"]) {
      if (type === "double" || type === "near") return "near";
      if (type !== "int") throw new Outside(`sum of ${type}`);
      return type;
    },
    start: (groups, [type]) => (type === "int" ? integerSums(groups) : nearSums(groups)),
  },
  count: { type: () => "int", start: counts },
  min: { type: ordered, start: (groups, [type]) => furthest(groups, type, -1) },
  max: { type: ordered, start: (groups, [type]) => furthest(groups, type, 1) },
  arg_max: {
    type: ([type = "null", by = "null"]) => (ordered([by]), type),
    start() {
      const best = new Map<number, { value: Value; by: Value; isTied: boolean }>();
      return {
        take(group, value, by) {
          if (value === null || by === null) return;
          const known = best.get(group);
          if (known && by === known.by) known.isTied ||= value !== known.value;
          else if (!known || isBefore(known.by, by)) best.set(group, { value, by, isTied: false });
        },
        result(group) {
          const known = best.get(group);
          if (known?.isTied) throw new Outside("arg_max of a tie");
          return known?.value ?? null;
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
    start(groups) {
      const found = new Array<Value>(groups).fill(null);
      return {
        take(group, value) {
          const one = found[group] ?? null;
          if (one !== null && value !== null && value !== one) throw new Outside("any of different values");
          found[group] = one ?? value;
        },
        result: (group) => found[group] ?? null,
      };
    },
  },
  avg: average,
  var_pop: variance,
  regr_slope: slope,
};

function integerSums(groups: number): Gathering {
  const [sums, counts] = [new Float64Array(groups), new Int32Array(groups)];
  return {
    take(group, value) {
      if (value === null) return;
      sums[group] = whole((sums[group] ?? 0) + numberIn(value));
      counts[group] = 1;
    },
    result: (group) => (counts[group] ? (sums[group] ?? null) : null),
  };
}

function counts(groups: number): Gathering {
  const found = new Int32Array(groups);
  return {
    take(group, value) {
      if (value !== null) found[group] = (found[group] ?? 0) + 1;
    },
    result: (group) => found[group] ?? 0,
  };
}

/** The number of different values. */
export function distinctCounts(groups: number): Gathering {
  const seen = Array.from({ length: groups }, () => new Set<Value>());
  return {
    take(group, value) {
      if (value !== null) seen[group]?.add(value);
    },
    result: (group) => seen[group]?.size ?? 0,
  };
}

/** Texts joined in the order of what they come with. @throws Outside for different texts that come with the same */
export function joined(groups: number, separator: string, distinct: boolean): Gathering {
  const found = Array.from({ length: groups }, () => new Map<Value, string>());
  return {
    take(group, value, by) {
      const texts = found[group];
      if (value === null || !texts) return;
      const isOrdered = distinct ? by === value : by !== null && !texts.has(by);
      if (!isOrdered) throw new Outside("texts joined in no order");
      texts.set(by, String(value));
    },
    result(group) {
      const texts = found[group];
      if (!texts?.size) return null;
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

/** The greatest (`sign` 1) or least (-1). */
function furthest(groups: number, type: Type | undefined, sign: 1 | -1): Gathering {
  const best = new Array<Value>(groups).fill(null);
  return {
    take(group, value) {
      if (value === null) return;
      const than = best[group] ?? null;
      if (than === null) best[group] = value;
      else if (type === "near") best[group] = nearFurthest([than, value], sign);
      else if (sign > 0 ? value > than : value < than) best[group] = value;
    },
    result: (group) => best[group] ?? null,
  };
}

function isBefore(value: Value, other: Value): boolean {
  return value !== null && other !== null && value < other;
}

import { numberIn, whole } from "./numbers.js";
import { mapped, Near, nearFurthest, nearOf, nearOrder, settled } from "./near.js";
import { Outside } from "./outside.js";
import { commonType, numeric } from "./relation.js";
import type { Type, Value } from "./syntax.js";

/** A function of values: the type of its result for types of arguments, and the result. */
export interface Function {
  type(given: readonly Type[]): Type;
  /** is it asked where an argument is NULL too? Others give NULL then */
  takesNull?: true;
  call(...values: readonly Value[]): Value;
}

/** A function by its name. @throws Outside for one that is not known to give the same as DuckDB's */
export function functionNamed(name: string): Function {
  const found = functions[name];
  if (!found) throw new Outside(`function ${name}`);
  return found;
}

const of = (type: Type, ...given: readonly Type[]) => {
  return (types: readonly Type[]): Type => {
    if (types.length !== given.length || types.some((t, i) => t !== "null" && t !== given[i]))
      throw new Outside(`arguments of types ${types.join(", ")}`);
    return type;
  };
};
const numbers = (types: readonly Type[]): Type => {
  const type = commonType(types);
  if (type !== "null" && !numeric.includes(type)) throw new Outside(`numbers of type ${type}`);
  return type;
};
const text = (value: Value | undefined): string => String(value);

const functions: Record<string, Function> = {
  coalesce: {
    type: commonType,
    takesNull: true,
    call: (...values) => values.find((value) => value !== null) ?? null,
  },
  nullif: {
    type: ([first = "null", second = "null"]) => (commonType([first, second]), first),
    takesNull: true,
    call: (value = null, other = null) => (isEqual(value, other) ? null : value),
  },
  greatest: {
    type: numbers,
    takesNull: true,
    call: (...values) => furthest(values, 1),
  },
  least: {
    type: numbers,
    takesNull: true,
    call: (...values) => furthest(values, -1),
  },
  abs: {
    type: numbers,
    call: (value = null) =>
      value instanceof Near ? new Near(Math.abs(value.value), value.by) : Math.abs(numberIn(value)),
  },
  round: {
    type([type = "null", digits]) {
      if (digits !== undefined && (digits !== "int" || (type !== "double" && type !== "near")))
        throw new Outside(`round of ${type} to ${digits} digits`);
      return numbers([type]) === "near" ? "double" : type;
    },
    call(value = null, digits = 0) {
      const by = 10 ** numberIn(digits);
      const of = (number: number): number => (by === 1 ? rounded(number) : rounded(number * by) / by);
      return value instanceof Near ? settled(value, of) : of(numberIn(value));
    },
  },
  floor: {
    type: (types) => (numbers(types) === "near" ? "double" : numbers(types)),
    call: (value = null) =>
      value instanceof Near ? settled(value, Math.floor) : Math.floor(numberIn(value)),
  },
  sqrt: {
    type: (types) => (numbers(types) === "near" ? "near" : "double"),
    call(value = null) {
      if (value instanceof Near) return mapped(positive(value), Math.sqrt, (one) => 0.5 / Math.sqrt(one));
      if (numberIn(value) < 0) throw new Outside("root of a negative number");
      return Math.sqrt(numberIn(value));
    },
  },
  ln: {
    type: (types) => (numbers(types), "near"),
    call: (value = null) => mapped(positive(nearOf(value)), Math.log, (one) => 1 / one),
  },
  exp: {
    type: (types) => (numbers(types), "near"),
    call: (value = null) => mapped(nearOf(value), Math.exp, Math.exp),
  },
  date_diff: {
    type: of("int", "text", "date", "date"),
    call(part, from, to) {
      if (part !== "month") throw new Outside(`date_diff of ${text(part)}`);
      const months = (date: Value | undefined): number =>
        12 * Number(text(date).slice(0, 4)) + Number(text(date).slice(5, 7));
      return months(to) - months(from);
    },
  },
  year: { type: of("int", "date"), call: (date) => Number(text(date).slice(0, 4)) },
  month: { type: of("int", "date"), call: (date) => Number(text(date).slice(5, 7)) },
  date_trunc: {
    type: ([part = "null", date = "null"]) =>
      date === "midnight" ? date : of("date", "text", "date")([part, date]),
    call(part, date) {
      if (part !== "year" && part !== "month") throw new Outside(`date_trunc of ${text(part)}`);
      return part === "year" ? `${text(date).slice(0, 4)}-01-01` : `${text(date).slice(0, 7)}-01`;
    },
  },
  make_date: {
    type: of("date", "int", "int", "int"),
    call(...parts) {
      const [year = "", month = "", day = ""] = parts.map(text);
      const date = `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      if (new Date(date).toISOString().slice(0, 10) !== date) throw new Outside(`date ${date}`);
      return date;
    },
  },
  strftime: {
    type: of("text", "date", "text"),
    call(date, form) {
      if (form !== "%Y-%m" && form !== "%Y") throw new Outside(`strftime with ${text(form)}`);
      return text(date).slice(0, form === "%Y" ? 4 : 7);
    },
  },
  left: {
    type: of("text", "text", "int"),
    call(whole = null, length = null) {
      if (numberIn(length) < 0) throw new Outside("left of a negative length");
      return text(whole).slice(0, numberIn(length));
    },
  },
  starts_with: {
    type: of("bool", "text", "text"),
    call: (whole, start) => text(whole).startsWith(text(start)),
  },
  contains: { type: of("bool", "text", "text"), call: (whole, part) => text(whole).includes(text(part)) },
  regexp_full_match: {
    type: of("bool", "text", "text"),
    call(whole, pattern) {
      if (pattern !== "[0-9]{10}") throw new Outside(`pattern ${text(pattern)}`);
      return /^[0-9]{10}$/.test(text(whole));
    },
  },
  string_split: { type: of("texts", "text", "text"), call: (whole, by) => text(whole).split(text(by)) },
  list_value: {
    type: (types) => (types.every((type) => type === "text") ? "texts" : refuse("a list of no texts")),
    call: (...values) => values.map(text),
  },
  list_has_any: {
    type: of("bool", "texts", "texts"),
    call: (list, others) => texts(list).some((one) => texts(others).includes(one)),
  },
  range: {
    type: of("ints", "int", "int"),
    call: (from = null, to = null) =>
      Array.from({ length: Math.max(0, numberIn(to) - numberIn(from)) }, (_, i) => numberIn(from) + i),
  },
};

function isEqual(value: Value, other: Value): boolean {
  if (value === null || other === null) return value === other;
  return value instanceof Near || other instanceof Near ? nearOrder(value, other) === 0 : value === other;
}

function furthest(values: readonly Value[], sign: 1 | -1): Value {
  const found = values.filter((value) => value !== null);
  if (!found.length) return null;
  if (found.some((value) => value instanceof Near)) return nearFurthest(found, sign);
  return sign > 0 ? Math.max(...found.map(numberIn)) : Math.min(...found.map(numberIn));
}

/** Half goes away from zero. */
function rounded(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

/** @throws Outside for a number that may be zero or less */
function positive(value: Near): Near {
  if (value.value - value.by <= 0)
    throw new Outside(`a root or logarithm of ${value.value} give or take ${value.by}`);
  return value;
}

function texts(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function refuse(what: string): never {
  throw new Outside(what);
}

/** A date some months and days later (`sign` 1) or earlier (-1), as a midnight: the last day of a month that is too short. */
export function shifted(date: string, interval: string, sign: 1 | -1): string {
  const [months = 0, days = 0] = interval.split(" ").map(Number);
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + sign * months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last) + sign * days);
  return first.toISOString().slice(0, 10);
}

/** A value as another type. @throws Outside where DuckDB would round or read text */
export function castTo(type: Type, from: Type): (value: Value) => Value {
  if (type === from || from === "null") return (value) => value;
  if (type === "double" && numeric.includes(from)) return (value) => value;
  if (type === "int" && numeric.includes(from)) return (value) => whole(numberIn(value));
  if (type === "text" && from === "int") return (value) => String(value);
  if (type === "date" && from === "midnight") return (value) => value;
  throw new Outside(`cast of ${from} to ${type}`);
}

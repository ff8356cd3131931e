import { aggregates } from "./aggregates.js";
import { existing } from "./exists.js";
import { castTo, functionNamed, shifted } from "./functions.js";
import { arithmetic, numberIn, typeOfResult } from "./numbers.js";
import { nearArithmetic, nearOf, nearOrder } from "./near.js";
import { Outside } from "./outside.js";
import { commonType, findColumn, keyOf, type Relation, type Scope, type Slot } from "./relation.js";
import type { Expression, Type, Value } from "./syntax.js";
import { codedBy, Vector, type Coded } from "./vector.js";

/** An expression made ready: its type, and its value for the row with a number. */
export interface Ready {
  type: Type;
  at: (row: number) => Value;
  /** the columns that it reads */
  over: readonly Vector[];
  /** where it is one of them */
  vector?: Vector;
}

/** Makes an expression ready in a scope. @throws Outside for what is more than sums in memory answer */
export function ready(value: Expression, scope: Scope): Ready {
  return value.kind === "literal" || value.kind === "column" ? made(value, scope) : once(made(value, scope));
}

/** The values of an expression for rows up to `length`, by number. @throws Outside where they cannot be worked out */
export function codesOf(one: Ready, length: number): Coded {
  return one.vector?.isCoded ? one.vector.coded() : codedBy(length, one.at, codesUnder(one));
}

/** A column of the values of an expression. */
export function vectorOf(one: Ready, length: number): Vector {
  return (
    one.vector ??
    new Vector(length, () =>
      codesUnder(one) ? codesOf(one, length) : Array.from({ length }, (_, row) => one.at(row)),
    )
  );
}

/** The values by number from which those of an expression follow, where it reads a single column that is held so. */
function codesUnder({ over: [only, ...others] }: Ready): Coded | undefined {
  return only?.isCoded && !others.length ? only.coded() : undefined;
}

/** Where one column is read, and held by number, each of its values is worked out once. */
function once(one: Ready): Ready {
  const under = codesUnder(one);
  if (!under) return one;
  const { codes, values } = under;
  const known = new Array<Value | undefined>(values.length);
  const at = (row: number): Value => {
    const code = codes[row] ?? 0;
    let value = known[code];
    if (value === undefined) known[code] = value = one.at(row);
    return value;
  };
  return { ...one, at };
}

function made(value: Expression, scope: Scope): Ready {
  if (scope.slots && scope.inner && scope.slotKinds?.has(value.kind)) {
    const slot = scope.slots.get(keyOf(value, scope.inner));
    if (slot) return read(slot);
  }
  const inScope = (part: Expression): Ready => ready(part, scope);
  switch (value.kind) {
    case "literal":
      return { type: value.type, at: () => value.value, over: [] };
    case "column":
      return column(value, scope);
    case "not": {
      const operand = truth(inScope(value.operand));
      return { type: "bool", over: operand.over, at: (row) => negated(operand.at(row)) };
    }
    case "negative": {
      const operand = inScope(value.operand);
      const type = typeOfResult("-", operand.type, "int");
      const subtract = computing("-", type);
      const of = (number: Value): Value => (number === null ? null : subtract(0, number));
      return { type, over: operand.over, at: (row) => of(operand.at(row)) };
    }
    case "binary":
      return binary(value.operator, inScope(value.left), inScope(value.right));
    case "isNull": {
      const operand = inScope(value.operand);
      return { type: "bool", over: operand.over, at: (row) => (operand.at(row) === null) !== value.negated };
    }
    case "in":
      return membership(value, scope);
    case "case":
      return branching(value, inScope);
    case "cast": {
      const operand = inScope(value.operand);
      const cast = castTo(value.type, operand.type);
      const type = value.type === "double" && operand.type === "near" ? "near" : value.type;
      const of = (given: Value): Value => (given === null ? null : cast(given));
      return { type, over: operand.over, at: (row) => of(operand.at(row)) };
    }
    case "query":
      return single(scope.ask(value.query));
    case "exists":
      return existing(value.query, scope, ready);
    case "window":
      throw new Outside("a window that is no item of a select");
    case "call":
      return call(value.name, value.arguments.map(inScope));
  }
}

function column({ of, name }: Extract<Expression, { kind: "column" }>, scope: Scope): Ready {
  const found = scope.slots ? undefined : findColumn(scope.columns, name, of);
  if (found) return read(found);
  const alias = of === undefined ? scope.aliases.get(name) : undefined;
  if (!alias) throw new Outside(`unknown column ${name}`);
  return ready(alias, { ...scope, aliases: new Map([...scope.aliases].filter(([other]) => other !== name)) });
}

function read({ type, vector }: Slot): Ready {
  return { type, at: vector.reader(), over: [vector], vector };
}

/** The columns that some expressions read together. */
function overAll(parts: readonly Ready[]): Vector[] {
  return [...new Set(parts.flatMap(({ over }) => over))];
}

function binary(operator: string, left: Ready, right: Ready): Ready {
  const over = overAll([left, right]);
  if (operator === "and" || operator === "or") {
    const decides = operator === "or";
    const [first, second] = [truth(left), truth(right)];
    const at = (row: number): Value => {
      const one = first.at(row);
      if (one === decides) return decides;
      const other = second.at(row);
      if (other === decides) return decides;
      return one === null || other === null ? null : !decides;
    };
    return { type: "bool", at, over };
  }
  const compare = comparisons[operator];
  if (compare) {
    const isNear = commonType([left.type, right.type]) === "near";
    const nulls = operator === "is" || operator === "isnt";
    const at = (row: number): Value => {
      const [one, other] = [left.at(row), right.at(row)];
      if (one === null || other === null) return nulls ? compare(one, other) : null;
      return isNear ? compare(nearOrder(one, other), 0) : compare(one, other);
    };
    return { type: "bool", at, over };
  }
  if (operator === "||") {
    if (commonType([left.type, right.type, "text"]) !== "text") throw new Outside("|| of no text");
    return both(left, right, "text", (one, other) => String(one) + String(other));
  }
  if (right.type === "interval" && (left.type === "date" || left.type === "midnight")) {
    if (operator !== "+" && operator !== "-") throw new Outside(`${operator} over an interval`);
    const sign = operator === "+" ? 1 : -1;
    return both(left, right, "midnight", (date, by) => shifted(String(date), String(by), sign));
  }
  const type = typeOfResult(operator, left.type, right.type);
  return both(left, right, type, computing(operator, type));
}

function computing(operator: string, type: Type): (one: Value, other: Value) => Value {
  if (type === "near") {
    const compute = nearArithmetic(operator);
    return (one, other) => compute(nearOf(one), nearOf(other));
  }
  const compute = arithmetic(operator, type);
  return (one, other) => compute(numberIn(one), numberIn(other));
}

function both(left: Ready, right: Ready, type: Type, compute: (one: Value, other: Value) => Value): Ready {
  const at = (row: number): Value => {
    const one = left.at(row);
    const other = right.at(row);
    return one === null || other === null ? null : compute(one, other);
  };
  return { type, at, over: overAll([left, right]) };
}

/** Texts are compared as bytes of UTF-8 there: the same order as of these units but for signs beyond U+FFFF. */
const comparisons: Record<string, (left: Value, right: Value) => boolean> = {
  "=": (left, right) => left === right,
  "<>": (left, right) => left !== right,
  is: (left, right) => left === right,
  isnt: (left, right) => left !== right,
  "<": (left, right) => comparable(left) < comparable(right),
  "<=": (left, right) => comparable(left) <= comparable(right),
  ">": (left, right) => comparable(left) > comparable(right),
  ">=": (left, right) => comparable(left) >= comparable(right),
};

function comparable(value: Value): number | string {
  if (typeof value !== "number" && typeof value !== "string") throw new Outside("values without an order");
  return value;
}

function membership(value: Extract<Expression, { kind: "in" }>, scope: Scope): Ready {
  const operand = ready(value.operand, scope);
  const { among } = value;
  const list = "selects" in among ? firstColumn(scope.ask(among)) : listed(among, scope);
  if (commonType([operand.type, ...list.types]) === "near") throw new Outside("a near number in a list");
  const members = new Set(list.values);
  const at = (row: number): Value => {
    const one = operand.at(row);
    if (!members.size) return value.negated;
    if (one === null) return null;
    if (members.has(one)) return !value.negated;
    return members.has(null) ? null : value.negated;
  };
  return { type: "bool", over: operand.over, at };
}

interface List {
  types: readonly Type[];
  values: readonly Value[];
}

function listed(among: readonly Expression[], scope: Scope): List {
  const list = among.map((one) => ready(one, scope));
  if (list.some(({ over }) => over.length)) throw new Outside("a list of values of rows");
  return { types: list.map(({ type }) => type), values: list.map((one) => one.at(0)) };
}

function firstColumn({ columns: [first], length }: Relation): List {
  if (!first || !length) return { types: [], values: [] };
  const { codes, values } = first.vector.coded();
  const held = new Set(codes);
  return { types: [first.type], values: values.filter((_, code) => held.has(code)) };
}

function branching(
  { branches, otherwise }: Extract<Expression, { kind: "case" }>,
  inScope: (value: Expression) => Ready,
): Ready {
  const told = branches.map(([when, then]) => [truth(inScope(when)), inScope(then)] as const);
  const last = inScope(otherwise);
  const at = (row: number): Value => {
    for (const [when, then] of told) if (when.at(row) === true) return then.at(row);
    return last.at(row);
  };
  const type = commonType([...told.map(([, then]) => then.type), last.type]);
  return { type, at, over: overAll([...told.flat(), last]) };
}

/** The value of a query of one row, NULL of none. */
function single({ columns: [first, ...others], length }: Relation): Ready {
  if (!first || others.length || length > 1) throw new Outside("a query of several values as one");
  const value = length ? first.vector.reader()(0) : null;
  return { type: first.type, at: () => value, over: [] };
}

function call(name: string, given: readonly Ready[]): Ready {
  if (name in aggregates) throw new Outside(`${name} outside a grouping`);
  const known = functionNamed(name);
  const at = (row: number): Value => {
    const values = given.map((one) => one.at(row));
    return !known.takesNull && values.includes(null) ? null : known.call(...values);
  };
  return { type: known.type(given.map((one) => one.type)), at, over: overAll(given) };
}

function truth(value: Ready): Ready {
  if (value.type !== "bool" && value.type !== "null") throw new Outside(`a condition of type ${value.type}`);
  return value;
}

function negated(value: Value): Value {
  return value === null ? null : !value;
}

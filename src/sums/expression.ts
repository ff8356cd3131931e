import { aggregates } from "./aggregates.js";
import { existing } from "./exists.js";
import { castTo, functionNamed, shifted } from "./functions.js";
import { arithmetic, numberIn, typeOfResult } from "./numbers.js";
import { Outside } from "./outside.js";
import { commonType, keyOf, placeOf, type Relation, type Scope, type Tuple } from "./relation.js";
import type { Expression, Type, Value } from "./syntax.js";

/** An expression made ready: its type, and its value for a row. */
export interface Ready {
  type: Type;
  at: (row: Tuple) => Value;
}

/** Makes an expression ready in a scope. @throws Outside for what is more than sums in memory answer */
export function ready(value: Expression, scope: Scope): Ready {
  if (scope.slots && scope.inner) {
    const slot = scope.slots.get(keyOf(value, scope.inner));
    if (slot) return { type: slot.type, at: (row) => row[slot.at] ?? null };
  }
  const inScope = (part: Expression): Ready => ready(part, scope);
  switch (value.kind) {
    case "literal":
      return { type: value.type, at: () => value.value };
    case "column":
      return column(value, scope);
    case "not": {
      const operand = truth(inScope(value.operand));
      return { type: "bool", at: (row) => negated(operand.at(row)) };
    }
    case "negative": {
      const operand = inScope(value.operand);
      const type = typeOfResult("-", operand.type, "int");
      const subtract = arithmetic("-", type);
      const of = (number: Value): Value => (number === null ? null : subtract(0, numberIn(number)));
      return { type, at: (row) => of(operand.at(row)) };
    }
    case "binary":
      return binary(value.operator, inScope(value.left), inScope(value.right));
    case "isNull": {
      const operand = inScope(value.operand);
      return { type: "bool", at: (row) => (operand.at(row) === null) !== value.negated };
    }
    case "in":
      return membership(value, scope);
    case "case":
      return branching(value, inScope);
    case "cast": {
      const operand = inScope(value.operand);
      const cast = castTo(value.type, operand.type);
      const of = (given: Value): Value => (given === null ? null : cast(given));
      return { type: value.type, at: (row) => of(operand.at(row)) };
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
  const place = scope.slots ? undefined : placeOf(scope.columns, name, of);
  const type = place === undefined ? undefined : scope.columns[place]?.type;
  if (place !== undefined && type) return { type, at: (row) => row[place] ?? null };
  const alias = of === undefined ? scope.aliases.get(name) : undefined;
  if (!alias) throw new Outside(`unknown column ${name}`);
  return ready(alias, { ...scope, aliases: new Map([...scope.aliases].filter(([other]) => other !== name)) });
}

function binary(operator: string, left: Ready, right: Ready): Ready {
  if (operator === "and" || operator === "or") {
    const decides = operator === "or";
    const [first, second] = [truth(left), truth(right)];
    const at = (row: Tuple): Value => {
      const one = first.at(row);
      if (one === decides) return decides;
      const other = second.at(row);
      if (other === decides) return decides;
      return one === null || other === null ? null : !decides;
    };
    return { type: "bool", at };
  }
  const compare = comparisons[operator];
  if (compare) {
    commonType([left.type, right.type]);
    const nulls = operator === "is" || operator === "isnt";
    const at = (row: Tuple): Value => {
      const [one, other] = [left.at(row), right.at(row)];
      return !nulls && (one === null || other === null) ? null : compare(one, other);
    };
    return { type: "bool", at };
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
  const compute = arithmetic(operator, type);
  return both(left, right, type, (one, other) => compute(numberIn(one), numberIn(other)));
}

function both(left: Ready, right: Ready, type: Type, compute: (one: Value, other: Value) => Value): Ready {
  const at = (row: Tuple): Value => {
    const one = left.at(row);
    const other = right.at(row);
    return one === null || other === null ? null : compute(one, other);
  };
  return { type, at };
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
  const list = "selects" in among ? firstColumn(scope.ask(among)) : among.map((one) => ready(one, scope));
  commonType([operand.type, ...list.map(({ type }) => type)]);
  const members = new Set(list.map((one) => one.at([])));
  const at = (row: Tuple): Value => {
    const one = operand.at(row);
    if (!members.size) return value.negated;
    if (one === null) return null;
    if (members.has(one)) return !value.negated;
    return members.has(null) ? null : value.negated;
  };
  return { type: "bool", at };
}

function firstColumn({ columns: [first], rows }: Relation): Ready[] {
  const type = first?.type ?? "null";
  return rows.map((row) => ({ type, at: () => row[0] ?? null }));
}

function branching(
  { branches, otherwise }: Extract<Expression, { kind: "case" }>,
  inScope: (value: Expression) => Ready,
): Ready {
  const read = branches.map(([when, then]) => [truth(inScope(when)), inScope(then)] as const);
  const last = inScope(otherwise);
  const at = (row: Tuple): Value => {
    for (const [when, then] of read) if (when.at(row) === true) return then.at(row);
    return last.at(row);
  };
  return { type: commonType([...read.map(([, then]) => then.type), last.type]), at };
}

/** The value of a query of one row, NULL of none. */
function single({ columns: [first, ...others], rows }: Relation): Ready {
  if (!first || others.length || rows.length > 1) throw new Outside("a query of several values as one");
  const value = rows[0]?.[0] ?? null;
  return { type: first.type, at: () => value };
}

function call(name: string, given: readonly Ready[]): Ready {
  if (name in aggregates) throw new Outside(`${name} outside a grouping`);
  const known = functionNamed(name);
  const at = (row: Tuple): Value => {
    const values = given.map((one) => one.at(row));
    return !known.takesNull && values.includes(null) ? null : known.call(...values);
  };
  return { type: known.type(given.map((one) => one.type)), at };
}

function truth(value: Ready): Ready {
  if (value.type !== "bool" && value.type !== "null") throw new Outside(`a condition of type ${value.type}`);
  return value;
}

function negated(value: Value): Value {
  return value === null ? null : !value;
}

import { codesOf, ready, vectorOf, type Ready } from "./expression.js";
import { columnsIn, conjuncts, holdsName } from "./names.js";
import { RowIndex } from "./numbering.js";
import { commonType, picked, type Column, type Relation, type Scope } from "./relation.js";
import type { Expression, JoinType, Source } from "./syntax.js";
import { Vector, type Coded } from "./vector.js";

/** The rows of two relations beside each other. @throws Outside as of expressions */
export function joined(
  { type, on }: Pick<Extract<Source, { kind: "join" }>, "type" | "on">,
  left: Relation,
  right: Relation,
  scopeOf: (relation: Relation) => Scope,
): Relation {
  const [ofLeft, ofRight] = [scopeOf(left), scopeOf(right)];
  const names = Array.isArray(on) ? (on as readonly string[]) : [];
  const condition = Array.isArray(on) ? undefined : (on as Expression | undefined);
  const { pairs, rest } = split(condition ? conjuncts(condition) : [], ofLeft, ofRight);
  const shared = names.map((name) => ({
    name,
    ...pairBetween(named(name), named(name), false, ofLeft, ofRight),
  }));
  const met = candidates([...pairs, ...shared], left.length, right.length);
  const beside = (rows: Pairing): readonly Column[] => [
    ...picked(left, rows.left).columns,
    ...picked(right, rows.right).columns,
  ];
  const both = scopeOf({ columns: beside(met), length: met.left.length });
  const conditions = rest.map((one) => ready(one, both));
  const isAll = type === "inner" && !conditions.length;
  const rows = isAll
    ? met
    : completed(type, met, {
        holds: (i) => conditions.every((one) => one.at(i) === true),
        lengths: [left.length, right.length],
      });
  const merged = shared.map(({ name, ...pair }): Column => {
    const [own, others] = [vectorOf(pair.left, left.length), vectorOf(pair.right, right.length)];
    const vector = type === "full" ? either(own, others, rows) : own.picked(rows.left);
    return { name, type: pair.left.type, merged: true, vector };
  });
  return { columns: [...merged, ...beside(rows)], length: rows.left.length };
}

/** Rows of two sides that stand beside each other, -1 where there is none. */
interface Pairing {
  left: Int32Array;
  right: Int32Array;
}

/** Rows of the left side with each of the right one that equals it in every pair, by the order of the left. */
function candidates(pairs: readonly Pair[], ofLeft: number, ofRight: number): Pairing {
  const coded = (side: "left" | "right", length: number): Coded[] =>
    pairs.map((pair) => (pair.nulls ? codesOf : withoutNulls)(pair[side], length, side));
  const index = new RowIndex(coded("right", ofRight), ofRight);
  const found = index.find(coded("left", ofLeft), ofLeft);
  let length = 0;
  for (let row = 0; row < ofLeft; row++) length += index.countOf(found[row] ?? -1);
  const [left, right] = [new Int32Array(length), new Int32Array(length)];
  let at = 0;
  for (let row = 0; row < ofLeft; row++) {
    const number = found[row] ?? -1;
    const count = index.countOf(number);
    for (let i = 0; i < count; i++, at++) {
      left[at] = row;
      right[at] = index.rowOf(number, i);
    }
  }
  return { left, right };
}

/** Values by number in which NULL equals nothing of the other side. */
function withoutNulls(one: Ready, length: number, side: "left" | "right"): Coded {
  const { codes, values } = codesOf(one, length);
  const at = values.indexOf(null);
  if (at < 0) return { codes, values };
  return { codes, values: values.map((value, i) => (i === at ? nothing[side] : value)) };
}

/** Lists that are equal to nothing but themselves. */
const nothing = { left: Object.freeze([] as string[]), right: Object.freeze([] as string[]) };

/** The candidates that hold, and with outer joins the rows that met none. */
function completed(
  type: JoinType,
  { left, right }: Pairing,
  { holds, lengths: [ofLeft, ofRight] }: { holds: (i: number) => boolean; lengths: [number, number] },
): Pairing {
  const most = left.length + (type === "inner" ? 0 : ofLeft) + (type === "full" ? ofRight : 0);
  const told = { left: new Int32Array(most), right: new Int32Array(most) };
  let length = 0;
  const add = (row: number, other: number): void => {
    told.left[length] = row;
    told.right[length++] = other;
  };
  const found = new Uint8Array(type === "full" ? ofRight : 0);
  let i = 0;
  for (let row = 0; row < ofLeft; row++) {
    let isMet = false;
    for (; left[i] === row; i++) {
      if (!holds(i)) continue;
      isMet = true;
      found[right[i] ?? 0] = 1;
      add(row, right[i] ?? -1);
    }
    if (!isMet && type !== "inner") add(row, -1);
  }
  for (const [other, isFound] of found.entries()) if (!isFound) add(-1, other);
  return { left: told.left.subarray(0, length), right: told.right.subarray(0, length) };
}

/** The left side's values, or the right one's where there is no row of the left. */
function either(own: Vector, others: Vector, { left, right }: Pairing): Vector {
  return new Vector(left.length, () => {
    const [read, readOther] = [own.reader(), others.reader()];
    return Array.from(left, (row, i) => (row < 0 ? readOther(right[i] ?? 0) : read(row)));
  });
}

function named(name: string): Expression {
  return { kind: "column", of: undefined, name };
}

interface Pair {
  left: Ready;
  right: Ready;
  /** does NULL match NULL? */
  nulls: boolean;
}

/** Equalities between the two sides, by which rows are looked up, and the other conditions. */
function split(
  conditions: readonly Expression[],
  left: Scope,
  right: Scope,
): { pairs: Pair[]; rest: Expression[] } {
  const pairs: Pair[] = [];
  const rest: Expression[] = [];
  for (const condition of conditions) {
    const pair = pairOf(condition, left, right);
    if (pair) pairs.push(pair);
    else rest.push(condition);
  }
  return { pairs, rest };
}

function pairOf(condition: Expression, left: Scope, right: Scope): Pair | undefined {
  if (condition.kind !== "binary" || (condition.operator !== "=" && condition.operator !== "is"))
    return undefined;
  const nulls = condition.operator === "is";
  const [one, other] = [condition.left, condition.right];
  for (const [first, second] of [
    [one, other],
    [other, one],
  ] as const) {
    if (!namesOnly(first, left, right) || !namesOnly(second, right, left)) continue;
    return pairBetween(first, second, nulls, left, right);
  }
  return undefined;
}

function pairBetween(one: Expression, other: Expression, nulls: boolean, left: Scope, right: Scope): Pair {
  const pair = { left: ready(one, left), right: ready(other, right), nulls };
  commonType([pair.left.type, pair.right.type]);
  return pair;
}

/** Does an expression name columns of this side, and none of the other? One without columns does. */
function namesOnly(value: Expression, side: Scope, other: Scope): boolean {
  const names = columnsIn(value);
  return names !== undefined && names.every((name) => holdsName(side, name) && !holdsName(other, name));
}

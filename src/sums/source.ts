import { ready, type Ready } from "./expression.js";
import { Keys } from "./keys.js";
import { columnsIn, conjuncts, holdsName } from "./names.js";
import { commonType, type Column, type Relation, type Scope, type Tuple } from "./relation.js";
import type { Expression, JoinType, Query, Source, Value } from "./syntax.js";

export interface Tables {
  /** @throws Outside for a relation that is not held */
  named: (name: string) => Relation;
  ask: (query: Query) => Relation;
}

/** The rows that a select reads, under the aliases of their tables. @throws Outside for what is not held */
export function rowsFrom(source: Source | undefined, tables: Tables): Relation {
  if (!source) return { columns: [], rows: [[]] };
  switch (source.kind) {
    case "table":
      return aliased(tables.named(source.name), source.alias);
    case "query":
      return aliased(tables.ask(source.query), source.alias);
    case "values":
      return values(source, scopeOf([], tables));
    case "join": {
      const [left, right] = [rowsFrom(source.left, tables), rowsFrom(source.right, tables)];
      return joined(source.type, left, right, source.on, tables);
    }
  }
}

export function scopeOf(columns: readonly Column[], tables: Tables): Scope {
  const from = (source: Source | undefined): Relation => rowsFrom(source, tables);
  return { columns, aliases: new Map(), ask: tables.ask, from };
}

function aliased({ columns, rows }: Relation, alias: string): Relation {
  return { columns: columns.map((column) => ({ ...column, of: alias })), rows };
}

function values(source: Extract<Source, { kind: "values" }>, scope: Scope): Relation {
  const rows = source.rows.map((row) => row.map((value) => ready(value, scope)));
  const columns = source.columns.map((name, i) => ({
    of: source.alias,
    name,
    type: commonType(rows.map((row) => row[i]?.type ?? "null")),
  }));
  return { columns, rows: rows.map((row) => row.map((value) => value.at([]))) };
}

function joined(
  type: JoinType,
  left: Relation,
  right: Relation,
  on: Expression | readonly string[] | undefined,
  tables: Tables,
): Relation {
  const [ofLeft, ofRight] = [scopeOf(left.columns, tables), scopeOf(right.columns, tables)];
  const names = Array.isArray(on) ? (on as readonly string[]) : [];
  const condition = Array.isArray(on) ? undefined : (on as Expression | undefined);
  const { pairs, rest } = split(condition ? conjuncts(condition) : [], ofLeft, ofRight);
  const shared = names.map((name) => pairBetween(named(name), named(name), false, ofLeft, ofRight));
  const columns = [...left.columns, ...right.columns];
  const conditions = rest.map((one) => ready(one, scopeOf(columns, tables)));
  const candidates = matcher([...pairs, ...shared], right.rows);
  const rows: Tuple[] = [];
  const found = new Set<Tuple>();
  const nothing = right.columns.map(() => null);
  const add = (row: Tuple, other: Tuple, isLeft: boolean): void => {
    const merged = shared.map((pair) => (isLeft ? pair.left.at(row) : pair.right.at(other)));
    rows.push(merged.length ? merged.concat(row, other) : row.concat(other));
  };
  for (const row of left.rows) {
    let matched = false;
    for (const other of candidates(row)) {
      if (conditions.length) {
        const both = row.concat(other);
        if (!conditions.every((one) => one.at(both) === true)) continue;
      }
      matched = true;
      if (type === "full") found.add(other);
      add(row, other, true);
    }
    if (!matched && type !== "inner") add(row, nothing, true);
  }
  const before = left.columns.map(() => null);
  if (type === "full") for (const other of right.rows) if (!found.has(other)) add(before, other, false);
  const merged = names.map((name, i): Column => ({
    name,
    type: shared[i]?.left.type ?? "null",
    merged: true,
  }));
  return { columns: [...merged, ...columns], rows };
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

/** For a row of the left side, the rows of the right one that equal it in every pair. */
function matcher(pairs: readonly Pair[], rows: readonly Tuple[]): (row: Tuple) => readonly Tuple[] {
  if (!pairs.length) return () => rows;
  const keys = new Keys(pairs.length);
  const [left, right] = [pairs.map((pair) => pair.left.at), pairs.map((pair) => pair.right.at)];
  const matchesNothing = (read: (row: Tuple) => Value, i: number, row: Tuple): boolean =>
    !pairs[i]?.nulls && read(row) === null;
  const found: Tuple[][] = [];
  for (const row of rows)
    if (!right.some((read, i) => matchesNothing(read, i, row)))
      (found[keys.numberOf(row, right)] ??= []).push(row);
  return (row) => {
    if (left.some((read, i) => matchesNothing(read, i, row))) return none;
    const number = keys.findNumber(row, left);
    return number === undefined ? none : (found[number] ?? none);
  };
}

const none: readonly Tuple[] = [];

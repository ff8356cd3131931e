import { aggregates } from "./aggregates.js";
import { codesOf, ready, vectorOf } from "./expression.js";
import { gathering } from "./gathering.js";
import { numberedBy } from "./numbering.js";
import { Outside } from "./outside.js";
import { kept, keyOf, placeOf, type Relation, type Scope, type Slot } from "./relation.js";
import type { Call, Expression, Select } from "./syntax.js";
import { Vector } from "./vector.js";

export function isGrouped({ groupBy, items, having }: Select): boolean {
  if (groupBy !== undefined || having !== undefined) return true;
  return items.some((item) => item.kind === "value" && aggregatesIn(item.value).length > 0);
}

/** The rows of a select with a grouping or aggregates, one a group. @throws Outside as of expressions */
export function grouped(select: Select, items: readonly Expression[], scope: Scope): Relation {
  const keys = keysOf(select, items, scope);
  const asked = unique(
    [...items, ...(select.having ? [select.having] : [])].flatMap((value) => aggregatesIn(value, scope)),
    scope,
  );
  const keyed = keys.map((key) => ready(key, scope));
  const coded = keyed.map((one) => codesOf(one, scope.length));
  const { numbers, firsts } = numberedBy(coded, scope.length);
  const groups = keys.length ? firsts.length : 1;
  const slots = new Map<string, Slot>();
  for (const [i, key] of keys.entries())
    slots.set(keyOf(key, scope), {
      type: keyed[i]?.type ?? "null",
      vector: new Vector(scope.length, () => coded[i] ?? []).picked(firsts),
    });
  for (const one of asked) {
    const { type, start, feed } = gathering(one, scope);
    const gathered = start(groups);
    for (let row = 0; row < scope.length; row++) feed(gathered, numbers[row] ?? 0, row);
    const results = Array.from({ length: groups }, (_, group) => gathered.result(group));
    slots.set(keyOf(one, scope), { type, vector: Vector.of(results) });
  }
  const kinds = new Set([...keys, ...asked].map(({ kind }) => kind));
  const inner: Scope = { ...scope, slots, slotKinds: kinds, length: groups, inner: scope };
  const having = select.having && ready(select.having, inner);
  const told = items.map((item) => ready(item, inner));
  const columns = told.map((one, i) => ({
    name: String(i),
    type: one.type,
    vector: vectorOf(one, groups),
  }));
  return kept({ columns, length: groups }, (group) => !having || having.at(group) === true);
}

function keysOf({ groupBy = [] }: Select, items: readonly Expression[], scope: Scope): Expression[] {
  if (groupBy === "all") return items.filter((item) => !aggregatesIn(item, scope).length);
  return groupBy.map((key) => {
    if (key.kind === "literal" && typeof key.value === "number") {
      const item = items[key.value - 1];
      if (!item) throw new Outside("GROUP BY a column that is not there");
      return item;
    }
    const alias =
      key.kind === "column" && key.of === undefined && placeOf(scope.columns, key.name) === undefined
        ? scope.aliases.get(key.name)
        : undefined;
    return alias ?? key;
  });
}

/** The aggregates in an expression, those in the aliases that it names with them. */
export function aggregatesIn(value: Expression, scope?: Scope): Call[] {
  switch (value.kind) {
    case "literal":
    case "query":
    case "exists":
    case "window":
      return [];
    case "column": {
      const alias =
        scope && value.of === undefined && placeOf(scope.columns, value.name) === undefined
          ? scope.aliases.get(value.name)
          : undefined;
      return alias ? aggregatesIn(alias, scope) : [];
    }
    case "not":
    case "negative":
    case "isNull":
    case "cast":
      return aggregatesIn(value.operand, scope);
    case "binary":
      return [...aggregatesIn(value.left, scope), ...aggregatesIn(value.right, scope)];
    case "in":
      return aggregatesIn(value.operand, scope);
    case "case":
      return [...value.branches.flat(), value.otherwise].flatMap((part) => aggregatesIn(part, scope));
    case "call":
      return value.name in aggregates
        ? [value]
        : value.arguments.flatMap((argument) => aggregatesIn(argument, scope));
  }
}

function unique(calls: readonly Call[], scope: Scope): Call[] {
  return [...new Map(calls.map((call) => [keyOf(call, scope), call])).values()];
}

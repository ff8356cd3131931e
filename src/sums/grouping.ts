import { aggregates, joined, type Aggregate, type Gathering } from "./aggregates.js";
import { ready, type Ready } from "./expression.js";
import { Keys } from "./keys.js";
import { Outside } from "./outside.js";
import { keyOf, placeOf, type Scope, type Tuple } from "./relation.js";
import type { Call, Expression, Select, Type, Value } from "./syntax.js";

export function isGrouped({ groupBy, items, having }: Select): boolean {
  if (groupBy !== undefined || having !== undefined) return true;
  return items.some((item) => item.kind === "value" && aggregatesIn(item.value).length > 0);
}

/** The rows of a select with a grouping or aggregates, one a group. @throws Outside as of expressions */
export function grouped(
  select: Select,
  items: readonly Expression[],
  { scope, rows }: { scope: Scope; rows: readonly Tuple[] },
): { types: Type[]; rows: Tuple[] } {
  const keys = keysOf(select, items, scope);
  const asked = unique(
    [...items, ...(select.having ? [select.having] : [])].flatMap((value) => aggregatesIn(value, scope)),
    scope,
  );
  const keyed = keys.map((key) => ready(key, scope));
  const calls = asked.map((one) => gathering(one, scope));
  const slots = new Map<string, { at: number; type: Type }>();
  for (const [i, key] of keys.entries())
    slots.set(keyOf(key, scope), { at: i, type: keyed[i]?.type ?? "null" });
  for (const [i, one] of asked.entries())
    slots.set(keyOf(one, scope), { at: keys.length + i, type: calls[i]?.type ?? "null" });

  const groups: { key: Tuple; gathered: Gathering[] }[] = [];
  const made = (key: Tuple) => ({ key, gathered: calls.map((call) => call.start()) });
  if (!keys.length) groups.push(made([]));
  const numbers = new Keys(keys.length);
  const readers = keyed.map((one) => one.at);
  for (const row of rows) {
    const { gathered } = (groups[numbers.numberOf(row, readers)] ??= made(readers.map((read) => read(row))));
    for (let i = 0; i < calls.length; i++) {
      const one = gathered[i];
      if (one) calls[i]?.feed(one, row);
    }
  }
  const inner: Scope = { ...scope, slots, inner: scope };
  const having = select.having && ready(select.having, inner);
  const told = items.map((item) => ready(item, inner));
  const results = groups
    .map(({ key, gathered }) => [...key, ...gathered.map((one) => one.result())])
    .filter((row) => !having || having.at(row) === true);
  return {
    types: told.map(({ type }) => type),
    rows: results.map((row) => told.map((item) => item.at(row))),
  };
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
function aggregatesIn(value: Expression, scope?: Scope): Call[] {
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

/** How the values of an aggregate are gathered out of rows. */
export function gathering(
  call: Call,
  scope: Scope,
): { type: Type; start: () => Gathering; feed: (to: Gathering, row: Tuple) => void } {
  const aggregate = aggregates[call.name];
  if (!aggregate) throw new Outside(`aggregate ${call.name}`);
  const [value, ...others] = call.arguments.map((argument) => ready(argument, scope));
  const filter = call.filter && ready(call.filter, scope);
  const { by, start } =
    call.name === "string_agg" ? joining(call, others, scope) : unordered(call, aggregate, others);
  const types = [value, by].flatMap((one) => (one ? [one.type] : []));
  return {
    type: aggregate.type(types),
    start: () => start(types),
    feed(to, row) {
      if (filter && filter.at(row) !== true) return;
      to.take(value ? value.at(row) : true, by ? by.at(row) : null); // count(*) counts rows
    },
  };
}

interface Start {
  start: (types: readonly Type[]) => Gathering;
  /** what a value comes with */
  by: Ready | undefined;
}

function unordered(call: Call, aggregate: Aggregate, [by]: readonly Ready[]): Start {
  if (call.order.length) throw new Outside(`${call.name} in order`);
  if (call.distinct && call.name !== "count") throw new Outside(`${call.name} of distinct values`);
  return { by, start: (types) => (call.distinct ? distinctCount() : aggregate.start(types)) };
}

/** Texts joined in an order, and by nothing else. */
function joining(call: Call, [separator]: readonly Ready[], scope: Scope): Start {
  const [order, ...more] = call.order;
  if (!separator || !order || order.descending || more.length) throw new Outside("texts joined in no order");
  return {
    by: ready(order.value, scope),
    start: () => joined(String(separator.at([])), call.distinct),
  };
}

function distinctCount(): Gathering {
  const seen = new Set<Value>();
  return {
    take: (value) => {
      if (value !== null) seen.add(value);
    },
    result: () => seen.size,
  };
}

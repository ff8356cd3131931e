import { aggregates } from "./aggregates.js";
import { ready } from "./expression.js";
import { functionNamed } from "./functions.js";
import { grouped, isGrouped } from "./grouping.js";
import { Outside } from "./outside.js";
import { parse } from "./parse.js";
import {
  commonType,
  placeOf,
  rowKey,
  type Column,
  type Relation,
  type Scope,
  type Tuple,
} from "./relation.js";
import { rowsFrom, scopeOf, type Tables } from "./source.js";
import type { Call, Expression, Item, Query, Select, Source, Value } from "./syntax.js";
import { comparing, isWindowFunction, withWindows } from "./windows.js";

/** Queries that were worked out over relations that stay as they are, by their syntax: questions share most of them. */
export type Kept = Map<string, Relation>;

const mostKept = 200;

/**
 * The rows of a SQL text over relations in memory: the same rows as DuckDB gives, in its order. `named` returns a relation.
 * @throws Outside where the text, or a number on the way, asks for more than is known to be the same to the last digit
 */
export function answer(
  sql: string | Query,
  named: (name: string) => Relation,
  kept: Kept = new Map(),
): Relation {
  return rowsOf(typeof sql === "string" ? parse(sql) : sql, { outer: named, local: new Map(), kept });
}

/** The relations that a query reads, but for those of its WITH. */
export function relationsOf(query: Query): string[] {
  const [named, own] = [new Set<string>(), new Set<string>()];
  JSON.stringify(query, (_, part: unknown) => {
    if (typeof part !== "object" || part === null) return part;
    if ("ctes" in part) for (const [name] of (part as Query).ctes) own.add(name);
    if ("kind" in part && part.kind === "table") named.add((part as Extract<Source, { kind: "table" }>).name);
    return part;
  });
  return [...named].filter((name) => !own.has(name));
}

/** @throws Outside for a query with a function that is not known: before anything is read for it */
export function refuseUnknownCalls(query: Query): void {
  JSON.stringify(query, (_, part: unknown) => {
    if (typeof part === "object" && part !== null && "kind" in part && part.kind === "call") {
      const { name } = part as Call;
      if (!(name in aggregates) && !isWindowFunction(name) && name !== "unnest") functionNamed(name);
    }
    return part;
  });
}

interface Names {
  outer(name: string): Relation;
  /** queries of WITH that are in sight */
  local: ReadonlyMap<string, () => Relation>;
  kept: Kept;
}

function rowsOf(query: Query, names: Names): Relation {
  const local = new Map(names.local);
  for (const [name, of] of query.ctes) {
    const above = { ...names, local: new Map(local) }; // a query sees those above it
    let rows: Relation | undefined;
    local.set(name, () => (rows ??= keptRows(of, above)));
  }
  const inside = { ...names, local };
  const tables: Tables = {
    named: (name) => local.get(name)?.() ?? names.outer(name),
    ask: (inner) => keptRows(inner, inside),
  };
  const parts = query.selects.map((select) => selected(select, tables));
  const [first, ...others] = parts;
  if (!first) throw new Outside("a query without a select");
  if (!others.length) return { columns: first.columns, rows: inOrder(query, first) };
  if (query.order.length || query.limit !== undefined) throw new Outside("the order of a union");
  return { columns: united(parts), rows: parts.flatMap(({ rows }) => rows) };
}

/** The rows of a query inside another; worked out once where it names no query of a WITH. */
function keptRows(query: Query, names: Names): Relation {
  const text = JSON.stringify(query);
  if ([...names.local.keys()].some((name) => text.includes(`"table","name":${JSON.stringify(name)},`)))
    return rowsOf(query, names);
  const known = names.kept.get(text) ?? rowsOf(query, names);
  names.kept.set(text, known);
  if (names.kept.size > mostKept) names.kept.delete(names.kept.keys().next().value ?? "");
  return known;
}

function united(parts: readonly Relation[]): Column[] {
  const [first] = parts;
  if (parts.some(({ columns }) => columns.length !== first?.columns.length))
    throw new Outside("a union of rows of different lengths");
  return (first?.columns ?? []).map(({ name }, i) => ({
    name,
    type: commonType(parts.map(({ columns }) => columns[i]?.type ?? "null")),
  }));
}

/** Columns of an answer with the expressions that they come from, and the values of any other one. */
type Selected = Relation & { from: readonly Expression[]; valuesOf: (value: Expression) => Value[] };

function selected(select: Select, tables: Tables): Selected {
  const source = rowsFrom(select.from, tables);
  const items = select.items.flatMap((item) => expanded(item, source.columns));
  const aliases = new Map(
    items.flatMap(({ name, value }) =>
      value.kind === "column" && value.name === name ? [] : [[name, value]],
    ),
  );
  const scope: Scope = { ...scopeOf(source.columns, tables), aliases };
  const where = select.where && ready(select.where, scope);
  const rows = where ? source.rows.filter((row) => where.at(row) === true) : source.rows;
  const from = items.map(({ value }) => value);
  const told = isGrouped(select)
    ? grouped(select, from, { scope, rows })
    : plain(...withWindows(from, select.qualify, { scope, rows }));
  const columns = items.map(({ name }, i) => ({ name, type: told.types[i] ?? "null" }));
  const valuesOf = (value: Expression): Value[] => {
    if (select.distinct || isGrouped(select) || told.rows.length !== rows.length || select.qualify)
      throw new Outside("order by what is no column of the answer");
    const { at } = ready(value, scope);
    return rows.map(at);
  };
  return { columns, rows: select.distinct ? distinct(told.rows) : told.rows, from, valuesOf };
}

function plain(
  values: readonly Expression[],
  { scope, rows }: { scope: Scope; rows: readonly Tuple[] },
): { types: Column["type"][]; rows: Tuple[] } {
  const unnested = values.findIndex((value) => value.kind === "call" && value.name === "unnest");
  const parts = { texts: "text", ints: "int" } as const;
  const items = values.map((value, i) =>
    ready(i === unnested && value.kind === "call" ? (value.arguments[0] ?? value) : value, scope),
  );
  const types = items.map(({ type }, i) =>
    i === unnested && (type === "texts" || type === "ints") ? parts[type] : type,
  );
  const told = rows.map((row) => items.map((item) => item.at(row)));
  return { types, rows: unnested < 0 ? told : told.flatMap((row) => unnest(row, unnested)) };
}

function unnest(row: Tuple, at: number): Tuple[] {
  const list = row[at] ?? null;
  if (list === null) return [];
  if (!Array.isArray(list)) throw new Outside("unnest of no list");
  return list.map((value: Value) => row.map((other, i) => (i === at ? value : other)));
}

function expanded(item: Item, columns: readonly Column[]): { name: string; value: Expression }[] {
  if (item.kind === "value") return [{ name: item.alias ?? nameOf(item.value), value: item.value }];
  if (columns.some(({ merged }) => merged)) throw new Outside("all columns of tables that USING joins");
  const replaced = new Map(item.replaced);
  const all = columns.filter(({ of }) => item.of === undefined || item.of === of);
  if (all.some(({ partial }) => partial)) throw new Outside("all columns of a table that is held in part");
  return all.map(({ of, name }) => ({ name, value: replaced.get(name) ?? { kind: "column", of, name } }));
}

/** A name of its own for a column that has none. */
function nameOf(value: Expression): string {
  return JSON.stringify(value);
}

function distinct(rows: readonly Tuple[]): Tuple[] {
  return [...new Map(rows.map((row) => [rowKey(row), row])).values()];
}

function inOrder({ order, limit }: Query, answered: Selected): readonly Tuple[] {
  const { rows } = answered;
  if (!order.length && limit === undefined) return rows;
  const keys = order.map(({ value, descending }) => ({ values: orderedBy(value, answered), descending }));
  const compare = comparing(keys);
  const places = rows.map((_, i) => i).sort(compare);
  if (limit === undefined || limit >= rows.length) return places.map((i) => rows[i] ?? []);
  const [last = 0, next = 0] = places.slice(limit - 1, limit + 1);
  if (!order.length || limit < 1 || compare(last, next) === 0)
    throw new Outside("some of the rows that are tied");
  return places.slice(0, limit).map((i) => rows[i] ?? []);
}

/** The values that an answer is sorted by: of a column by its number or name, of what one comes from, or of its rows. */
function orderedBy(value: Expression, { columns, rows, from, valuesOf }: Selected): Value[] {
  const named = value.kind === "column" && value.of === undefined ? placeOf(columns, value.name) : undefined;
  const numbered = value.kind === "literal" && typeof value.value === "number" ? value.value - 1 : named;
  const same = from.findIndex((other) => JSON.stringify(other) === JSON.stringify(value));
  const at = numbered ?? (same < 0 ? undefined : same);
  return at === undefined ? valuesOf(value) : rows.map((row) => row[at] ?? null);
}

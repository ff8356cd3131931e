import { aggregates } from "./aggregates.js";
import { ready, vectorOf } from "./expression.js";
import { functionNamed } from "./functions.js";
import { grouped, isGrouped } from "./grouping.js";
import { Outside } from "./outside.js";
import { parse } from "./parse.js";
import { numberedBy } from "./numbering.js";
import {
  commonType,
  joinedRows,
  kept as keptOf,
  picked,
  placeOf,
  type Column,
  type Relation,
  type Scope,
} from "./relation.js";
import { rowsFrom, scopeOf, type Tables } from "./source.js";
import type { Call, Expression, Item, Query, Select, Source, Value } from "./syntax.js";
import { Vector } from "./vector.js";
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
  if (!others.length) return inOrder(query, first);
  if (query.order.length || query.limit !== undefined) throw new Outside("the order of a union");
  const { columns, length } = joinedRows([first, ...others]);
  const types = commonTypes(parts);
  return { columns: columns.map((column, i) => ({ ...column, type: types[i] ?? "null" })), length };
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

function commonTypes(parts: readonly Relation[]): Column["type"][] {
  const [first] = parts;
  if (parts.some(({ columns }) => columns.length !== first?.columns.length))
    throw new Outside("a union of rows of different lengths");
  return (first?.columns ?? []).map((_, i) =>
    commonType(parts.map(({ columns }) => columns[i]?.type ?? "null")),
  );
}

/** Columns of an answer with the expressions that they come from, and the values of any other one. */
type Selected = Relation & { from: readonly Expression[]; valuesOf: (value: Expression) => ArrayLike<Value> };

function selected(select: Select, tables: Tables): Selected {
  const source = rowsFrom(select.from, tables);
  const items = select.items.flatMap((item) => expanded(item, source.columns));
  const aliases = new Map(
    items.flatMap(({ name, value }) =>
      value.kind === "column" && value.name === name ? [] : [[name, value]],
    ),
  );
  const all: Scope = { ...scopeOf(source, tables), aliases };
  const where = select.where && ready(select.where, all);
  const scope: Scope = { ...all, ...(where && keptOf(all, (row) => where.at(row) === true)) };
  const from = items.map(({ value }) => value);
  const told = isGrouped(select)
    ? grouped(select, from, scope)
    : plain(...withWindows(from, select.qualify, scope));
  const columns = told.columns.map(({ type, vector }, i) => ({ name: items[i]?.name ?? "", type, vector }));
  const named = { columns, length: told.length };
  const valuesOf = (value: Expression): ArrayLike<Value> => {
    if (select.distinct || isGrouped(select) || told.length !== scope.length || select.qualify)
      throw new Outside("order by what is no column of the answer");
    return vectorOf(ready(value, scope), scope.length).values();
  };
  return { ...(select.distinct ? distinct(named) : named), from, valuesOf };
}

function plain(values: readonly Expression[], scope: Scope): Relation {
  const unnested = values.findIndex((value) => value.kind === "call" && value.name === "unnest");
  const items = values.map((value, i) =>
    ready(i === unnested && value.kind === "call" ? (value.arguments[0] ?? value) : value, scope),
  );
  const columns = items.map((item, i) => ({
    name: String(i),
    type: item.type,
    vector: vectorOf(item, scope.length),
  }));
  const told = { columns, length: scope.length };
  return unnested < 0 ? told : unnest(told, unnested);
}

/** A row for each part of the list in a column. */
function unnest(relation: Relation, at: number): Relation {
  const list = relation.columns[at];
  const read = list?.vector.reader();
  const [rows, parts]: [number[], Value[]] = [[], []];
  for (let row = 0; row < relation.length; row++) {
    const value = read?.(row) ?? null;
    if (value === null) continue;
    if (!Array.isArray(value)) throw new Outside("unnest of no list");
    for (const part of value as Value[]) {
      rows.push(row);
      parts.push(part);
    }
  }
  const { columns, length } = picked(relation, Int32Array.from(rows));
  const type = list?.type === "texts" ? "text" : list?.type === "ints" ? "int" : (list?.type ?? "null");
  return {
    columns: columns.map((other, i) => (i === at ? { ...other, type, vector: Vector.of(parts) } : other)),
    length,
  };
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

function distinct(relation: Relation): Relation {
  const coded = relation.columns.map(({ vector }) => vector.coded());
  return picked(relation, numberedBy(coded, relation.length).firsts);
}

function inOrder({ order, limit }: Query, answered: Selected): Relation {
  const { columns, length } = answered;
  if (!order.length && limit === undefined) return { columns, length };
  const keys =
    order === "all"
      ? columns.map(({ vector }) => ({ values: vector.values(), descending: false }))
      : order.map(({ value, descending }) => ({ values: orderedBy(value, answered), descending }));
  const compare = comparing(keys);
  const places = Int32Array.from({ length }, (_, i) => i).sort(compare);
  if (limit === undefined || limit >= length) return picked(answered, places);
  const [last = 0, next = 0] = places.slice(limit - 1, limit + 1);
  if (!order.length || limit < 1 || compare(last, next) === 0)
    throw new Outside("some of the rows that are tied");
  return picked(answered, places.slice(0, limit));
}

/** The values that an answer is sorted by: of a column by its number or name, of what one comes from, or of its rows. */
function orderedBy(value: Expression, { columns, from, valuesOf }: Selected): ArrayLike<Value> {
  const named = value.kind === "column" && value.of === undefined ? placeOf(columns, value.name) : undefined;
  const numbered = value.kind === "literal" && typeof value.value === "number" ? value.value - 1 : named;
  const same = from.findIndex((other) => JSON.stringify(other) === JSON.stringify(value));
  const column = columns[numbered ?? same];
  return column ? column.vector.values() : valuesOf(value);
}

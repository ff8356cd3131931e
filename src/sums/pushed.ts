import { aggregatesIn } from "./grouping.js";
import { columnsIn, conjuncts } from "./names.js";
import type { Expression, Item, Query, Select, Source } from "./syntax.js";

/**
 * A query whose conditions stand as near to the tables as they can: one on the keys of a grouping holds before the grouping
 * too, and one on what USING joins holds on either side. The answer is the same, of fewer rows on the way.
 */
export function pushed(query: Query): Query {
  const inlined = withoutSingleNames(query);
  return {
    ...inlined,
    ctes: inlined.ctes.map(([name, of]) => [name, pushed(of)]),
    selects: inlined.selects.map(pushedSelect),
  };
}

/** Queries of WITH that are named once stand where they are named. */
function withoutSingleNames(query: Query): Query {
  const named = new Map(query.ctes);
  const text = JSON.stringify(query);
  const isSingle = (name: string): boolean =>
    text.split(`"table","name":${JSON.stringify(name)},`).length === 2;
  const inlined = <T>(part: T): T =>
    JSON.parse(
      JSON.stringify(part, (_, value: unknown) => {
        if (!isTable(value) || !isSingle(value.name)) return value;
        const of = named.get(value.name);
        return of ? { kind: "query", query: of, alias: value.alias } : value;
      }),
    ) as T;
  return {
    ...query,
    ctes: query.ctes.filter(([name]) => !isSingle(name)).map(([name, of]) => [name, inlined(of)]),
    selects: inlined(query.selects),
  };
}

function isTable(value: unknown): value is Extract<Source, { kind: "table" }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "table";
}

function pushedSelect(select: Select): Select {
  let { from } = select;
  if (!from) return select;
  for (const condition of select.where ? conjuncts(select.where) : []) {
    const names = columnsIn(condition);
    if (names?.length) from = filtered(from, condition, names) ?? from;
  }
  return { ...select, from: inside(from) };
}

/** Sources whose own queries are pushed too. */
function inside(source: Source): Source {
  if (source.kind === "query") return { ...source, query: pushed(source.query) };
  if (source.kind !== "join") return source;
  return { ...source, left: inside(source.left), right: inside(source.right) };
}

type Names = NonNullable<ReturnType<typeof columnsIn>>;

/** A source of the rows that fulfil a condition; undefined where that is not plain to see. */
function filtered(source: Source, condition: Expression, names: Names): Source | undefined {
  switch (source.kind) {
    case "values":
      return undefined;
    case "table": {
      const where = source.where ? both(source.where, condition) : condition;
      return names.every(({ of = source.alias }) => of === source.alias) ? { ...source, where } : undefined;
    }
    case "query": {
      if (!names.every(({ of = source.alias }) => of === source.alias)) return undefined;
      const query = filteredQuery(source.query, condition);
      return query && { ...source, query };
    }
    case "join": {
      const { type, on } = source;
      const using = Array.isArray(on) ? (on as readonly string[]) : [];
      const isMerged = names.every(({ of, name }) => of === undefined && using.includes(name));
      if (type === "full" || !(isMerged || names.every(({ of }) => of !== undefined))) return undefined;
      const left = filtered(source.left, condition, names);
      const right = isMerged || type === "inner" ? filtered(source.right, condition, names) : undefined;
      return { ...source, left: left ?? source.left, right: right ?? source.right };
    }
  }
}

function filteredQuery(query: Query, condition: Expression): Query | undefined {
  if (query.limit !== undefined) return undefined;
  const selects: Select[] = [];
  for (const select of query.selects) {
    const own = inItems(condition, select);
    if (!own) return undefined;
    selects.push({ ...select, where: select.where ? both(select.where, own) : own });
  }
  return { ...query, selects };
}

/** A condition on columns of an answer as one on the rows that it is made of. */
function inItems(condition: Expression, select: Select): Expression | undefined {
  const { qualify, items, from } = select;
  if (qualify || JSON.stringify(items).includes('"kind":"window"')) return undefined;
  const values = new Map<string, Expression>();
  for (const { name } of columnsIn(condition) ?? []) {
    const value = valueOf(name, items, from);
    if (!value || !columnsIn(value) || aggregatesIn(value).length) return undefined;
    values.set(name, value);
  }
  return substituted(condition, values) as Expression;
}

/** An expression with others for the columns that it names. */
function substituted(part: unknown, values: ReadonlyMap<string, Expression>): unknown {
  if (isColumn(part)) return values.get(part.name);
  if (Array.isArray(part)) return part.map((one) => substituted(one, values));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, substituted(value, values)]));
}

function valueOf(name: string, items: readonly Item[], from: Source | undefined): Expression | undefined {
  for (const item of items) {
    if (item.kind === "all")
      return from?.kind === "join" || item.replaced.length
        ? undefined
        : { kind: "column", of: undefined, name };
    const own = item.value.kind === "column" ? item.value.name : undefined;
    if ((item.alias ?? own) === name) return item.value;
  }
  return undefined;
}

function isColumn(part: unknown): part is Extract<Expression, { kind: "column" }> {
  return typeof part === "object" && part !== null && "kind" in part && part.kind === "column";
}

function both(left: Expression, right: Expression): Expression {
  return { kind: "binary", operator: "and", left, right };
}

import { Outside } from "./outside.js";
import type { Expression, Query, Source, Type } from "./syntax.js";
import { joinedVectors, Vector } from "./vector.js";

export interface Column {
  /** alias of the table that it stands in, while a query is worked out */
  of?: string;
  name: string;
  type: Type;
  /** one column for two that USING holds equal: the name without a table means it */
  merged?: true;
  /** further columns of its table are not held: nobody may ask for all of them */
  partial?: true;
  vector: Vector;
}

/** Typed columns of as many rows. */
export interface Relation {
  columns: readonly Column[];
  length: number;
}

/** A relation of which nothing is held. */
export const nothing: Relation = { columns: [], length: 0 };

/** Some rows of a relation, by their numbers; NULL for a row below zero. */
export function picked(relation: Relation, rows: Int32Array): Relation {
  const { columns, length } = relation;
  if (rows.length === length && rows.every((row, i) => row === i)) return relation;
  return {
    columns: columns.map((column) => ({ ...column, vector: column.vector.picked(rows) })),
    length: rows.length,
  };
}

/** The rows of a relation for which a condition holds. */
export function kept(relation: Relation, holds: (row: number) => boolean): Relation {
  const rows = new Int32Array(relation.length);
  let length = 0;
  for (let row = 0; row < relation.length; row++) if (holds(row)) rows[length++] = row;
  return length === relation.length ? relation : picked(relation, rows.slice(0, length));
}

/** The rows of relations with the same columns, one after another. */
export function joinedRows([first, ...others]: readonly [Relation, ...Relation[]]): Relation {
  const all = [first, ...others].filter((part, i) => i === 0 || part.length);
  return {
    columns: first.columns.map((column, i) => ({
      ...column,
      vector: joinedVectors(all.map((part) => part.columns[i]?.vector ?? Vector.of([]))),
    })),
    length: all.reduce((sum, part) => sum + part.length, 0),
  };
}

/** The same columns without rows. */
export function emptied({ columns }: Relation): Relation {
  return { columns: columns.map((column) => ({ ...column, vector: Vector.of([]) })), length: 0 };
}

export type Slot = Pick<Column, "type" | "vector">;

/** What names mean where an expression stands. */
export interface Scope {
  columns: readonly Column[];
  /** rows that they have */
  length: number;
  /** items of the select by their alias: known where no column has the name */
  aliases: ReadonlyMap<string, Expression>;
  /** in the answer of a grouping: its keys and aggregates, by `keyOf` */
  slots?: ReadonlyMap<string, Slot>;
  /** kinds of expressions that are in `slots` */
  slotKinds?: ReadonlySet<Expression["kind"]>;
  /** the scope that the keys of `slots` are named in */
  inner?: Scope;
  ask: (query: Query) => Relation;
  /** the rows of what a query inside reads */
  from: (source: Source | undefined) => Relation;
}

/** The place of a column. @throws Outside where several columns have the name */
export function placeOf(columns: readonly Column[], name: string, of?: string): number | undefined {
  if (of === undefined) {
    const merged = columns.findIndex((column) => column.merged && column.name === name);
    if (merged >= 0) return merged;
  }
  let found: number | undefined;
  for (const [i, column] of columns.entries()) {
    if (column.name !== name || (of !== undefined && column.of !== of)) continue;
    if (found !== undefined) throw new Outside(`ambiguous column ${name}`);
    found = i;
  }
  return found;
}

/** A column by its name; undefined where there is none. @throws Outside where several have the name */
export function findColumn(columns: readonly Column[], name: string, of?: string): Column | undefined {
  return columns[placeOf(columns, name, of) ?? -1];
}

/** The same. @throws Outside where there is none, too */
export function columnNamed(columns: readonly Column[], name: string): Column {
  const column = findColumn(columns, name);
  if (!column) throw new Outside(`a relation without the column ${name}`);
  return column;
}

/** An expression as text, equal for expressions that say the same in a scope. */
export function keyOf(value: Expression, { columns, aliases }: Scope): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (!isColumn(part)) return part;
    const at = placeOf(columns, part.name, part.of);
    const alias = at === undefined && part.of === undefined ? aliases.get(part.name) : undefined;
    return at === undefined ? (alias ?? `?${part.of ?? ""}.${part.name}`) : `#${at}`;
  });
}

function isColumn(part: unknown): part is Extract<Expression, { kind: "column" }> {
  return typeof part === "object" && part !== null && "kind" in part && part.kind === "column";
}

/** The type that holds the values of all. @throws Outside where there is none */
export function commonType(types: readonly Type[]): Type {
  const known = types.filter((type) => type !== "null");
  const [first = "null"] = known;
  if (known.every((type) => type === first)) return first;
  if (known.every((type) => type === "date" || type === "midnight")) return "midnight";
  const widest = numeric.findLast((type) => types.includes(type));
  if (widest && known.every((type) => numeric.includes(type))) return widest;
  throw new Outside(`values of types ${known.join(" and ")} side by side`);
}

export const numeric: readonly Type[] = ["int", "decimal", "double", "near"];

import { ready } from "./expression.js";
import { joined } from "./join.js";
import { commonType, kept, type Relation, type Scope } from "./relation.js";
import type { Query, Source } from "./syntax.js";
import { Vector } from "./vector.js";

export interface Tables {
  /** @throws Outside for a relation that is not held */
  named: (name: string) => Relation;
  ask: (query: Query) => Relation;
}

/** The rows that a select reads, under the aliases of their tables. @throws Outside for what is not held */
export function rowsFrom(source: Source | undefined, tables: Tables): Relation {
  if (!source) return { columns: [], length: 1 };
  switch (source.kind) {
    case "table": {
      const all = aliased(tables.named(source.name), source.alias);
      const where = source.where && ready(source.where, scopeOf(all, tables));
      return where ? kept(all, (row) => where.at(row) === true) : all;
    }
    case "query":
      return aliased(tables.ask(source.query), source.alias);
    case "values":
      return values(source, tables);
    case "join": {
      const [left, right] = [rowsFrom(source.left, tables), rowsFrom(source.right, tables)];
      return joined(source, left, right, (relation) => scopeOf(relation, tables));
    }
  }
}

export function scopeOf({ columns, length }: Relation, tables: Tables): Scope {
  const from = (source: Source | undefined): Relation => rowsFrom(source, tables);
  return { columns, length, aliases: new Map(), ask: tables.ask, from };
}

function aliased({ columns, length }: Relation, alias: string): Relation {
  return { columns: columns.map((column) => ({ ...column, of: alias })), length };
}

function values(source: Extract<Source, { kind: "values" }>, tables: Tables): Relation {
  const scope = scopeOf({ columns: [], length: 1 }, tables);
  const rows = source.rows.map((row) => row.map((value) => ready(value, scope)));
  const columns = source.columns.map((name, i) => ({
    of: source.alias,
    name,
    type: commonType(rows.map((row) => row[i]?.type ?? "null")),
    vector: Vector.of(rows.map((row) => row[i]?.at(0) ?? null)),
  }));
  return { columns, length: rows.length };
}

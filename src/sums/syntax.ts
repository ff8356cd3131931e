/** A statement as measures write it: queries of selects over tables, queries and lists of values. */
export interface Query {
  ctes: readonly (readonly [name: string, query: Query])[];
  /** joined by UNION ALL */
  selects: readonly Select[];
  order: readonly Order[];
}

export interface Select {
  distinct: boolean;
  items: readonly Item[];
  from: Source | undefined;
  where: Expression | undefined;
  /** `all`: by every item without an aggregate */
  groupBy: "all" | readonly Expression[] | undefined;
  having: Expression | undefined;
}

/** A column of the answer, or all columns of a table (`alias` undefined: of all tables), some of them replaced. */
export type Item =
  | { kind: "value"; value: Expression; alias: string | undefined }
  | {
      kind: "all";
      of: string | undefined;
      replaced: readonly (readonly [name: string, value: Expression])[];
    };

export type Source =
  | { kind: "table"; name: string; alias: string }
  | { kind: "query"; query: Query; alias: string }
  | { kind: "values"; rows: readonly (readonly Expression[])[]; alias: string; columns: readonly string[] }
  | {
      kind: "join";
      type: JoinType;
      left: Source;
      right: Source;
      /** a condition, or names of columns that both sides have; without either every row meets every other */
      on: Expression | readonly string[] | undefined;
    };

export type JoinType = "inner" | "left" | "full";

export interface Order {
  value: Expression;
  descending: boolean;
}

export type Expression =
  | { kind: "literal"; type: Type; value: Value }
  | { kind: "column"; of: string | undefined; name: string }
  | { kind: "not" | "negative"; operand: Expression }
  | { kind: "binary"; operator: string; left: Expression; right: Expression }
  | { kind: "isNull"; operand: Expression; negated: boolean }
  | { kind: "in"; operand: Expression; among: readonly Expression[] | Query; negated: boolean }
  | {
      kind: "case";
      branches: readonly (readonly [when: Expression, then: Expression])[];
      otherwise: Expression;
    }
  | { kind: "cast"; operand: Expression; type: Type }
  | { kind: "query"; query: Query }
  | Call;

export interface Call {
  kind: "call";
  name: string;
  arguments: readonly Expression[];
  distinct: boolean;
  filter: Expression | undefined;
}

/** `int`: any width; `decimal`: a literal with a point and what follows from it; dates are ISO texts; `null`: NULL without a type. */
export type Type = "int" | "decimal" | "double" | "text" | "date" | "bool" | "list" | "null";
export type Value = number | string | boolean | null | readonly string[];

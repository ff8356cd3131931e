import type { Near } from "./near.js";

/** A statement as measures write it: queries of selects over tables, queries and lists of values. */
export interface Query {
  ctes: readonly (readonly [name: string, query: Query])[];
  /** joined by UNION ALL */
  selects: readonly Select[];
  /** `all`: by every column in its order */
  order: "all" | readonly Order[];
  limit: number | undefined;
}

export interface Select {
  distinct: boolean;
  items: readonly Item[];
  from: Source | undefined;
  where: Expression | undefined;
  /** `all`: by every item without an aggregate */
  groupBy: "all" | readonly Expression[] | undefined;
  having: Expression | undefined;
  /** a condition that may hold windows */
  qualify: Expression | undefined;
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
  | {
      kind: "table";
      name: string;
      alias: string;
      /** a condition on its rows: see `pushed` */
      where?: Expression;
    }
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
  | { kind: "query" | "exists"; query: Query }
  | Window
  | Call;

/** A function over the rows that stand beside a row. */
export interface Window {
  kind: "window";
  call: Call;
  partition: readonly Expression[];
  order: readonly Order[];
  /** rows before the current one from which on, and up to which, it reads; absent: the whole partition, or in order up to the row */
  frame: readonly [from: number, to: number] | undefined;
}

export interface Call {
  kind: "call";
  name: string;
  arguments: readonly Expression[];
  distinct: boolean;
  /** in which an aggregate takes its values */
  order: readonly Order[];
  filter: Expression | undefined;
}

/**
 * `int`: any width; `near`: a double that an engine may hold a little otherwise, some of its values plain numbers; `decimal`: a literal with a point and what follows from it; dates, and the midnights that date
 * arithmetic makes of them, are ISO texts; an interval is `MONTHS DAYS`; `null`: NULL without a type.
 */
export type Type =
  | "int"
  | "decimal"
  | "double"
  | "near"
  | "text"
  | "date"
  | "midnight"
  | "interval"
  | "bool"
  | "texts"
  | "ints"
  | "null";
export type Value = number | Near | string | boolean | null | readonly string[] | readonly number[];

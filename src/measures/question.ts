import { standardCounted, type Counted } from "./counted.js";
import type { Dimension } from "./dimensions.js";
import { measureSql, findMeasure, type Measure, type Query } from "./index.js";

/** What a view asks the database: SQL text, and the measure that it came from. `R` is a row of the answer. */
export interface Question<R = unknown> {
  sql: string;
  measure?: { name: string; query: Query };
  /** for SQL of its own over `imports`, `exports` or the districts: the chapters it tells codes apart in */
  detail?: "none" | "all" | readonly string[];
  /** for SQL of its own: the text where something else than the standard is counted; absent where that is all one */
  counting?: (counted: Counted) => string;
  /** what the reader counts, where that made another question of it */
  counted?: Counted;
  /** never set: carries the type of a row */
  readonly row?: R;
}

/** A value as pages see it: integers are numbers, dates are text. */
export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/** Questions and rows by the names of the questions. */
export type Questions = Record<string, Question>;
export type Answers = Record<string, readonly Row[]>;

/** The answers to questions, typed by them; a question that is only asked at times may have none. */
export type AnswersTo<Q> = {
  readonly [K in keyof Q]: readonly RowOf<Exclude<Q[K], undefined>>[];
};

type RowOf<Q> = Q extends Question<infer R> ? (unknown extends R ? Row : R) : never;

/** Dimensions that a code may have none of. */
type Sparse = "category" | "naics" | "end_use" | "hitech" | "family";

/** A row of a measure: a column for each dimension of `by`, and the value, NULL where it is not defined. */
export type MeasureRow<D extends Dimension = Dimension> = {
  [K in D]: K extends "year" ? number : K extends Sparse ? string | null : string;
} & { value: number | null };

/** The question that a measure answers; the same text runs in the build and in the browser. */
export function ask<const D extends readonly Dimension[] = readonly []>(
  measure: string,
  query: Query & { by?: D } = {},
): Question<MeasureRow<D[number]>> {
  return { sql: measureSql(measure, query), measure: { name: measure, query } };
}

/** A question of SQL text of its own, or of a function of what is counted that gives the text. */
export function askSql<R = Row>(
  sql: string | ((counted: Counted) => string),
  detail?: Question["detail"],
): Question<R> {
  const given = detail === undefined ? {} : { detail };
  return typeof sql === "string" ? { sql, ...given } : { sql: sql(standardCounted), counting: sql, ...given };
}

/** Questions under names that are made up as they are asked, typed by the pattern of the names. */
export function named<K extends string, Q extends Question>(
  entries: readonly (readonly [K, Q])[],
): Record<K, Q> {
  return Object.fromEntries(entries) as Record<K, Q>;
}

/** The part of a query that says what is counted, where that is not the standard. */
export function countedOtherwise({ imports, exports, allGoods }: Counted): Query {
  return {
    ...(imports !== standardCounted.imports && { imports }),
    ...(exports !== standardCounted.exports && { exports }),
    ...(allGoods && { allGoods }),
  };
}

export function measureOf(question: Question): Measure | undefined {
  return question.measure && findMeasure(question.measure.name);
}

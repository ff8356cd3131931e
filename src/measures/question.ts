import { countedNow, standardCounted, type Counted } from "./counted.js";
import { measureSql, findMeasure, type Measure, type Query } from "./index.js";

/** What a view asks the database: SQL text, and the measure that it came from. */
export interface Question {
  sql: string;
  measure?: { name: string; query: Query };
  /** for SQL of its own over `imports`, `exports` or the districts: the chapters it tells codes apart in */
  detail?: "none" | "all" | readonly string[];
  /** what the reader counts, where that made another question of it */
  counted?: Counted;
}

/** A value as pages see it: integers are numbers, dates are text. */
export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/** Rows by the names of the questions. */
export type Answers = Record<string, readonly Row[]>;

/** The question that a measure answers; the same text runs in the build and in the browser. */
export function ask(measure: string, query: Query = {}): Question {
  const asked = { ...countedOtherwise(countedNow()), ...query };
  return { sql: measureSql(measure, asked), measure: { name: measure, query: asked } };
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

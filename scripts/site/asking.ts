import type { Database } from "../../loaders/duckdb.js";
import { pack, type PreparedAnswer } from "../../src/view/page/prepared.js";
import type { Row, Value } from "../../src/measures/question.js";
import type { Site } from "../../src/base/site.js";
import type { InputValue } from "../../src/view/state/inputs.js";
import type { Page } from "../../src/view/view.js";

/** Answers a SQL text as the browser gets it. */
export type Ask = (sql: string) => Promise<PreparedAnswer>;

/**
 * Asks a database. Of texts that are told beforehand, those that differ in their last SELECT alone, as a price and a quantity
 * index of the same goods do, are asked together of one table of what they share.
 */
export function asking(database: Database, texts: Iterable<string> = []): Ask {
  const sharing = new Map<string, string[]>();
  for (const sql of new Set(texts)) {
    const made = sourceOf(sql)?.made;
    if (made !== undefined) sharing.set(made, [...(sharing.get(made) ?? []), sql]);
  }
  const answered = new Map<string, PreparedAnswer>();
  return async (sql) => {
    const source = sourceOf(sql);
    const together = (source && sharing.get(source.made)) ?? [];
    if (source && together.length > 1 && !answered.has(sql)) {
      await database.run(`CREATE TEMP TABLE ${source.name} AS ${source.made}`);
      for (const text of together) answered.set(text, await answerTo(database, text, sourceOf(text)?.last));
      await database.run(`DROP TABLE temp.${source.name}`);
    }
    return answered.get(sql) ?? answerTo(database, sql);
  };
}

/** The SQL texts of what a page asks in a state; none of a view whose questions cannot be told, which whoever draws it says. */
export function askedIn(page: Page, state: Record<string, InputValue>, site: Site): string[] {
  return Object.values(page.views).flatMap((view) => {
    try {
      return Object.values(view.questions(state, site)).map(({ sql }) => sql);
    } catch {
      return [];
    }
  });
}

/** What a text selects from at last, where that is one of the queries of its WITH, alone. */
interface Source {
  name: string;
  /** SELECT of it */
  made: string;
  /** the text's last SELECT */
  last: string;
}

function sourceOf(sql: string): Source | undefined {
  if (!sql.startsWith("WITH ")) return undefined;
  const at = lastSelect(sql);
  const [shared, last] = [sql.slice(0, at), sql.slice(at)];
  const [first, ...others] = last.matchAll(/\b(?:FROM|JOIN) (\w+)?/g);
  const name = first?.[1];
  if (name === undefined || others.length || !shared.includes(`${name} AS (`)) return undefined;
  return { name, last, made: `${shared}SELECT * FROM ${name}` };
}

/** Where the SELECT begins that stands in no brackets. */
function lastSelect(sql: string): number {
  let [depth, at, isText] = [0, 0, false];
  for (let i = 0; i < sql.length; i++) {
    if (sql[i] === "'") isText = !isText;
    if (isText) continue;
    if (sql[i] === "(") depth++;
    if (sql[i] === ")") depth--;
    if (depth === 0 && sql.startsWith("\nSELECT", i)) at = i + 1;
  }
  return at;
}

async function answerTo(database: Database, sql: string, asked = sql): Promise<PreparedAnswer> {
  return pack(sql, (await database.rows(asked)).map(plainRow));
}

/** A database row as pages see rows: numbers, text, null. */
function plainRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]): [string, Value] => [
      name,
      typeof value === "bigint" ? Number(value) : (value as Value),
    ]),
  );
}

import type { Database } from "../../loaders/duckdb.js";
import { pack, type PreparedAnswer } from "../../src/view/page/prepared.js";
import type { Row, Value } from "../../src/measures/question.js";

/**
 * The answers to SQL texts as the browser gets them. Measures that differ in their last SELECT alone, as a price and a
 * quantity index of the same goods do, are asked of one table of what they share.
 */
export async function answersTo(database: Database, texts: Iterable<string>): Promise<PreparedAnswer[]> {
  const bySource = new Map<string, { source: Source; texts: string[] }>();
  const answers: PreparedAnswer[] = [];
  for (const sql of new Set(texts)) {
    const source = sourceOf(sql);
    if (!source) {
      answers.push(await answerTo(database, sql));
      continue;
    }
    const found = bySource.get(source.made) ?? { source, texts: [] };
    found.texts.push(sql);
    bySource.set(source.made, found);
  }
  for (const { source, texts: sharing } of bySource.values()) {
    if (sharing.length === 1)
      answers.push(...(await Promise.all(sharing.map((sql) => answerTo(database, sql)))));
    else {
      await database.run(`CREATE TEMP TABLE ${source.name} AS ${source.made}`);
      for (const sql of sharing) answers.push(await answerTo(database, sql, sourceOf(sql)?.last));
      await database.run(`DROP TABLE temp.${source.name}`);
    }
  }
  return answers;
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

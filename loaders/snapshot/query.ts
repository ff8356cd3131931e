import { StatementType, type DuckDBConnection } from "@duckdb/node-api";
import { UsageError } from "../errors.js";
import { quoteText } from "../../src/measures/sql.js";
import type { Answer } from "./answer.js";
import type { Session } from "./session.js";

/**
 * Answers one SELECT (or DESCRIBE, SUMMARIZE, SHOW, PIVOT, EXPLAIN) over a snapshot. Nothing is written, and no
 * file is read but the snapshot's own. `most`: see `Database.answer`.
 * @throws UsageError with DuckDB's message and the place in the text, where the SQL is wrong or does more than read
 */
export async function querySnapshot(session: Session, sql: string, most?: number): Promise<Answer> {
  const { connection } = session.database;
  await lockDown(session);
  try {
    await requireReading(connection, sql);
    return await session.database.answer(sql, most);
  } catch (error) {
    if (error instanceof UsageError || !isMistake(error)) throw error;
    throw new UsageError(error.message);
  }
}

const locked = new WeakSet<Session>();

/** Once for all questions of a session: what is locked cannot be set again. */
async function lockDown(session: Session): Promise<void> {
  if (locked.has(session)) return;
  locked.add(session);
  const { database, folder } = session;
  await database.run(`SET allowed_directories = [${quoteText(`${folder}/`)}]`);
  await database.run("SET enable_external_access = false");
  await database.run("SET lock_configuration = true");
}

async function requireReading(connection: DuckDBConnection, sql: string): Promise<void> {
  const statements = await connection.extractStatements(sql).catch((error: Error) => {
    // All that the driver says of a text without a statement.
    if (error.message === "Error in native callback") throw new UsageError("expected a SELECT, got no SQL");
    throw error;
  });
  // DuckDB rewrites PIVOT into CREATE TYPE and SELECT; the text then has no CREATE of its own.
  if (statements.count > 1 && isPivot(sql)) return;
  if (statements.count !== 1) throw new UsageError(`expected one SQL statement, got ${statements.count}`);
  const { statementType } = await statements.prepare(0);
  if (statementType === StatementType.SELECT) return;
  if (statementType !== StatementType.EXPLAIN)
    throw new UsageError(
      `expected a SELECT, got ${StatementType[statementType] ?? "something else"}: a snapshot is never changed`,
    );
  const explained = /^\s*explain(\s+analyze)?\s/i.exec(sql);
  if (!explained) throw new UsageError("expected EXPLAIN to be followed by a SELECT");
  await requireReading(connection, sql.slice(explained[0].length));
}

function isPivot(sql: string): boolean {
  return (
    /\bpivot\b/i.test(sql) && !/;\s*\S/.test(sql) && !/\b(create|copy|attach|install|load|set)\b/i.test(sql)
  );
}

/** DuckDB names the kind of error first, perhaps after what it was doing; these are of the one who wrote the SQL. */
function isMistake(error: unknown): error is Error {
  return (
    error instanceof Error &&
    /^([\w ]+: )?(Parser|Binder|Catalog|Permission|Invalid Input|Conversion) Error/.test(error.message)
  );
}

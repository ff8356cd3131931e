import pLimit from "p-limit";
import { cacheAt } from "../../cache.js";
import { UsageError } from "../../errors.js";
import type { Answer } from "../../snapshot/answer.js";
import { querySnapshot } from "../../snapshot/query.js";
import { openSnapshot } from "../../snapshot/session.js";
import { engineAddress } from "../address.js";
import type { AskOptions } from "../client.js";
import { LimitError } from "../failure.js";
import { openEngine, type EngineSession } from "../session.js";

/** What a query may take. */
export interface Limits {
  seconds: number;
  rows: number;
  megabytes: number;
}

/** A snapshot that the API serves, from either engine. */
export interface Backend {
  engine: "clickhouse" | "duckdb";
  current(): Promise<{ id: string; run: string | null }>;
  measure(sql: string): Promise<Answer>;
  rows<T>(sql: string): Promise<T[]>;
  /** one SELECT in the engine's own SQL */
  select(sql: string): Promise<Answer>;
  /** one SELECT as a page writes it for the browser's database */
  question(sql: string): Promise<Answer>;
  close(): Promise<void>;
}

/** The engine of the environment. The snapshot that it calls current is looked up again every few seconds. */
export async function clickhouseBackend({ seconds, rows, megabytes }: Limits): Promise<Backend> {
  const address = engineAddress();
  let session = await openEngine({}, address);
  let looked = Date.now();
  let looking: Promise<EngineSession> | undefined;
  const present = async (): Promise<EngineSession> => {
    if (Date.now() - looked < lookEvery) return session;
    looking ??= openEngine({}, address)
      .then((next) => {
        const before = session;
        session = next;
        setTimeout(() => void before.close(), 1000 * seconds).unref(); // its queries may still run
        return next;
      })
      .finally(() => {
        looked = Date.now();
        looking = undefined;
      });
    return looking;
  };
  const options: AskOptions = {
    settings: {
      max_execution_time: seconds,
      max_result_rows: String(rows),
      result_overflow_mode: "throw",
      max_memory_usage: String(megabytes * 1_000_000),
    },
  };
  return {
    engine: "clickhouse",
    current: async () => present(),
    measure: async (sql) => (await present()).measure(sql, options),
    rows: async (sql) => (await present()).rows(sql),
    select: async (sql) => (await present()).select(sql, options),
    question: async (sql) => (await present()).question(sql, options),
    close: () => session.close(),
  };
}

/** The current snapshot of a cache with DuckDB in this process: one query at a time. */
export async function duckdbBackend(root: string, { seconds, rows, megabytes }: Limits): Promise<Backend> {
  const session = await openSnapshot(cacheAt(root));
  const { database, id, run } = session;
  await database.run(`SET memory_limit = '${megabytes}MB'`);
  const inTurn = pLimit(1);
  const limited = (work: () => Promise<Answer>): Promise<Answer> =>
    inTurn(async () => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        database.connection.interrupt();
      }, 1000 * seconds);
      try {
        const answer = await work();
        if (answer.rows.length > rows)
          throw new LimitError(
            `the query went beyond a limit: more than ${rows} rows (add LIMIT, or filters)`,
          );
        return answer;
      } catch (error) {
        if (late) throw new LimitError(`the query went beyond a limit: ${seconds} seconds`);
        if (/Out of Memory/i.test((error as Error).message))
          throw new LimitError(`the query went beyond a limit: ${megabytes} MB of memory`);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    });
  const select = (sql: string): Promise<Answer> => limited(() => querySnapshot(session, sql, rows));
  return {
    engine: "duckdb",
    current: async () => ({ id, run }),
    measure: (sql) => limited(() => database.answer(sql, rows)),
    rows: (sql) => inTurn(() => database.rows(sql)),
    select,
    question: select,
    close: async () => session.close(),
  };
}

/** Keys of a file, one a line. @throws UsageError where it has none */
export function keysOf(text: string): string[] {
  const keys = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("#"));
  if (!keys.length) throw new UsageError("the file of keys is empty (expected one key a line)");
  return keys;
}

const lookEvery = 10_000; // milliseconds

import { UsageError } from "../errors.js";
import type { Answer } from "../snapshot/answer.js";
import { engineAddress, type EngineAddress } from "./address.js";
import type { AskOptions, Node } from "./client.js";
import { connect } from "./cluster.js";
import { settings, toClickHouse } from "./dialect.js";
import { StatementError } from "./failure.js";
import { listLoaded, type LoadedSnapshot } from "./pointer.js";
import { runNames } from "./schema.js";
import type { HeldTask } from "../snapshot/manifest.js";
import { resolveRun, type SessionOptions } from "../snapshot/session.js";

/** A snapshot as the engine holds it, ready to be asked. */
export interface EngineSession extends LoadedSnapshot {
  node: Node;
  /** the label run behind `labels_in_use`, and its place among those of the snapshot */
  run: string | null;
  runIndex: number;
  /** the task that the run answers; undefined where the snapshot names none */
  task: HeldTask | undefined;
  /** the answer of a measure's SQL, translated; see dialect.ts */
  measure(sql: string, options?: AskOptions): Promise<Answer>;
  rows<T>(sql: string): Promise<T[]>;
  /** the answer of one SELECT as a page asks it, translated; under the guard of `select` */
  question(sql: string, options?: AskOptions): Promise<Answer>;
  /** the answer of one SELECT in ClickHouse's own SQL; the server lets it read only, and no other source */
  select(sql: string, options?: AskOptions): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Opens the current snapshot of the engine, or the one of `id`.
 * @throws UsageError where the engine holds none, or not that one, or not that label run or task
 */
export async function openEngine(
  asked: Pick<SessionOptions, "id" | "run" | "task"> = {},
  address: EngineAddress = engineAddress(),
): Promise<EngineSession> {
  const node = connect(address);
  try {
    const loaded = await findLoaded(node, address.database, asked.id);
    // a user who reads only by its profile may not say so again
    const [user] = await node.rows<{ level: number }>("SELECT toInt64(getSetting('readonly')) AS level");
    const reading = user?.level ? {} : { readonly: "1" };
    const { run, task } = resolveRun(loaded.manifest, asked.run, asked.task);
    const runIndex = runNames(loaded.manifest).indexOf(run);
    const { database } = loaded;
    const translated = (
      kind: "measure" | "question",
      sql: string,
      options: AskOptions = {},
    ): Promise<Answer> =>
      node
        .answer(toClickHouse(sql, runIndex, kind), {
          ...options,
          database,
          settings: { ...settings, ...options.settings },
        })
        .then(({ columns, rows }) => ({ columns: columns.map(ownName), rows }));
    const measure = (sql: string, options?: AskOptions): Promise<Answer> =>
      translated("measure", sql, options);
    return {
      ...loaded,
      node,
      ...{ run, runIndex, task },
      measure,
      rows: async <T>(sql: string) => {
        const { columns, rows } = await measure(sql);
        return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])) as T);
      },
      question: async (sql, options = {}) =>
        translated("question", oneSelect(sql), {
          ...options,
          settings: { ...options.settings, ...reading },
        }).catch(unread),
      select: (sql, options = {}) =>
        node.answer(oneSelect(sql), {
          ...options,
          database,
          settings: { ...options.settings, ...reading },
        }),
      close: () => node.close(),
    };
  } catch (error) {
    await node.close();
    throw error;
  }
}

/**
 * The text of a SELECT without the end that would make it another query: one statement, and no FORMAT or INTO OUTFILE.
 * @throws UsageError
 */
function oneSelect(sql: string): string {
  const text = sql.trim().replace(/;\s*$/, "");
  if (!text) throw new UsageError("expected a SELECT, got no SQL");
  if (
    !/^[\s(]*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*[\s(]*(select|with|show|describe|desc|explain)\b/i.test(
      text,
    )
  )
    throw new UsageError("expected a SELECT, also SHOW, DESCRIBE and EXPLAIN: a snapshot is never changed");
  return text;
}

/** The name of a column without that of its relation, which ClickHouse leaves where two relations have it. */
function ownName(column: string): string {
  return column.replace(/^\w+\.(?=\w+$)/, "");
}

/** SQL written for another engine that this one cannot do is a wrong call, whatever ClickHouse's reason. */
function unread(error: Error): never {
  if (error instanceof StatementError) throw new UsageError(error.message);
  throw error;
}

async function findLoaded(node: Node, prefix: string, id: string | undefined): Promise<LoadedSnapshot> {
  const loaded = await listLoaded(node, prefix);
  const found = id === undefined ? loaded.at(-1) : loaded.find((snapshot) => snapshot.id === id);
  if (found) return found;
  if (id === undefined) throw new UsageError("the engine holds no snapshot (run atlas load)");
  throw new UsageError(
    `the engine does not hold snapshot "${id}" (expected ${loaded.length ? `one of ${loaded.map((l) => l.id).join(", ")}` : "one that was loaded: run atlas load"})`,
  );
}

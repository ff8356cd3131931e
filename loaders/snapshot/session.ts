import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Cache } from "../cache.js";
import { Database } from "../duckdb.js";
import { UsageError } from "../errors.js";
import { derivedRelations } from "../../src/measures/relations.js";
import { useTask } from "../../src/measures/task.js";
import { quoteName } from "../../src/measures/sql.js";
import { jobsOf, LockedError, withLock } from "../lock.js";
import type { Reporter } from "../progress.js";
import { defaultTask } from "../tasks/task.js";
import type { HeldTask, Manifest } from "./manifest.js";
import { inUseOf, readingOf } from "./tasks.js";
import { findCurrent, listSnapshots, loadSnapshot, type StoredSnapshot } from "./store.js";
import { relationOver } from "./table-file.js";
import { tables, type Column } from "./tables.js";

/** A database with a view for each published table of a snapshot, and the relations that measures read. */
export interface Session {
  database: Database;
  manifest: Manifest;
  id: string;
  folder: string;
  /** the label run behind `labels_in_use` */
  run: string | null;
  /** the task that the run answers; undefined where the snapshot names none */
  task: HeldTask | undefined;
  close(): void;
}

export interface SessionOptions {
  /** snapshot (default: the current one) */
  id?: string | undefined;
  /** label run (default: the one in use) */
  run?: string | undefined;
  /** task (default: the one of the run, else the first) */
  task?: string | undefined;
  /** a look beside what is in use, which stays: measures go by its chapters and words */
  aside?: boolean;
  /** told when a sample has to be built first */
  report?: Reporter;
}

/**
 * Opens the current snapshot, or the one of `id`, whose task is the one in use from then on; where the cache has none at all, builds the sample first.
 * @throws UsageError where the snapshot or the label run does not exist
 */
export async function openSnapshot(cache: Cache, options: SessionOptions = {}): Promise<Session> {
  const snapshot = await resolveSnapshot(cache, options);
  const { run, task } = resolveRun(snapshot.manifest, options.run, options.task);
  const standard = task && readingOf(task).standard;
  const folder = resolve(snapshot.folder);
  const database = await Database.open(":memory:", {
    temp_directory: join(tmpdir(), `atlas-${process.pid}`),
  });
  try {
    for (const { name, files, columns } of snapshot.manifest.tables) {
      const paths = files.map(({ file }) => join(folder, file));
      await database.run(`CREATE VIEW ${quoteName(name)} AS ${relationOver(paths, columns)}`);
    }
    const held = new Set(snapshot.manifest.tables.map(({ name }) => name));
    for (const { name, columns, optional } of tables)
      if (optional && !held.has(name))
        await database.run(
          `CREATE VIEW ${quoteName(name)} AS ${name === "code_spans" ? newestAsSpans(columns) : relationOver([], columns)}`,
        );
    for (const statement of derivedRelations({ run, ...(standard && { standard }) }))
      await database.run(statement);
  } catch (cause) {
    database.close();
    throw new Error(`snapshot ${snapshot.id} cannot be opened (run atlas verify ${snapshot.id})`, { cause });
  }
  if (!options.aside) useTask(inUseOf(task));
  return { ...snapshot, folder, database, run, task, close: () => database.close() };
}

/** A snapshot of before `code_spans` knows one state of each code, and takes it for all of its months. */
function newestAsSpans(columns: readonly Column[]): string {
  return `SELECT ${columns.map(({ name }) => quoteName(name)).join(", ")} FROM codes`;
}

/** The snapshot of an id, else the current one, else a sample that is built now. */
export async function resolveSnapshot(
  cache: Cache,
  { id, report }: Pick<SessionOptions, "id" | "report"> = {},
): Promise<StoredSnapshot> {
  if (id !== undefined) return loadSnapshot(cache, id);
  // Without a pointer the newest one counts: its build was killed after the folder stood.
  const current = (await findCurrent(cache)) ?? (await listSnapshots(cache)).at(-1);
  if (current) return current;
  report?.note("no snapshot yet: building the sample, with synthetic values (run atlas pull for real ones)");
  // The sample is itself built as a snapshot: loading it only when needed keeps the modules acyclic at start.
  const { buildSample } = await import("../sample/build.js");
  try {
    return await withLock(cache, jobsOf.sample, { verb: "the first build of the sample" }, async () => {
      const meanwhile = await findCurrent(cache);
      return meanwhile ?? loadSnapshot(cache, await buildSample(cache, report));
    });
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    // Reading waits for nobody, and what is to be current is for the process that holds the lock to say.
    return loadSnapshot(cache, await buildSample(cache, report, false));
  }
}

/** The run in use of a snapshot's task, by default its first; null where it holds no such task. A snapshot of before holds the paper's. */
export function runInUse({ tasks = [], run }: Manifest, task: string | undefined): string | null {
  if (task === undefined || tasks.length === 0)
    return task === undefined || task === defaultTask ? run : null;
  return tasks.find((held) => held.task.name === task)?.run ?? null;
}

/**
 * The label run of a snapshot by its name or its task's, and the task that it answers.
 * @throws UsageError where the snapshot does not hold them, or the run answers another task
 */
export function resolveRun(
  manifest: Manifest,
  asked: string | undefined,
  taskAsked: string | undefined,
): { run: string | null; task: HeldTask | undefined } {
  const tasks = manifest.tasks ?? [];
  const task = tasks.find((held) => held.task.name === taskAsked);
  // a snapshot of before names no task: what it holds is the paper's
  const isUsual = tasks.length === 0 && taskAsked === defaultTask;
  if (taskAsked !== undefined && task === undefined && !isUsual)
    throw new UsageError(
      `the snapshot does not hold task ${taskAsked} (expected ${tasks.map((held) => held.task.name).join(", ") || defaultTask}; atlas snapshot --task ${taskAsked} takes in its runs)`,
    );
  if (asked === undefined) return { run: task ? task.run : manifest.run, task: task ?? tasks[0] };
  const names = manifest.runs.map(({ run }) => run);
  if (!names.includes(asked))
    throw new UsageError(
      `unknown label run: "${asked}" (expected ${names.length ? `one of ${names.join(", ")}` : "none: the snapshot has no labels"})`,
    );
  if (task && !task.runs.includes(asked))
    throw new UsageError(
      `run ${asked} does not answer ${task.task.name} (expected one of ${task.runs.join(", ")})`,
    );
  return { run: asked, task: task ?? tasks.find(({ runs }) => runs.includes(asked)) };
}

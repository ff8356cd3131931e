import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cache, Flow } from "../cache.js";
import { Database } from "../duckdb.js";
import { quoteText } from "../../src/measures/sql.js";
import { compareHeadlines, type HeadlineChange } from "./headline.js";
import type { Manifest } from "./manifest.js";
import { findRevisions, type Revisions } from "./revisions.js";
import { runInUse } from "./session.js";
import { loadSnapshot, type StoredSnapshot } from "./store.js";
import { relationOver } from "./table-file.js";
import { table, tables, type TableName } from "./tables.js";

/** What changed from one snapshot to another. Dollars are of all goods; headline numbers leave out what measures leave out. */
export interface Difference {
  before: string;
  after: string;
  months: Record<Flow, { added: string[]; removed: string[] }>;
  revised: Revisions;
  codes: { added: CodeOfFlow[]; removed: CodeOfFlow[] };
  /** codes of both that belong to another family than before: of codes that replaced one another */
  families: FamilyChange[];
  /** label runs held, and what the runs in use say differently of codes that both label */
  runs: { before: string | null; after: string | null; added: string[]; removed: string[] };
  labels: LabelChange[];
  lists: { list: string; added: number; removed: number }[];
  tables: { table: TableName; before: number; after: number }[];
  headline: HeadlineChange[];
}

export interface CodeOfFlow {
  flow: Flow;
  hs10: string;
  description: string | null;
}

/** NULL on one side: the code had, or has, no family. */
export interface FamilyChange {
  flow: Flow;
  hs10: string;
  before: string | null;
  after: string | null;
}

/** NULL on one side: the run does not label the code. */
export interface LabelChange {
  flow: Flow;
  hs10: string;
  before: string | null;
  after: string | null;
  category_before: string | null;
  category_after: string | null;
}

/**
 * `task`: whose labels and headline numbers are compared; default: the first of the later snapshot.
 * @throws UsageError where one of the two is not there
 */
export async function compareSnapshots(
  cache: Cache,
  before: string,
  after: string,
  task?: string,
): Promise<Difference> {
  const [old, recent] = [await loadSnapshot(cache, before), await loadSnapshot(cache, after)];
  const asked = task ?? recent.manifest.tasks?.[0]?.task.name;
  const runs = { before: runInUse(old.manifest, asked), after: runInUse(recent.manifest, asked) };
  const database = await Database.open(":memory:", {
    memory_limit: "2GB",
    temp_directory: join(tmpdir(), `atlas-${process.pid}`),
  });
  try {
    return {
      before,
      after,
      months: { imports: monthsOf("imports", old, recent), exports: monthsOf("exports", old, recent) },
      revised: await findRevisions(database, old, recent),
      codes: {
        added: await codesOnlyIn(database, recent, old),
        removed: await codesOnlyIn(database, old, recent),
      },
      families: await familyChanges(database, old, recent),
      runs: {
        ...runs,
        added: runNames(recent).filter((run) => !runNames(old).includes(run)),
        removed: runNames(old).filter((run) => !runNames(recent).includes(run)),
      },
      labels: await labelChanges(database, [old, runs.before], [recent, runs.after]),
      lists: await listChanges(database, old, recent),
      tables: tables.map(({ name }) => ({
        table: name,
        before: rowsOf(old.manifest, name),
        after: rowsOf(recent.manifest, name),
      })),
      headline: await compareHeadlines(cache, old, recent, asked),
    };
  } finally {
    database.close();
  }
}

function monthsOf(
  flow: Flow,
  old: StoredSnapshot,
  recent: StoredSnapshot,
): { added: string[]; removed: string[] } {
  const [a, b] = [old.manifest.months[flow], recent.manifest.months[flow]];
  return { added: b.filter((month) => !a.includes(month)), removed: a.filter((month) => !b.includes(month)) };
}

async function codesOnlyIn(
  database: Database,
  one: StoredSnapshot,
  other: StoredSnapshot,
): Promise<CodeOfFlow[]> {
  return database.rows(`
    SELECT flow, hs10, coalesce(description_long, description_short) AS description
    FROM (${relation(one, "codes")}) ANTI JOIN (${relation(other, "codes")}) USING (flow, hs10)
    ORDER BY flow DESC, hs10`);
}

async function familyChanges(
  database: Database,
  old: StoredSnapshot,
  recent: StoredSnapshot,
): Promise<FamilyChange[]> {
  return database.rows(`
    SELECT flow, hs10, o.family AS before, n.family AS after
    FROM (${relation(old, "codes")}) o JOIN (${relation(recent, "codes")}) n USING (flow, hs10)
    WHERE o.family IS DISTINCT FROM n.family
    ORDER BY flow DESC, hs10`);
}

type Labelled = readonly [snapshot: StoredSnapshot, run: string | null];

async function labelChanges(database: Database, old: Labelled, recent: Labelled): Promise<LabelChange[]> {
  const inUse = ([snapshot, run]: Labelled) =>
    `(SELECT flow, hs10, relevance, category FROM (${relation(snapshot, "labels")})
      WHERE run = ${quoteText(run ?? "")})`;
  return database.rows(`
    SELECT flow, hs10, o.relevance AS before, n.relevance AS after,
      o.category AS category_before, n.category AS category_after
    FROM ${inUse(old)} o FULL JOIN ${inUse(recent)} n USING (flow, hs10)
    WHERE (o.relevance, o.category) IS DISTINCT FROM (n.relevance, n.category)
    ORDER BY flow DESC, hs10`);
}

async function listChanges(
  database: Database,
  old: StoredSnapshot,
  recent: StoredSnapshot,
): Promise<Difference["lists"]> {
  return database.rows(`
    SELECT list, count(*) FILTER (o.prefix IS NULL) AS added, count(*) FILTER (n.prefix IS NULL) AS removed
    FROM (SELECT list, prefix AS key, prefix FROM (${relation(old, "lists")})) o
      FULL JOIN (SELECT list, prefix AS key, prefix FROM (${relation(recent, "lists")})) n USING (list, key)
    WHERE o.prefix IS NULL OR n.prefix IS NULL
    GROUP BY list ORDER BY list`);
}

function relation(snapshot: StoredSnapshot, name: TableName): string {
  const { files, columns } = tableOf(snapshot.manifest, name);
  return relationOver(
    files.map(({ file }) => join(snapshot.folder, file)),
    columns,
  );
}

function tableOf(manifest: Manifest, name: TableName): Manifest["tables"][number] {
  const found = manifest.tables.find((table) => table.name === name);
  if (!found)
    throw new Error(`manifest of ${manifest.id} lacks table ${name} (run atlas verify ${manifest.id})`);
  return found;
}

/** Rows of a table; none where it is optional and was not pulled. */
function rowsOf(manifest: Manifest, name: TableName): number {
  const isHeld = manifest.tables.some((held) => held.name === name);
  return table(name).optional && !isHeld ? 0 : tableOf(manifest, name).rows;
}

function runNames({ manifest }: StoredSnapshot): string[] {
  return manifest.runs.map(({ run }) => run);
}

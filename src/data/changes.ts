import { dirname } from "node:path";
import { cacheAt } from "../../loaders/cache.js";
import { readCorrections } from "../../loaders/corrections.js";
import { comparedOnce, releaseChangesOf } from "../../loaders/snapshot/release-changes.js";
import { runInUse, type Session } from "../../loaders/snapshot/session.js";
import { listSnapshots, type StoredSnapshot } from "../../loaders/snapshot/store.js";
import { quoteList } from "../measures/sql.js";
import type { ReleaseChanges } from "../measures/release.js";
import type { Flow } from "../measures/vocabulary.js";

/** Releases that are compared with the one before them; of older ones the page says how far they reach. */
const mostCompared = 6;
/** Rows of a kind of change that the page lists at most; `atlas diff --json` has all. */
const mostRows = 300;

/** A snapshot that was published, or could have been. */
export interface Release {
  id: string;
  /** ISO 8601 */
  built: string;
  /** last month of each flow, `YYYY-MM` */
  imports: string | null;
  exports: string | null;
  /** the label run in use */
  run: string | null;
  /** no earlier release of its kind is kept */
  first: boolean;
  /** against the release before; null for the first one, and for old ones that are not compared any more */
  changes: ReleaseChanges | null;
}

/** What the newest release says otherwise of a code than the one before it. */
export interface CodeChange {
  flow: Flow;
  hs10: string;
  /** as published; null where neither release has one */
  description: string | null;
  kind: "new in the data" | "gone from the data" | "family" | "label";
  /** a family by its code, or a label */
  before: string | ChangedLabel | null;
  after: string | ChangedLabel | null;
}

export interface ChangedLabel {
  relevance: string;
  category: string | null;
}

/** A number of the site that was wrong; see `loaders/corrections.ts`. */
export interface Correction {
  [key: string]: string;
  date: string;
  page: string;
  what: string;
  old: string;
  new: string;
  reason: string;
}

/** What the page is given. */
export interface ChangesData {
  /** the newest, which this site shows, first */
  releases: Release[];
  codes: CodeChange[];
  /** the newest first */
  corrections: Correction[];
}

/** The releases that are kept, what each changed, the newest one's changes of codes, and the publisher's corrections. */
export async function changes(session: Session): Promise<ChangesData> {
  const cache = cacheAt(dirname(dirname(session.folder)));
  const { kind, built } = session.manifest;
  const task = session.task?.task.name;
  const kept = (await listSnapshots(cache))
    .filter(({ manifest }) => manifest.kind === kind && manifest.built <= built)
    .reverse();
  const releases: Release[] = [];
  for (const [i, snapshot] of kept.entries()) {
    const before = kept[i + 1];
    const difference =
      before && i < mostCompared ? await comparedOnce(cache, before.id, snapshot.id, task) : undefined;
    releases.push({
      ...releaseOf(snapshot, task),
      first: before === undefined,
      changes: difference ? releaseChangesOf(difference) : null,
    });
  }
  return {
    releases,
    codes: await described(session, await codeChanges(cache, kept, task)),
    corrections: (await readCorrections()).map((row) => ({ ...row })),
  };
}

function releaseOf(
  { id, manifest }: StoredSnapshot,
  task: string | undefined,
): Omit<Release, "changes" | "first"> {
  return {
    id,
    built: manifest.built,
    imports: [...manifest.months.imports].sort().at(-1) ?? null,
    exports: [...manifest.months.exports].sort().at(-1) ?? null,
    run: runInUse(manifest, task),
  };
}

/** The codes with what the newest release says that they are: one that is gone from the data stays in the list of codes. */
async function described(session: Session, changes: readonly Undescribed[]): Promise<CodeChange[]> {
  if (!changes.length) return [];
  const listed = quoteList([...new Set(changes.map(({ hs10 }) => hs10))]);
  const rows = await session.database.rows<Pick<CodeChange, "flow" | "hs10" | "description">>(
    `SELECT flow, hs10, coalesce(description_long, description_short) AS description FROM codes WHERE hs10 IN (${listed})`,
  );
  const texts = new Map(rows.map(({ flow, hs10, description }) => [flow + hs10, description]));
  return changes.map((change) => ({ ...change, description: texts.get(change.flow + change.hs10) ?? null }));
}

type Undescribed = Omit<CodeChange, "description">;

/** What the newest release says otherwise of codes than the one before it. */
async function codeChanges(
  cache: Parameters<typeof comparedOnce>[0],
  [newest, before]: readonly StoredSnapshot[],
  task: string | undefined,
): Promise<Undescribed[]> {
  if (!newest || !before) return [];
  const { codes, families, labels } = await comparedOnce(cache, before.id, newest.id, task);
  const label = (relevance: string | null, category: string | null): ChangedLabel | null =>
    relevance === null ? null : { relevance, category };
  const kinds: Undescribed[][] = [
    codes.added.map(({ flow, hs10 }) => ({ flow, hs10, kind: "new in the data", before: null, after: null })),
    codes.removed.map(({ flow, hs10 }) => ({
      flow,
      hs10,
      kind: "gone from the data",
      before: null,
      after: null,
    })),
    families.map(({ flow, hs10, before: old, after }) => ({
      flow,
      hs10,
      kind: "family",
      before: old,
      after,
    })),
    labels.map((row) => ({
      flow: row.flow,
      hs10: row.hs10,
      kind: "label",
      before: label(row.before, row.category_before),
      after: label(row.after, row.category_after),
    })),
  ];
  return kinds.flatMap((rows) => rows.slice(0, mostRows));
}

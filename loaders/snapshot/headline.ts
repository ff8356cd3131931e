import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cache, Flow } from "../cache.js";
import { findMeasure, measureSql, type Query, type Unit } from "../../src/measures/index.js";
import { dateOf, quoteText } from "../../src/measures/sql.js";
import { flows } from "./inputs.js";
import { changedYears } from "./revisions.js";
import { openSnapshot, runInUse, type Session } from "./session.js";
import type { StoredSnapshot } from "./store.js";

/** A headline number of a year, with the label run that each snapshot has in use. */
export interface HeadlineChange {
  measure: string;
  unit: Unit;
  group: string | null;
  year: number;
  /** NULL where the snapshot cannot say */
  before: number | bigint | null;
  after: number | bigint | null;
}

/** Every headline number of a task that is not the same in both snapshots; one that does not hold the task says nothing. */
export async function compareHeadlines(
  cache: Cache,
  before: StoredSnapshot,
  after: StoredSnapshot,
  task: string | undefined,
): Promise<HeadlineChange[]> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-headlines-"));
  try {
    const recent = await readHeadlines(cache, after, task, (session) => holdSums(session, folder));
    const old = await readHeadlines(cache, before, task, (session) =>
      holdSums(session, folder, recent && yearsApart(before, after, task)),
    );
    return changesOf(old ?? new Map(), recent ?? new Map());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function changesOf(
  old: ReadonlyMap<string, Headline>,
  recent: ReadonlyMap<string, Headline>,
): HeadlineChange[] {
  const changes: HeadlineChange[] = [];
  for (const key of new Set([...old.keys(), ...recent.keys()])) {
    const [was, is] = [old.get(key), recent.get(key)];
    const known = was ?? is;
    if (!known || was?.value === is?.value) continue;
    const { measure, group, year } = known;
    const { unit } = findMeasure(measure);
    changes.push({ measure, unit, group, year, before: was?.value ?? null, after: is?.value ?? null });
  }
  return changes;
}

interface Headline {
  measure: string;
  group: string | null;
  year: number;
  value: number | bigint | null;
}

const headlines: readonly [string, Query][] = [
  ["import_value", { by: ["year", "group"] }],
  ["export_value", { by: ["year", "group"] }],
  ["import_share", { by: ["year"] }],
  ["export_share", { by: ["year"] }],
  ["effective_tariff", { by: ["year", "group"] }],
  ["net_effect", { by: ["year"] }],
];

/** Undefined where the snapshot does not hold the task. */
async function readHeadlines(
  cache: Cache,
  { id, manifest }: StoredSnapshot,
  task: string | undefined,
  hold: (session: Session) => Promise<void>,
): Promise<Map<string, Headline> | undefined> {
  if (manifest.run !== null && runInUse(manifest, task) === null) return undefined;
  const found = new Map<string, Headline>();
  const session = await openSnapshot(cache, { id, task, aside: true });
  try {
    await hold(session);
    for (const [measure, query] of headlines)
      for (const row of await session.database.rows<Omit<Headline, "measure">>(measureSql(measure, query)))
        found.set(`${measure} ${row.group ?? ""} ${row.year}`, { ...row, measure, group: row.group ?? null });
    return found;
  } finally {
    session.close();
  }
}

/** Years of each flow whose sums by label may differ; undefined where all may, because the labels do. */
function yearsApart(
  before: StoredSnapshot,
  after: StoredSnapshot,
  task: string | undefined,
): Record<Flow, string[]> | undefined {
  const labels = ({ manifest }: StoredSnapshot): string =>
    JSON.stringify([
      runInUse(manifest, task),
      manifest.tasks,
      manifest.tables.find(({ name }) => name === "labels")?.files,
    ]);
  if (labels(before) !== labels(after)) return undefined;
  const years = (flow: Flow): string[] => changedYears(flow, before, after).map(([year]) => year);
  return { imports: years("imports"), exports: years("exports") };
}

/**
 * Adds trade up by label once, in place of once for each number. Where the sums of the other snapshot stand in the
 * folder, only the years `apart` are added up.
 */
async function holdSums(
  { database }: Session,
  folder: string,
  apart?: Record<Flow, string[]>,
): Promise<void> {
  for (const flow of flows) {
    const relation = `${flow}_by_label`;
    const kept = quoteText(join(folder, `${relation}.parquet`));
    const spans = apart?.[flow].map(
      (year) => `month BETWEEN ${dateOf(`${year}-01`)} AND ${dateOf(`${year}-12`)}`,
    );
    const isApart = spans && (spans.join(" OR ") || "false");
    await database.run(
      `CREATE TEMP TABLE held AS FROM ${relation}
       ${isApart ? `WHERE ${isApart} UNION ALL BY NAME FROM read_parquet(${kept}) WHERE NOT (${isApart})` : ""}`,
    );
    await database.run(`DROP VIEW ${relation}`);
    await database.run(`ALTER TABLE held RENAME TO ${relation}`);
    if (!apart) await database.run(`COPY ${relation} TO ${kept} (FORMAT parquet)`);
  }
}

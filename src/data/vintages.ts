import { dirname } from "node:path";
import { cacheAt, type Cache, type Flow } from "../../loaders/cache.js";
import type { Difference } from "../../loaders/snapshot/difference.js";
import { comparedOnce } from "../../loaders/snapshot/release-changes.js";
import { openSnapshot, runInUse, type Session } from "../../loaders/snapshot/session.js";
import { listSnapshots, type StoredSnapshot } from "../../loaders/snapshot/store.js";
import { comparedYears } from "../base/site.js";
import { conceptWords, type ConceptWords } from "../measures/counted.js";
import { flowMeasure, wholeYears } from "../measures/asking.js";
import { findMeasure, measureSql, type Unit } from "../measures/index.js";
import type { VintageValue } from "../measures/revisions.js";

/** A snapshot that the cache keeps. */
export interface Vintage {
  [key: string]: string | number | boolean | null;
  id: string;
  kind: "live" | "sample";
  /** ISO 8601 */
  built: string;
  /** last month of imports and of exports, `YYYY-MM` */
  imports: string | null;
  exports: string | null;
  run: string | null;
  rows: number;
  /** whether this site is made from it */
  current: boolean;
}

/** Dollars of the cells that a revision changed. */
export interface Revised {
  [key: string]: string | number | null;
  flow: Flow;
  /** month, code or country */
  key: string;
  cells: number;
  before: number;
  after: number;
  change: number;
}

/** What changed from the vintage before to the one in use. */
export interface Comparison {
  before: string;
  after: string;
  /** months that only the later, or only the earlier one holds */
  months: Record<Flow, { added: string[]; removed: string[] }>;
  revised: { months: Revised[]; codes: Revised[]; countries: Revised[] };
  codes: { added: number; removed: number };
  runs: { before: string | null; after: string | null };
  labels: number;
  headline: {
    measure: string;
    title: string;
    unit: Unit;
    group: string | null;
    year: number;
    before: number | null;
    after: number | null;
  }[];
  /** counted dollars by month in both, under the label run that each uses */
  monthly: Record<Flow, { before: VintageValue[]; after: VintageValue[] }>;
}

/** What the page is given. */
export interface VintagesData {
  /** oldest first */
  vintages: Vintage[];
  /** null where no earlier snapshot of the same kind is kept */
  comparison: Comparison | null;
  /** dollars as decimal text; see `loaders/snapshot/manifest.ts` */
  control_totals: { flow: Flow; month: string; ours: string; published: string | null }[];
  /** counted dollars of the last whole year of each flow under every concept, the site's own first */
  concepts?: Record<Flow, { year: number; outcomes: ConceptOutcome[] }>;
}

export interface ConceptOutcome {
  label: string;
  means: string;
  value: number | null;
}

/** Revised codes and countries that the page lists at most; `atlas diff --json` has all. */
const mostRows = 200;

/** The snapshots beside the one in use, and what changed since the one before it. */
export async function vintages(session: Session): Promise<VintagesData> {
  const cache = cacheAt(dirname(dirname(session.folder)));
  const kept = await listSnapshots(cache);
  const before = kept
    .filter(({ id, manifest }) => id !== session.id && manifest.kind === session.manifest.kind)
    .findLast(({ manifest }) => manifest.built <= session.manifest.built);
  return {
    vintages: kept.map((snapshot) => vintageOf(snapshot, session)),
    comparison: before ? await compare(cache, before, session) : null,
    control_totals: session.manifest.control_totals,
    concepts: {
      imports: await conceptsIn(session, "imports"),
      exports: await conceptsIn(session, "exports"),
    },
  };
}

async function conceptsIn(
  { database, manifest }: Session,
  flow: Flow,
): Promise<{ year: number; outcomes: ConceptOutcome[] }> {
  const [, year] = comparedYears(manifest, flow);
  const outcomes: ConceptOutcome[] = [];
  if (!year) return { year, outcomes }; // no whole year is held
  for (const [concept, { label, means }] of Object.entries<ConceptWords>(conceptWords[flow])) {
    const query = { [flow]: concept, ...wholeYears(year), where: { groups: ["ai"] } } as const;
    const [row] = await database.rows<{ value: number | bigint | null }>(
      measureSql(flowMeasure(flow, "value"), query),
    );
    outcomes.push({ label, means, value: row?.value == null ? null : Number(row.value) });
  }
  return { year, outcomes };
}

function vintageOf({ id, manifest }: StoredSnapshot, { id: current, task }: Session): Vintage {
  return {
    id,
    kind: manifest.kind,
    built: manifest.built,
    imports: [...manifest.months.imports].sort().at(-1) ?? null,
    exports: [...manifest.months.exports].sort().at(-1) ?? null,
    run: runInUse(manifest, task?.task.name),
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    current: id === current,
  };
}

async function compare(cache: Cache, before: StoredSnapshot, session: Session): Promise<Comparison> {
  const [task, after] = [session.task?.task.name, session.id];
  const difference = await comparedOnce(cache, before.id, after, task);
  const isHeld = before.manifest.run === null || runInUse(before.manifest, task) !== null;
  const then = isHeld ? await monthlyOf(cache, before.id, task) : { imports: [], exports: [] };
  const now = await monthlyOf(cache, after, task);
  const { revised, codes, labels, runs, months } = difference;
  return {
    ...{ before: before.id, after },
    months,
    revised: {
      months: revised.months.map((row) => revisedOf(row, row.month)),
      codes: revised.codes.slice(0, mostRows).map((row) => revisedOf(row, row.hs10)),
      countries: revised.countries.slice(0, mostRows).map((row) => revisedOf(row, row.cty_code)),
    },
    codes: { added: codes.added.length, removed: codes.removed.length },
    runs: { before: runs.before, after: runs.after },
    labels: labels.length,
    headline: difference.headline.map(headlineOf),
    monthly: {
      imports: { before: then.imports, after: now.imports },
      exports: { before: then.exports, after: now.exports },
    },
  };
}

function revisedOf(
  row: Pick<Difference["revised"]["months"][number], "flow" | "cells" | "before" | "after" | "change">,
  key: string,
): Revised {
  return {
    flow: row.flow,
    key,
    cells: Number(row.cells),
    before: Number(row.before),
    after: Number(row.after),
    change: Number(row.change),
  };
}

function headlineOf(row: Difference["headline"][number]): Comparison["headline"][number] {
  const number = (value: number | bigint | null): number | null => (value === null ? null : Number(value));
  return {
    measure: row.measure,
    title: findMeasure(row.measure).title,
    unit: row.unit,
    group: row.group,
    year: row.year,
    before: number(row.before),
    after: number(row.after),
  };
}

/** Counted dollars by month, as the snapshot's own labels have it. */
async function monthlyOf(
  cache: Cache,
  id: string,
  task: string | undefined,
): Promise<Record<Flow, VintageValue[]>> {
  const session = await openSnapshot(cache, { id, task, aside: true });
  const read = async (measure: string): Promise<VintageValue[]> =>
    (
      await session.database.rows<{ month: string; value: number | bigint | null }>(
        measureSql(measure, { by: ["month"], where: { groups: ["ai"] } }),
      )
    ).map(({ month, value }) => ({ key: month, value: value === null ? null : Number(value) }));
  try {
    return { imports: await read("import_value"), exports: await read("export_value") };
  } finally {
    session.close();
  }
}

import { dirname } from "node:path";
import { cacheAt, type Cache, type Flow } from "../../loaders/cache.js";
import type { Difference } from "../../loaders/snapshot/difference.js";
import { comparedOnce } from "../../loaders/snapshot/release-changes.js";
import { openSnapshot, type Session } from "../../loaders/snapshot/session.js";
import { listSnapshots, type StoredSnapshot } from "../../loaders/snapshot/store.js";
import { findMeasure, measureSql } from "../measures/index.js";
import type { VintageValue } from "../measures/revisions.js";
import type { Comparison, Revised, Vintage, VintagesData } from "../pages/vintages/comparison.js";

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
    vintages: kept.map((snapshot) => vintageOf(snapshot, session.id)),
    comparison: before ? await compare(cache, before.id, session.id) : null,
    control_totals: session.manifest.control_totals,
  };
}

function vintageOf({ id, manifest }: StoredSnapshot, current: string): Vintage {
  return {
    id,
    kind: manifest.kind,
    built: manifest.built,
    imports: [...manifest.months.imports].sort().at(-1) ?? null,
    exports: [...manifest.months.exports].sort().at(-1) ?? null,
    run: manifest.run,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    current: id === current,
  };
}

async function compare(cache: Cache, before: string, after: string): Promise<Comparison> {
  const difference = await comparedOnce(cache, before, after);
  const [then, now] = [await monthlyOf(cache, before), await monthlyOf(cache, after)];
  const { revised, codes, labels, runs, months } = difference;
  return {
    before,
    after,
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

/** AI-related dollars by month, as the snapshot's own labels have it. */
async function monthlyOf(cache: Cache, id: string): Promise<Record<Flow, VintageValue[]>> {
  const session = await openSnapshot(cache, { id });
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

import type { Cache } from "../cache.js";
import { findMeasure, measureSql, type Query, type Unit } from "../../src/measures/index.js";
import { openSnapshot, runInUse } from "./session.js";
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
  const [old, recent] = [await readHeadlines(cache, before, task), await readHeadlines(cache, after, task)];
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

async function readHeadlines(
  cache: Cache,
  { id, manifest }: StoredSnapshot,
  task: string | undefined,
): Promise<Map<string, Headline>> {
  const found = new Map<string, Headline>();
  if (manifest.run !== null && runInUse(manifest, task) === null) return found;
  const session = await openSnapshot(cache, { id, task, aside: true });
  try {
    for (const [measure, query] of headlines)
      for (const row of await session.database.rows<Omit<Headline, "measure">>(measureSql(measure, query)))
        found.set(`${measure} ${row.group ?? ""} ${row.year}`, { ...row, measure, group: row.group ?? null });
    return found;
  } finally {
    session.close();
  }
}

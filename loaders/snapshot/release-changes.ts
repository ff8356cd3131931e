import { resolve } from "node:path";
import type { ReleaseChanges } from "../../src/measures/release.js";
import type { Cache, Flow } from "../cache.js";
import { compareSnapshots, type Difference } from "./difference.js";

/** What a release changed, added up out of `atlas diff`. */
export function releaseChangesOf(
  difference: Pick<Difference, keyof ReleaseChanges | "families" | "labels">,
): ReleaseChanges {
  const { before, months, revised, codes, families, labels, runs } = difference;
  const revisedOf = (flow: Flow): ReleaseChanges["revised"][Flow] => {
    const rows = revised.months.filter((row) => row.flow === flow);
    return {
      months: rows.map(({ month }) => month),
      cells: rows.reduce((sum, row) => sum + Number(row.cells), 0),
      change: rows.reduce((sum, row) => sum + Number(row.change), 0),
    };
  };
  return {
    before,
    months,
    revised: { imports: revisedOf("imports"), exports: revisedOf("exports") },
    codes: {
      began: codes.added.length,
      ended: codes.removed.length,
      family: families.length,
      label: labels.length,
    },
    runs: { before: runs.before, after: runs.after },
  };
}

const compared = new Map<string, Promise<Difference>>();

/** `compareSnapshots`, once in a process for each pair and task: snapshots never change, and two pages show the newest pair. */
export function comparedOnce(
  cache: Cache,
  before: string,
  after: string,
  task?: string,
): Promise<Difference> {
  const key = `${resolve(cache.root)} ${before} ${after} ${task ?? ""}`;
  const held = compared.get(key) ?? compareSnapshots(cache, before, after, task);
  compared.set(key, held);
  return held;
}

import type { Cache } from "../cache.js";
import { UsageError } from "../errors.js";
import { brokenFiles } from "../folder-sums.js";
import type { Label } from "./label.js";
import { DamagedError } from "../stored.js";
import { readRunRecord, runFolder, writeRun, type RunRecord } from "./run.js";

export interface SaveOptions {
  /**
   * What to do when a run of this name says something else: `refuse` it, `replace` the run (asked for by its user,
   * or a run that follows its inputs under a default name), or take the next free name (`NAME-2`).
   */
  taken: "refuse" | "replace" | "rename";
  /** writes what else belongs into the run's folder */
  extra?: (folder: string) => Promise<void>;
}

export interface Saved {
  record: RunRecord;
  /** false when the very same run was there already and stays as it was */
  written: boolean;
}

/** Keeps a run under its name. Runs do not change: one that says the same is left as it is while its files are whole. */
export async function saveRun(
  cache: Cache,
  record: RunRecord,
  labels: readonly Label[],
  { taken, extra }: SaveOptions,
): Promise<Saved> {
  for (let number = 1; ; number++) {
    const run = number === 1 ? record.run : `${record.run}-${number}`;
    const existing = await readRunRecord(cache, run).catch((error: unknown) => {
      if (error instanceof DamagedError && taken === "replace") return undefined;
      throw error;
    });
    const isSame = existing !== undefined && sameRun(existing, record);
    if (isSame && (await brokenFiles(runFolder(cache, run))).length === 0)
      return { record: existing, written: false };
    if (existing !== undefined && !isSame && taken === "rename") continue;
    if (existing !== undefined && !isSame && taken === "refuse")
      throw new UsageError(
        `run ${run} exists and says something else (${existing.labelled}, ${existing.codes} labels); runs do not ` +
          "change: choose another --run, or --replace it",
      );
    const named = { ...record, run };
    await writeRun(cache, named, labels, extra);
    return { record: named, written: true };
  }
}

function sameRun(a: RunRecord, b: RunRecord): boolean {
  return a.content_hash === b.content_hash && a.prompt_hash === b.prompt_hash && a.task === b.task;
}

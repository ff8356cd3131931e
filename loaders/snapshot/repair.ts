import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Cache } from "../cache.js";
import { UsageError } from "../errors.js";
import { jobsOf, withLock } from "../lock.js";
import { createReporter } from "../progress.js";
import { DamagedError } from "../stored.js";
import { buildSnapshot } from "./build.js";
import { findCurrent, listSnapshots, loadSnapshot, type StoredSnapshot } from "./store.js";
import { verifySnapshot } from "./verify.js";

/**
 * Builds a damaged snapshot again (default: the current one), from the cache or as the sample it is: an id names its
 * content, so what is broken gives way to the same. Leaves a whole one alone.
 * @throws Error where the cache no longer gives this snapshot, with what it gives instead
 */
export async function repairSnapshot(cache: Cache, id: string | undefined, wait: boolean): Promise<void> {
  const report = createReporter();
  const lock = { verb: "atlas verify --repair", wait, note: (line: string) => report.note(line) };
  try {
    await withLock(cache, jobsOf["verify --repair"], lock, async () => {
      const broken = await findSnapshot(cache, id);
      if (broken && (await verifySnapshot(broken).catch(() => ["unreadable"])).length === 0) return;
      const name = broken?.id ?? id;
      const isSample = broken ? broken.manifest.kind === "sample" : !existsSync(cache.facts);
      report.note(`${name ?? cache.current} is damaged: building it again`);
      const made = isSample ? await buildSampleAgain(cache) : await buildAgain(cache, broken);
      if (name !== undefined && made !== name)
        throw new Error(
          `snapshot ${name} cannot be built again: the cache now gives ${made}, which is the current one; ` +
            `remove ${join(cache.snapshots, name)}, or bring a whole copy of it`,
        );
    });
  } finally {
    report.close();
  }
}

/** Undefined where there is nothing to read of it. */
async function findSnapshot(cache: Cache, id: string | undefined): Promise<StoredSnapshot | undefined> {
  try {
    if (id !== undefined) return await loadSnapshot(cache, id);
    return (await findCurrent(cache)) ?? (await listSnapshots(cache)).at(-1);
  } catch (error) {
    if (error instanceof DamagedError) return undefined;
    if (error instanceof UsageError && id !== undefined && existsSync(join(cache.snapshots, id)))
      return undefined;
    throw error;
  }
}

/** As it was built before; of what cannot be read any more, a build with the settings of the verb. */
async function buildAgain(cache: Cache, broken: StoredSnapshot | undefined): Promise<string> {
  const common = { inputs: cache, into: cache, kind: "live" as const };
  if (!broken) return (await buildSnapshot(common)).id;
  const { run, allow_unlabelled, notes } = broken.manifest;
  const { id } = await buildSnapshot({
    ...common,
    ...(run !== null && { run }),
    ...(allow_unlabelled && { unlabelled: "allow" as const }),
    notes, // those that the build finds again count once
  });
  return id;
}

async function buildSampleAgain(cache: Cache): Promise<string> {
  // the sample is itself built as a snapshot: loading it only when needed keeps the modules acyclic at start
  const { buildSample } = await import("../sample/build.js");
  return buildSample(cache);
}

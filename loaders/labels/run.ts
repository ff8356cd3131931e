import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFolder } from "../atomic.js";
import type { Cache } from "../cache.js";
import { UsageError } from "../errors.js";
import { brokenFiles } from "../folder-sums.js";
import { readParquet, writeParquet } from "../parquet.js";
import type { LabelRun, SourceFile } from "../snapshot/manifest.js";
import { DamagedError, readStored, stored } from "../stored.js";
import { table } from "../snapshot/tables.js";
import type { Label } from "./label.js";

/** `run.json`: what the manifest of a snapshot takes over, and what only this folder says. */
export interface RunRecord extends LabelRun {
  /** name and version of the task that was asked */
  task: string;
  /** SHA-256 over the labels without their times: equal runs say the same */
  content_hash: string;
  /** files that the labels came from */
  sources: SourceFile[];
  /** what a labeler of its own kind wants to keep: votes, usage, options */
  details: Record<string, unknown>;
}

export function runFolder(cache: Cache, run: string): string {
  return join(cache.labels, "runs", run);
}

/** Names are folder names and SQL text; throws on anything but letters, digits, dot, dash and underscore. */
export function parseRunName(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name) || name.includes(".tmp-"))
    throw new UsageError(`invalid run name: "${name}" (expected letters, digits, dots, dashes, underscores)`);
  return name;
}

/** Complete runs, in the order of their names. */
export async function listRuns(cache: Cache): Promise<RunRecord[]> {
  const names = existsSync(join(cache.labels, "runs")) ? await readdir(join(cache.labels, "runs")) : [];
  const records = names
    .filter((name) => !name.includes(".tmp-"))
    .sort()
    .map((name) => readRunRecord(cache, name));
  return (await Promise.allSettled(records)).flatMap((read) => {
    if (read.status === "fulfilled") return read.value ?? [];
    if (read.reason instanceof DamagedError) return []; // atlas status names it
    throw read.reason;
  });
}

/** What to do about a run that is broken. */
function wayOutOf(cache: Cache, run: string): string {
  return `label or import the run again with --replace, or remove ${runFolder(cache, run)}`;
}

/** @throws DamagedError where the record cannot be read */
export async function readRunRecord(cache: Cache, run: string): Promise<RunRecord | undefined> {
  const path = join(runFolder(cache, run), "run.json");
  return readStored<RunRecord>(path, stored.run, wayOutOf(cache, run));
}

/** The labels of a run, sorted by flow and code. Throws with the runs there are when there is none of this name. */
export async function readRun(cache: Cache, run: string): Promise<{ record: RunRecord; labels: Label[] }> {
  const record = await readRunRecord(cache, run);
  if (record === undefined) {
    const names = (await listRuns(cache)).map((other) => other.run);
    throw new UsageError(`unknown run: ${run} (there are: ${names.join(", ") || "none yet"})`);
  }
  const [broken] = await brokenFiles(runFolder(cache, run));
  if (broken !== undefined)
    throw new DamagedError(`damaged file: ${broken} is not what was written there (${wayOutOf(cache, run)})`);
  return { record, labels: await readParquet<Label>(join(runFolder(cache, run), "labels.parquet")) };
}

/** The newest complete run, or undefined: what verbs take when no run is named. */
export async function newestRun(cache: Cache): Promise<RunRecord | undefined> {
  return (await listRuns(cache)).sort((a, b) => (a.labelled < b.labelled ? 1 : -1))[0];
}

/**
 * Writes a run whole, with what `extra` adds to its folder. The caller has seen to it that the name is free or may be
 * replaced.
 */
export async function writeRun(
  cache: Cache,
  record: RunRecord,
  labels: readonly Label[],
  extra: (folder: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await replaceFolder(runFolder(cache, record.run), async (folder) => {
    const { columns, sortedBy } = table("labels");
    const rows = labels.map((label) => ({ run: record.run, ...label }));
    await writeParquet(join(folder, "labels.parquet"), columns, rows, sortedBy);
    await extra(folder);
    await writeFile(join(folder, "run.json"), `${JSON.stringify(record, null, 2)}\n`);
  });
}

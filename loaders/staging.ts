import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { syncFolder, syncTree } from "./atomic.js";
import { sealFolder } from "./folder-sums.js";
import { partition, type Cache, type Flow } from "./cache.js";
import { ifThere } from "./if-there.js";

/**
 * Puts a month together in a folder of its own and moves it into its partitions when it is whole: places and code
 * lists first, the facts last. Nothing half-made ever stands where an engine that globs the partitions would read it.
 */
export async function replaceMonth(
  cache: Cache,
  flow: Flow,
  month: string,
  write: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = join(cache.staging, `${process.pid}-${randomBytes(4).toString("hex")}-${flow}-${month}`);
  try {
    await mkdir(folder, { recursive: true });
    await write(folder);
    for (const part of parts) if (existsSync(join(folder, part))) await sealFolder(join(folder, part));
    await syncTree(folder);
    await moveIn(cache, folder, flow, month);
  } finally {
    if (!existsSync(before(folder, "facts")) || existsSync(partition(cache.facts, flow, month)))
      await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Finishes or removes what a killed process left behind. A month whose facts had been put aside was whole in its new
 * form, so its move is finished; any other is read again from its source.
 */
export async function clearStaging(cache: Cache): Promise<void> {
  for (const name of await ifThere(readdir(cache.staging), [])) {
    const [, pid, flow, month] = /^(\d+)-[0-9a-f]+(?:-(imports|exports)-(\d{4}-\d{2}))?$/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(cache.staging, name);
    if (flow !== undefined && month !== undefined && existsSync(before(folder, "facts")))
      await moveIn(cache, folder, flow as Flow, month);
    await rm(folder, { recursive: true, force: true });
  }
  for (const name of await ifThere(readdir(cache.raw), [])) {
    const pid = /\.tmp-(\d+)-/.exec(name)?.[1]; // of a file that was being written atomically
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(cache.raw, name), { force: true });
  }
}

const parts = ["facts", "codes", "places"] as const;

/** Where the part of a month that is being replaced waits until the new one stands. */
function before(folder: string, part: string): string {
  return join(folder, `${part}-before`);
}

/**
 * A month is complete when its facts stand, so they go first and come last: a kill in between shows as a month that is
 * not there. May be called again after a kill at any step.
 */
async function moveIn(cache: Cache, folder: string, flow: Flow, month: string): Promise<void> {
  const arriving = parts.filter((part) => existsSync(join(folder, part)));
  for (const part of arriving) await putAside(partition(cache[part], flow, month), before(folder, part));
  for (const part of arriving.toReversed()) {
    const target = partition(cache[part], flow, month);
    await rename(join(folder, part), target);
    await syncFolder(dirname(target));
  }
}

async function putAside(from: string, to: string): Promise<void> {
  await mkdir(dirname(from), { recursive: true });
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

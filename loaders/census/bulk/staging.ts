import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { partition, type Cache, type Flow } from "../../cache.js";

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
  const folder = join(cache.staging, `${process.pid}-${randomBytes(4).toString("hex")}`);
  try {
    await mkdir(folder, { recursive: true });
    await write(folder);
    // A month is complete when its facts stand, so they go first and come last: a kill in between shows as a month
    // that is not there, and it is read again.
    const parts = ["facts", "codes", "places"] as const;
    for (const part of parts)
      await putAside(partition(cache[part], flow, month), join(folder, `${part}-before`));
    for (const part of parts.toReversed())
      await rename(join(folder, part), partition(cache[part], flow, month));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what a killed process left behind; the month it was at is read again from the archive. */
export async function clearStaging(cache: Cache): Promise<void> {
  const debris = [
    { folder: cache.staging, process: /^(\d+)-/ },
    { folder: cache.raw, process: /\.tmp-(\d+)-/ }, // of a file that was being written atomically
  ];
  for (const { folder, process } of debris)
    for (const name of await readdirOrNone(folder)) {
      const pid = process.exec(name)?.[1];
      if (pid !== undefined && !isAlive(Number(pid)))
        await rm(join(folder, name), { recursive: true, force: true });
    }
}

async function putAside(from: string, to: string): Promise<void> {
  await mkdir(dirname(from), { recursive: true });
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}

async function readdirOrNone(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

import { existsSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { syncFolder } from "./atomic.js";
import type { Cache } from "./cache.js";
import { placeParts } from "./places.js";
import { clearStaging } from "./staging.js";
import { ifThere } from "./if-there.js";

/**
 * Puts right what a process that was killed left of these jobs: a folder that was put aside for a new one which never
 * came is brought back, everything half-written is removed. The caller holds the locks of the jobs.
 */
export async function recoverFolders(cache: Cache, jobs: readonly string[]): Promise<void> {
  if (jobs.includes("pull")) {
    await clearStaging(cache);
    for (const part of placeParts)
      for (const flow of ["imports", "exports"]) await recoverIn(join(cache[part], `flow=${flow}`));
  }
  if (jobs.includes("lists")) await recoverIn(cache.lists);
  if (jobs.includes("labels")) await recoverIn(join(cache.labels, "batches"));
  if (jobs.includes("snapshots")) {
    await recoverIn(join(cache.root, "reports"));
    await sweepSnapshots(cache);
  }
  if (jobs.includes("runs")) {
    await recoverIn(cache.labels); // the overrides
    await recoverIn(join(cache.labels, "runs"));
  }
}

/** Folders in which snapshots are built begin with this; the host and the process that builds follow. */
export const buildingPrefix = ".building-";

/**
 * Removes what builds that were killed left behind, and brings back a damaged snapshot that gave way to a build which never came.
 * A build under way, here or on another host, is left alone.
 */
export async function sweepSnapshots(cache: Cache): Promise<void> {
  for (const name of await ifThere(readdir(cache.snapshots), [])) {
    const path = join(cache.snapshots, name);
    const [host, pid] = name.startsWith(buildingPrefix)
      ? name.slice(buildingPrefix.length).split("+")
      : /^(current|\.unbuilt)\.tmp-/.test(name)
        ? [hostname(), name.split("-").at(-2)]
        : [];
    if (host === undefined) continue;
    if (host === hostname() ? isRunning(Number(pid)) : !(await isOld(path))) continue;
    const id = /-broken-(.+)$/.exec(name)?.[1];
    if (id !== undefined && !existsSync(join(cache.snapshots, id)))
      await rename(path, join(cache.snapshots, id)); // damaged, but it says with what settings it is built again
    else await rm(path, { recursive: true, force: true });
  }
}

const dayInMilliseconds = 86_400_000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // runs, but belongs to another user
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined; // its own build has just finished
    throw error;
  });
  return found !== undefined && Date.now() - found.mtimeMs > dayInMilliseconds;
}

/** What `replaceAtomically` and `replaceFolder` write beside the path that they are for. */
const temporary = /^(?<name>.+)\.tmp-\d+-[0-9a-f]{8}(?<old>-old)?$/;

async function recoverIn(root: string): Promise<void> {
  const names = new Set(await ifThere(readdir(root), []));
  const debris = [...names].flatMap((path) => {
    const { name, old } = temporary.exec(path)?.groups ?? {};
    return name === undefined ? [] : [{ path, name, old: old !== undefined }];
  });
  for (const { path, name, old } of debris)
    if (old && !names.has(name)) {
      await rename(join(root, path), join(root, name));
      names.add(name);
    } else await rm(join(root, path), { recursive: true, force: true });
  if (debris.length > 0) await syncFolder(root);
}

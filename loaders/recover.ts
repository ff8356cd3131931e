import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "./atomic.js";
import type { Cache } from "./cache.js";
import { placeParts } from "./places.js";
import { clearStaging } from "./staging.js";

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
  if (jobs.includes("runs")) {
    await recoverIn(cache.labels); // the overrides
    await recoverIn(join(cache.labels, "runs"));
  }
}

/** What `replaceAtomically` and `replaceFolder` write beside the path that they are for. */
const temporary = /^(?<name>.+)\.tmp-\d+-[0-9a-f]{8}(?<old>-old)?$/;

async function recoverIn(root: string): Promise<void> {
  const names = new Set(await namesIn(root));
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

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

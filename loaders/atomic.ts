import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sealFolder } from "./folder-sums.js";

/** Writes a file so that a reader, or a kill at any instant, sees the old one or the new one whole. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  await replaceAtomically(path, async (temporary) => {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
  });
}

/** The same for a file or folder that `write` makes at the temporary path it is given; on disk before it is named. */
export async function replaceAtomically(
  path: string,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = temporaryOf(path);
  try {
    await write(temporary);
    await syncTree(temporary);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/**
 * The same for a folder that may stand already; it is sealed with the digests of its files. Between two renames there is none; what a kill leaves there is brought
 * back by `recoverFolders`.
 */
export async function replaceFolder(
  path: string,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = temporaryOf(path);
  const old = `${temporary}-old`;
  try {
    await mkdir(temporary);
    await write(temporary);
    await sealFolder(temporary);
    await syncTree(temporary);
    await swap(path, temporary, old);
    await syncFolder(dirname(path));
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Flushes a file, or a folder with all that is in it, to disk: a name given to it afterwards never shows less. */
export async function syncTree(path: string): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTDIR") throw error;
    return undefined;
  });
  for (const entry of entries ?? []) await syncTree(join(path, entry.name));
  await (entries ? syncFolder(path) : syncPath(path));
}

/** Flushes the names in a folder; where the system opens no folders (Windows) it keeps them by itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== "win32") await syncPath(path);
}

async function syncPath(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function swap(path: string, replacement: string, old: string): Promise<void> {
  await rename(path, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  try {
    await rename(replacement, path);
  } catch (error) {
    await rename(old, path).catch(() => undefined); // there may have been none
    throw error;
  }
}

function temporaryOf(path: string): string {
  return `${path}.tmp-${process.pid}-${randomBytes(4).toString("hex")}`;
}

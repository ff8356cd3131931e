import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { writeAtomically } from "../../atomic.js";
import { DamagedError, readStored, stored } from "../../stored.js";
import { ifThere } from "../../if-there.js";

/** What is known of a download, kept beside it as `NAME.json`, or `NAME.part.json` until it is whole. */
export interface Sidecar {
  address: string;
  etag: string | null;
  last_modified: string | null;
  bytes: number;
  /** set once the bytes are all there and checked */
  sha256: string | null;
  fetched: string;
}

export const partOf = (path: string): string => `${path}.part`;

/** The whole download at `path`; undefined when there is none. */
export async function findKept(path: string): Promise<Sidecar | undefined> {
  await settle(path);
  return readSidecar(path);
}

/** The unfinished download for `path`, with the bytes that are on disk. */
export async function findPart(path: string): Promise<{ sidecar: Sidecar; size: number } | undefined> {
  const sidecar = await readSidecar(partOf(path));
  const size = await sizeOf(partOf(path));
  return sidecar && size !== undefined ? { sidecar, size } : undefined;
}

export async function startPart(path: string, sidecar: Sidecar): Promise<void> {
  await rm(partOf(path), { force: true });
  await writeAtomically(`${partOf(path)}.json`, JSON.stringify(sidecar, null, 2));
}

/** The part is whole and checked: it takes the place of what was kept before. */
export async function finishPart(path: string, sidecar: Sidecar): Promise<Sidecar> {
  const finished = { ...sidecar, sha256: await sha256Of(partOf(path)) };
  await writeAtomically(`${partOf(path)}.json`, JSON.stringify(finished, null, 2));
  await settle(path);
  return finished;
}

export async function dropPart(path: string): Promise<void> {
  await rm(partOf(path), { force: true });
  await rm(`${partOf(path)}.json`, { force: true });
}

export async function dropKept(path: string): Promise<void> {
  await rm(`${path}.json`, { force: true });
  await rm(path, { force: true });
}

export async function sizeOf(path: string): Promise<number | undefined> {
  return (await ifThere(stat(path), undefined))?.size;
}

/**
 * The digest in the part's sidecar says that the part is whole; the two renames that follow may have been cut short
 * between them by a kill, and are then done now.
 */
async function settle(path: string): Promise<void> {
  const part = await readSidecar(partOf(path));
  if (!part?.sha256) return;
  if ((await sizeOf(partOf(path))) !== undefined) await rename(partOf(path), path);
  await rename(`${partOf(path)}.json`, `${path}.json`);
}

/** What cannot be read is not there: the archive is fetched again. */
async function readSidecar(path: string): Promise<Sidecar | undefined> {
  try {
    return await readStored<Sidecar>(`${path}.json`, stored.sidecar, "remove it");
  } catch (error) {
    if (error instanceof DamagedError) return undefined;
    throw error;
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

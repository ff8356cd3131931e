import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { writeAtomically } from "../atomic.js";
import type { Cache } from "../cache.js";
import { UsageError } from "../errors.js";
import type { Manifest } from "./manifest.js";

export interface StoredSnapshot {
  id: string;
  folder: string;
  manifest: Manifest;
}

/** The snapshot that `cache/snapshots/current` names; undefined where nothing was ever made the current one. */
export async function findCurrent(cache: Cache): Promise<StoredSnapshot | undefined> {
  const id = (await readIfThere(cache.current))?.trim();
  if (!id) return undefined;
  const text = await readIfThere(join(cache.snapshots, id, "manifest.json"));
  if (text === undefined)
    throw new Error(
      `missing snapshot: ${cache.current} names ${id}, which is not there (run atlas snapshot, or remove that file)`,
    );
  return parse(cache, id, text);
}

export async function setCurrentId(cache: Cache, id: string): Promise<void> {
  await loadSnapshot(cache, id);
  await writeAtomically(cache.current, `${id}\n`);
}

/** All snapshots, oldest build first. */
export async function listSnapshots(cache: Cache): Promise<StoredSnapshot[]> {
  const found: StoredSnapshot[] = [];
  for (const name of await names(cache.snapshots)) {
    if (name.startsWith(".") || name.startsWith("current")) continue;
    const text = await readIfThere(join(cache.snapshots, name, "manifest.json"));
    if (text !== undefined) found.push(parse(cache, name, text));
  }
  return found.sort((a, b) => (a.manifest.built < b.manifest.built ? -1 : 1));
}

/** @throws UsageError naming the snapshots there are, where `id` is none of them */
export async function loadSnapshot(cache: Cache, id: string): Promise<StoredSnapshot> {
  const valid = /^[\w.-]+$/.test(id) && !id.startsWith(".");
  const text = valid ? await readIfThere(join(cache.snapshots, id, "manifest.json")) : undefined;
  if (text === undefined) {
    const known = (await listSnapshots(cache)).map((snapshot) => snapshot.id);
    throw new UsageError(
      `unknown snapshot: "${id}" (expected ${known.length ? `one of ${known.join(", ")}` : "a built one: run atlas snapshot"})`,
    );
  }
  return parse(cache, id, text);
}

/**
 * Runs `write` on a fresh folder, then renames that folder to the id `write` returns. An id names its
 * content, so a folder of that id which already stands (another build of the same inputs) is kept.
 */
export async function publishFolder(
  cache: Cache,
  write: (folder: string) => Promise<string>,
): Promise<string> {
  await mkdir(cache.snapshots, { recursive: true });
  await sweep(cache);
  const owner = `${hostname()}+${process.pid}+${randomBytes(4).toString("hex")}`;
  const building = join(cache.snapshots, `${buildingPrefix}${owner}`);
  await mkdir(building);
  try {
    const id = await write(building);
    try {
      await rename(building, join(cache.snapshots, id));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
    }
    return id;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

const buildingPrefix = ".building-";
const dayInMilliseconds = 86_400_000;

/** Removes what builds that were killed left behind; a build under way, here or on another host, is left alone. */
async function sweep(cache: Cache): Promise<void> {
  for (const name of await names(cache.snapshots)) {
    const path = join(cache.snapshots, name);
    const [host, pid] = name.startsWith(buildingPrefix)
      ? name.slice(buildingPrefix.length).split("+")
      : name.startsWith("current.tmp-")
        ? [hostname(), name.split("-").at(-2)]
        : [];
    if (host === undefined) continue;
    if (host === hostname() ? !isRunning(Number(pid)) : await isOld(path))
      await rm(path, { recursive: true, force: true });
  }
}

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

function parse(cache: Cache, id: string, text: string): StoredSnapshot {
  const folder = join(cache.snapshots, id);
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch (cause) {
    throw new Error(`invalid manifest: ${join(folder, "manifest.json")} is not JSON`, { cause });
  }
  if (manifest.format !== 1)
    throw new Error(`unsupported manifest format: ${String(manifest.format)} in ${folder} (expected 1)`);
  return { id, folder, manifest };
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { syncFolder, syncTree, writeAtomically } from "../atomic.js";
import type { Cache } from "../cache.js";
import { UsageError } from "../errors.js";
import { buildingPrefix, sweepSnapshots } from "../recover.js";
import { DamagedError, parseStored, stored } from "../stored.js";
import { checksum } from "../checksum.js";
import { checksumList, identify } from "./identity.js";
import type { Manifest } from "./manifest.js";
import { ifThere } from "../if-there.js";

export interface StoredSnapshot {
  id: string;
  folder: string;
  manifest: Manifest;
}

/** The snapshot that `cache/snapshots/current` names; undefined where nothing was ever made the current one. */
export async function findCurrent(cache: Cache): Promise<StoredSnapshot | undefined> {
  const id = (await readIfThere(cache.current))?.trim();
  if (id === undefined) return undefined;
  const text = isId(id) ? await readIfThere(join(cache.snapshots, id, "manifest.json")) : undefined;
  if (text === undefined)
    throw new DamagedError(
      `missing snapshot: ${cache.current} names ${isId(id) ? id : JSON.stringify(id.slice(0, 60))}, which is not there ` +
        "(run atlas snapshot, atlas snapshot --use ID, or atlas verify --repair)",
    );
  return parse(cache, id, text);
}

/** @throws DamagedError where a file of the snapshot is not what its manifest says */
export async function setCurrentId(cache: Cache, id: string): Promise<void> {
  const snapshot = await loadSnapshot(cache, id);
  assertWhole(snapshot, await damagedFiles(snapshot));
  await writeAtomically(cache.current, `${id}\n`);
}

/** All snapshots with a manifest that can be read, oldest build first. */
export async function listSnapshots(cache: Cache): Promise<StoredSnapshot[]> {
  const found: StoredSnapshot[] = [];
  for (const name of await ifThere(readdir(cache.snapshots), [])) {
    if (name.startsWith(".") || name.startsWith("current")) continue;
    const text = await readIfThere(join(cache.snapshots, name, "manifest.json"));
    const snapshot = text === undefined ? undefined : parseOrNone(cache, name, text);
    if (snapshot) found.push(snapshot);
  }
  return found.sort((a, b) => (a.manifest.built < b.manifest.built ? -1 : 1));
}

/** @throws UsageError naming the snapshots there are, where `id` is none of them */
export async function loadSnapshot(cache: Cache, id: string): Promise<StoredSnapshot> {
  const text = isId(id) ? await readIfThere(join(cache.snapshots, id, "manifest.json")) : undefined;
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
 * content, so a folder of that id which already stands (another build of the same inputs) is kept while it is whole.
 */
export async function publishFolder(
  cache: Cache,
  write: (folder: string) => Promise<string>,
): Promise<string> {
  await mkdir(cache.snapshots, { recursive: true });
  await sweepSnapshots(cache);
  const owner = `${hostname()}+${process.pid}+${randomBytes(4).toString("hex")}`;
  const building = join(cache.snapshots, `${buildingPrefix}${owner}`);
  await mkdir(building);
  try {
    const id = await write(building);
    await syncTree(building);
    const target = join(cache.snapshots, id);
    try {
      await rename(building, target);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
      if (!(await isWhole(cache, id))) {
        await rename(target, `${building}-broken-${id}`); // brought back by a sweep where a kill keeps the next line from it
        await rename(building, target);
        await syncFolder(cache.snapshots);
        await rm(`${building}-broken-${id}`, { recursive: true, force: true });
      }
    }
    await syncFolder(cache.snapshots);
    return id;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

function parse(cache: Cache, id: string, text: string): StoredSnapshot {
  const folder = join(cache.snapshots, id);
  const path = join(folder, "manifest.json");
  const manifest = parseStored<Manifest>(text, path, stored.manifest, `run atlas verify ${id} --repair`);
  if (manifest.format !== 1)
    throw new Error(`unsupported manifest format: ${String(manifest.format)} in ${folder} (expected 1)`);
  return { id, folder, manifest };
}

function parseOrNone(cache: Cache, id: string, text: string): StoredSnapshot | undefined {
  try {
    return parse(cache, id, text);
  } catch (error) {
    if (error instanceof DamagedError) return undefined;
    throw error;
  }
}

function isId(id: string): boolean {
  return /^[\w.-]+$/.test(id) && !id.startsWith(".");
}

/** Files of a snapshot that are not what its manifest says, by their bytes, in sentences that name them. */
export async function damagedFiles({ folder, manifest }: StoredSnapshot): Promise<string[]> {
  const problems: string[] = [];
  for (const file of manifest.tables.flatMap(({ files }) => files)) {
    const path = join(folder, file.file);
    const found = await checksum(path).catch((error: NodeJS.ErrnoException) => error.code ?? error.message);
    if (typeof found === "string") problems.push(`${path} cannot be read (${found})`);
    else if (found.sha256 !== file.sha256)
      problems.push(
        `${path} has other bytes than its manifest says (${found.bytes}, expected ${file.bytes})`,
      );
  }
  return problems;
}

/** @throws DamagedError that names what is broken and the way out */
export function assertWhole({ id }: StoredSnapshot, problems: readonly string[]): void {
  if (problems.length > 0)
    throw new DamagedError(
      `damaged snapshot ${id}: ${problems.join("; ")} (run atlas verify ${id} --repair, or atlas snapshot)`,
    );
}

async function isWhole(cache: Cache, id: string): Promise<boolean> {
  try {
    const snapshot = await loadSnapshot(cache, id);
    const sums = await readIfThere(join(snapshot.folder, "SHA256SUMS"));
    const { sha256 } = await checksum(join(snapshot.folder, "manifest.json"));
    return (
      identify(snapshot.manifest) === id &&
      sums === checksumList(snapshot.manifest, sha256) &&
      (await damagedFiles(snapshot)).length === 0
    );
  } catch (error) {
    if (error instanceof DamagedError || error instanceof UsageError) return false;
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

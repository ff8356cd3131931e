import { createHash, type Hash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeAtomically } from "../../loaders/atomic.js";
import { publisherFolder } from "../../loaders/publisher.js";
import { loadSnapshot } from "../../loaders/snapshot/store.js";
import type { EditionBuild } from "./edition.js";
import { fileFolders } from "./layout.js";
import { linkFile } from "./share.js";

const repository = new URL("../../", import.meta.url).pathname;

/**
 * Puts the files of a site into its output folder: those of the last time while nothing that they are made of has changed
 * and nobody has touched them, else what `build` makes there. Returns the warnings of the build, then or now.
 */
export async function keptSite(
  made: EditionBuild,
  snapshot: string,
  build: () => Promise<string[]>,
): Promise<{ warnings: string[]; isKept: boolean }> {
  const folder = join(made.layout.cache, "built");
  const record = `${folder}.json`;
  const key = await keyOf(made, snapshot);
  const last = existsSync(record) ? (JSON.parse(await readFile(record, "utf8")) as Kept) : undefined;
  if (last?.key === key && JSON.stringify(await filesOf(folder)) === JSON.stringify(last.files)) {
    await linkFiles(folder, made.output, last.files);
    return { warnings: last.warnings, isKept: true };
  }
  const warnings = await build();
  await rm(record, { force: true });
  await rm(folder, { recursive: true, force: true });
  await linkFiles(made.output, folder, await filesOf(made.output));
  const kept: Kept = { key, warnings, files: await filesOf(folder) };
  await writeAtomically(record, JSON.stringify(kept));
  return { warnings, isKept: false };
}

interface Kept {
  key: string;
  warnings: string[];
  files: File[];
}

type File = [name: string, bytes: number, modified: number];

async function filesOf(folder: string): Promise<File[]> {
  const files: File[] = [];
  for (const name of existsSync(folder) ? (await readdir(folder, { recursive: true })).sort() : []) {
    const found = await stat(join(folder, name));
    if (found.isFile()) files.push([name, found.size, found.mtimeMs]);
  }
  return files;
}

/** The same bytes on disk where the file system can; a copy is as old as what it is of. */
async function linkFiles(from: string, to: string, files: readonly File[]): Promise<void> {
  for (const folder of new Set(files.map(([name]) => dirname(name))))
    await mkdir(join(to, folder), { recursive: true });
  for (const [name] of files)
    if (!(await linkFile(join(from, name), join(to, name))))
      await cp(join(from, name), join(to, name), { preserveTimestamps: true });
}

/** All that the files of a site are made of: what was prepared, every source and script, the snapshot, and what its publisher says. */
async function keyOf({ cache, layout, address, edition }: EditionBuild, snapshot: string): Promise<string> {
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith("ATLAS_"));
  const hash = createHash("sha256").update(JSON.stringify([address, edition, settings.sort()]));
  const { folder } = await loadSnapshot(cache, snapshot);
  for (const file of [
    join(folder, "manifest.json"),
    join(repository, "package-lock.json"),
    join(repository, "observablehq.config.ts"),
  ])
    hash.update(await readFile(file));
  const generated = ["_app", "_data", ...fileFolders]; // of another source root, or of this one, which follows
  for (const folder of ["src", "scripts", "loaders"])
    await addFolder(hash, join(repository, folder), generated);
  await addFolder(hash, layout.root, []);
  await addFolder(hash, publisherFolder(), []);
  return hash.digest("hex");
}

/** Files that are called by their hash need not be read, nor what the build itself keeps. */
async function addFolder(hash: Hash, folder: string, leftOut: readonly string[]): Promise<void> {
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const [top = "", next] = name.split(/[/\\]/);
    if (top === ".observablehq" || (top === "_data" && next?.startsWith("building")) || leftOut.includes(top))
      continue;
    const file = join(folder, name);
    const found = await stat(file);
    if (!found.isFile()) continue;
    hash.update(`${name} ${found.size} `);
    if (!fileFolders.includes(top)) hash.update(await readFile(file));
  }
}

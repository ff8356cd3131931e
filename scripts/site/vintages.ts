import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Cache } from "../../loaders/cache.js";
import { UsageError } from "../../loaders/errors.js";
import { listSnapshots, loadSnapshot, type StoredSnapshot } from "../../loaders/snapshot/store.js";
import { layoutOf, type Layout } from "./layout.js";
import { linkFile } from "./share.js";

/**
 * The older snapshots that are published beside the one in use, the newest first: so many of its kind as a number
 * says, or those of a list of ids.
 * @throws UsageError where the text is neither, or names a snapshot that is not kept, or the one in use
 */
export async function chooseVintages(
  cache: Cache,
  asked: string | undefined,
  current: StoredSnapshot,
): Promise<string[]> {
  if (asked === undefined) return [];
  if (/^\d+$/.test(asked)) {
    const earlier = (await listSnapshots(cache)).filter(
      ({ id, manifest }) =>
        id !== current.id &&
        manifest.kind === current.manifest.kind &&
        manifest.built <= current.manifest.built,
    );
    return earlier
      .map(({ id }) => id)
      .reverse()
      .slice(0, Number(asked));
  }
  const ids = [...new Set(asked.split(",").map((id) => id.trim()))];
  for (const id of ids) {
    await loadSnapshot(cache, id);
    if (id === current.id)
      throw new UsageError(`snapshot ${id} is the one in use (expected older ones in --vintages)`);
  }
  return ids;
}

/** A source root of its own for a site below (`vintage/ID`, `task/NAME`), with the pages of this one, so that what is prepared for one stands by itself. */
export async function layoutBelow(layout: Layout, folder: string): Promise<Layout> {
  const root = join(layout.cache, "..", "below", folder);
  await linkSources(layout.root, root);
  return layoutOf(root);
}

/** Links to the Markdown, styles and pictures of a source root out of another one, which is prepared by itself. */
export async function linkSources(from: string, root: string): Promise<void> {
  await mkdir(join(root, "styles"), { recursive: true });
  const styles = (await readdir(join(from, "styles"))).map((name) => join("styles", name));
  for (const name of [...(await readdir(from)), ...styles]) {
    if (!/\.(md|css|svg)$/.test(name) || existsSync(join(root, name))) continue;
    await rm(join(root, name), { force: true }); // a link that leads nowhere any more
    await symlink(resolve(from, name), join(root, name));
  }
}

/** Files of a folder that stand, byte for byte, at the same place of another one become the same bytes on disk. */
export async function shareEqualFiles(folder: string, other: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    const [own, their] = [join(folder, name), join(other, name)];
    if (!existsSync(their)) continue;
    const [a, b] = [await stat(own), await stat(their)];
    if (!a.isFile() || a.size !== b.size || a.ino === b.ino) continue;
    if (!(await readFile(own)).equals(await readFile(their))) continue;
    const linked = `${own}.linked`;
    if (await linkFile(their, linked)) await rename(linked, own);
  }
}

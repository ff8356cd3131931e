import { cp, link, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache } from "../../loaders/cache.js";
import { dataPackageFile, dataPackageOf } from "../../loaders/snapshot/data-package.js";
import { loadSnapshot } from "../../loaders/snapshot/store.js";
import type { Layout } from "./layout.js";

/** Puts beside Framework's pages what it does not know of: assets, tables, and the snapshot's own files. */
export async function publishFiles(layout: Layout, output: string, cache: Cache, id: string): Promise<void> {
  await cp(layout.files, output, { recursive: true });
  const { folder, manifest } = await loadSnapshot(cache, id);
  const described = JSON.stringify(dataPackageOf(manifest), null, 1);
  for (const name of [id, "current"]) {
    await shareFolder(folder, join(output, "snapshot", name));
    await writeFile(join(output, "snapshot", name, dataPackageFile), described);
  }
  for (const name of await readdir(output))
    if (name.endsWith(".html")) {
      const file = join(output, name);
      await writeFile(file, finishHtml(await readFile(file, "utf8")));
    }
}

/**
 * Mends what Framework's frame lacks for readers who zoom or use a screen reader: a language, a scale that is not
 * fixed, a name for the sidebar's switch, and a list that holds only items.
 */
export function finishHtml(html: string): string {
  return html
    .replace("<html>", '<html lang="en">')
    .replace(", maximum-scale=1", "")
    .replace('id="observablehq-sidebar-toggle"', '$& aria-label="Show the list of pages"')
    .replace(/<label id="observablehq-sidebar-close"[^>]*><\/label>/, '<li class="sidebar-close">$&</li>');
}

/** The files of a folder in another one: the same bytes on disk where the file system can, else copies. */
async function shareFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    try {
      await link(join(from, name), join(to, name));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "";
      if (!["EXDEV", "EPERM", "EMLINK", "ENOTSUP"].includes(code)) throw error;
      await cp(join(from, name), join(to, name));
    }
  }
}

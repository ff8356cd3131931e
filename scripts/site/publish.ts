import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache } from "../../loaders/cache.js";
import { dataPackageFile, dataPackageOf } from "../../loaders/snapshot/data-package.js";
import { readPublisher } from "../../loaders/publisher.js";
import { assertWhole, damagedFiles, loadSnapshot } from "../../loaders/snapshot/store.js";
import { finishPages } from "./finish.js";
import { registration, writeServiceWorker } from "./offline.js";
import type { Layout } from "./layout.js";
import { packFiles } from "./pack.js";
import { snapshotFolder } from "./published.js";
import { shareFolder } from "./share.js";
import { writeReleaseFiles } from "./sharing/release-files.js";
import { sharePages } from "./sharing/share-pages.js";

/**
 * Puts beside Framework's pages what it does not know of: the snapshot's own files, what links and search engines
 * show, and the worker for times offline. `address` is the public one of the site's root, with a slash at its end. Returns warnings.
 */
export async function publishFiles(
  output: string,
  { cache, id, layout, address }: { cache: Cache; id: string; layout: Layout; address: string | undefined },
): Promise<string[]> {
  await packFiles(output, join(layout.cache, "packed")); // kept for the next build, as the pictures are
  const publisher = readPublisher();
  const snapshot = await loadSnapshot(cache, id);
  assertWhole(snapshot, await damagedFiles(snapshot)); // what is published was read
  const { folder, manifest } = snapshot;
  const published = join(output, snapshotFolder);
  await shareFolder(folder, published);
  const described = dataPackageOf(manifest, { publisher, homepage: address });
  await writeFile(join(published, dataPackageFile), JSON.stringify(described, null, 1));
  const own = join(output, "snapshot", id); // what describes it; hosts that rewrite have its tables here too
  await mkdir(own, { recursive: true });
  for (const name of [dataPackageFile, "manifest.json", "SHA256SUMS"])
    await cp(join(published, name), join(own, name));
  for (const name of await readdir(output))
    if (name.endsWith(".html")) {
      const file = join(output, name);
      await writeFile(file, finishHtml(await readFile(file, "utf8")));
    }
  await sharePages(output, { layout, described, root: address });
  await writeReleaseFiles(output, { layout, described, root: address });
  const warnings = await finishPages(output);
  await writeServiceWorker(output);
  return warnings;
}

/**
 * Mends what Framework's frame lacks for readers who zoom or use a screen reader (a language, a scale that is not
 * fixed, a name for the sidebar's switch, a list that holds only items), and for those who go offline.
 */
export function finishHtml(html: string): string {
  return html
    .replace("<html>", '<html lang="en">')
    .replace(", maximum-scale=1", "")
    .replaceAll(/<a href="[^"]*" data-href="([^"]*)"/g, '<a href="$1"') // Framework keeps links inside its root
    .replace('id="observablehq-sidebar-toggle"', '$& aria-label="Show the list of pages"')
    .replace(/<label id="observablehq-sidebar-close"[^>]*><\/label>/, '<li class="sidebar-close">$&</li>')
    .replace("</head>", () => `<script>${registration}</script>\n</head>`);
}

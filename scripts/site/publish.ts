import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache } from "../../loaders/cache.js";
import { dataPackageFile, dataPackageOf, type DataPackage } from "../../loaders/snapshot/data-package.js";
import { readPublisher } from "../../loaders/publisher.js";
import {
  assertWhole,
  damagedFiles,
  loadSnapshot,
  type StoredSnapshot,
} from "../../loaders/snapshot/store.js";
import type { Site } from "../../src/base/site.js";
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
  { cache, site, layout, address }: { cache: Cache; site: Site; layout: Layout; address: string | undefined },
): Promise<string[]> {
  await packFiles(output, join(layout.cache, "packed")); // kept for the next build, as the pictures are
  const publisher = readPublisher();
  const snapshot = await loadSnapshot(cache, site.snapshot);
  const described = dataPackageOf(snapshot.manifest, { publisher, homepage: address });
  if (site.shared === undefined) await publishSnapshot(output, snapshot, described);
  for (const page of site.task.leftOut) await removePage(output, page);
  for (const name of await readdir(output))
    if (name.endsWith(".html")) {
      const file = join(output, name);
      const html = finishHtml(await readFile(file, "utf8"), name !== "404.html");
      await writeFile(file, html.replaceAll('href="./snapshot/', `href="${site.shared ?? "./"}snapshot/`));
    }
  await sharePages(output, { layout, described, root: address, shared: site.shared });
  await writeReleaseFiles(output, { layout, described, root: address });
  const warnings = await finishPages(output);
  await writeServiceWorker(output);
  return warnings;
}

/** Takes out a page that makes no sense for the question, and what was prepared for it. */
async function removePage(output: string, page: string): Promise<void> {
  await rm(join(output, `${page}.html`), { force: true });
  const data = join(output, "_file/_data");
  const files = existsSync(data) ? await readdir(data) : [];
  for (const file of files) if (file.startsWith(`${page}.`)) await rm(join(data, file), { force: true });
}

/** A snapshot's tables and what describes them. Errors: a file that is not as it was built. */
async function publishSnapshot(
  output: string,
  snapshot: StoredSnapshot,
  described: DataPackage,
): Promise<void> {
  assertWhole(snapshot, await damagedFiles(snapshot)); // what is published was read
  const published = join(output, snapshotFolder);
  await shareFolder(snapshot.folder, published);
  await writeFile(join(published, dataPackageFile), JSON.stringify(described));
  const own = join(output, "snapshot", snapshot.id); // hosts that rewrite have its tables here too
  await mkdir(own, { recursive: true });
  for (const name of [dataPackageFile, "manifest.json", "SHA256SUMS"])
    await cp(join(published, name), join(own, name));
}

/**
 * Mends what Framework's frame lacks for readers who zoom or use a screen reader (a language, a scale that is not
 * fixed, a name for the sidebar's switch, a list that holds only items), and for those who go offline.
 */
function finishHtml(html: string, isAtItsAddress = true): string {
  const mended = html
    .replace("<html>", '<html lang="en">')
    .replace(", maximum-scale=1", "")
    .replaceAll(/<a href="[^"]*" data-href="([^"]*)"/g, '<a href="$1"') // Framework keeps links inside its root
    .replace('id="observablehq-sidebar-toggle"', '$& aria-label="Show the list of pages"')
    .replace(/<label id="observablehq-sidebar-close"[^>]*><\/label>/, '<li class="sidebar-close">$&</li>');
  return isAtItsAddress
    ? mended.replace("</head>", () => `<script>${registration}</script>\n</head>`)
    : mended;
}

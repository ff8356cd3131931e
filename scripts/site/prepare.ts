import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Cache } from "../../loaders/cache.js";
import { openSnapshot, type Session } from "../../loaders/snapshot/session.js";
import type { PageData } from "../../src/components/page/prepared.js";
import type { Page } from "../../src/components/page/view.js";
import type { Site } from "../../src/components/site.js";
import { themeCss } from "../../src/components/theme.js";
import { copyAssets } from "./assets.js";
import { bundleWorker, pageNames } from "./bundle.js";
import { siteOf, type SiteInfo } from "./info.js";
import type { Layout } from "./layout.js";
import { renderPage } from "./render.js";
import { writeTables } from "./tables.js";
import { writeIfChanged } from "./write.js";

const sourceFolder = new URL("../../src/", import.meta.url).pathname;

/**
 * Writes everything that pages are made of besides their own code: the answers and drawings of every page,
 * the browser's tables, and the binary assets. Opens the snapshot once; files that did not change stay as they are.
 */
export async function prepareSite(cache: Cache, layout: Layout): Promise<Site> {
  const session = await openSnapshot(cache);
  try {
    const { fontSemibold, fontItalic, ...modules } = await copyAssets(layout);
    const assets = { ...modules, parquetWorker: await bundleWorker(layout) };
    const site = siteOf(session, { assets, tables: await writeTables(session, layout) });
    const names = await pageNames();
    const key = await keyOf(session);
    const keyFile = join(layout.data, "key");
    const done =
      names.every((name) => existsSync(join(layout.data, `${name}.json`))) &&
      existsSync(keyFile) &&
      (await readFile(keyFile, "utf8")) === key;
    if (!done) {
      await holdInMemory(session);
      for (const name of names) await writePage(name, session, site, layout);
      await writeIfChanged(keyFile, key);
    }
    const info: SiteInfo = {
      site,
      fonts: { semibold: fontSemibold, italic: fontItalic },
      notes: session.manifest.notes,
    };
    await writeIfChanged(join(layout.root, "style-colors.css"), themeCss());
    await writeIfChanged(layout.site, `${JSON.stringify(info)}\n`);
    return site;
  } finally {
    session.close();
  }
}

/** Removes generated files of pages that are no more, so that nothing stale is published. */
export async function removeGenerated(layout: Layout): Promise<void> {
  for (const folder of [layout.app, layout.data]) await rm(folder, { recursive: true, force: true });
}

/** Most questions read sums over all countries and the labels in use: made once, not anew out of Parquet for each. */
async function holdInMemory({ database }: Session): Promise<void> {
  for (const relation of ["imports_by_code", "exports_by_code", "labels_in_use"]) {
    await database.run(`CREATE TEMP TABLE held AS FROM ${relation}`);
    await database.run(`DROP VIEW ${relation}`);
    await database.run(`ALTER TABLE held RENAME TO ${relation}`);
  }
}

async function writePage(name: string, session: Session, site: Site, layout: Layout): Promise<void> {
  const page = await importOne<Page>(join(sourceFolder, "pages", `${name}.ts`));
  const loader = join(sourceFolder, "data", `${name}.ts`);
  const own = existsSync(loader) ? await (await importOne<PageLoader>(loader))(session) : undefined;
  const { answers, views, inputs } = await renderPage(page, session.database, site, own);
  const data: PageData = { snapshot: site.snapshot, answers, ...(own === undefined ? {} : { data: own }) };
  await writeIfChanged(join(layout.data, `${name}.json`), JSON.stringify(data));
  await writeIfChanged(join(layout.views, `${name}.json`), JSON.stringify({ views, inputs }));
}

/** What a file of `src/data/` exports: rows or facts for its page that no measure gives. */
export type PageLoader = (session: Session) => Promise<unknown>;

/** The one export of a page's module or loader. */
async function importOne<T>(file: string): Promise<T> {
  const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, T>);
  const [only] = exported;
  if (only === undefined || exported.length !== 1)
    throw new Error(`${file} has ${exported.length} exports (expected one)`);
  return only;
}

/** Snapshot and code: prepared answers hold as long as neither changes. */
async function keyOf(session: Session): Promise<string> {
  const hash = createHash("sha256").update(`${session.id} ${String(session.run)}`);
  for (const folder of ["components", "measures", "pages", "data"])
    for (const file of (await readdir(join(sourceFolder, folder), { recursive: true })).sort())
      if (file.endsWith(".ts")) hash.update(file).update(await readFile(join(sourceFolder, folder, file)));
  hash.update(await readFile(new URL("render.ts", import.meta.url)));
  return hash.digest("hex");
}

import { join } from "node:path";
import pLimit from "p-limit";
import { allEnded } from "../../loaders/all-ended.js";
import type { Cache } from "../../loaders/cache.js";
import { openSnapshot, type Session } from "../../loaders/snapshot/session.js";
import { readPublisher } from "../../loaders/publisher.js";
import { exemptionLists } from "../../src/measures/exemption.js";
import { quoteList } from "../../src/measures/sql.js";
import type { Site, SiteList } from "../../src/base/site.js";
import { themeCss } from "../../src/charts/theme.js";
import { copyAssets } from "./assets.js";
import { bundleSums } from "./bundle-workers.js";
import { pageNames } from "./bundle.js";
import { holdInMemory } from "./hold.js";
import { siteOf, type SiteInfo } from "./info.js";
import type { Layout } from "./layout.js";
import { pageKeys } from "./page-key.js";
import { isPrepared, writePage } from "./page.js";
import { readersFacts } from "./readers.js";
import { writeSearch } from "./search.js";
import { writeSums } from "./sums.js";
import { writeTables, type SharedFiles } from "./tables.js";
import { writeIfChanged } from "./write.js";

/** Which snapshot a site shows under which task, and which sites stand beside it. */
export interface Edition extends Pick<Site, "vintages" | "newest" | "tasks"> {
  /** default: the current one */
  snapshot?: string;
  /** default: the snapshot's first */
  task?: string | undefined;
  /** the site that holds what both need: its layout, and the way to its root */
  shared?: SharedFiles | undefined;
  /** see Site.api */
  api?: string | undefined;
}

/** A site whose pages are still to be prepared. */
export interface Preparation {
  site: Site;
  /** pages whose answers and drawings are not there, or no longer those of the snapshot and the code */
  pending: ReadonlySet<string>;
  preparePage(name: string): Promise<void>;
  /** writes what Framework's configuration reads of the site */
  writeInfo(): Promise<void>;
  close(): void;
}

/**
 * Writes everything that pages are made of besides their own code: the answers and drawings of every page,
 * the browser's tables, and the binary assets. Opens the snapshot once; files that did not change stay as they are.
 */
export async function prepareSite(cache: Cache, layout: Layout, edition: Edition = {}): Promise<Site> {
  const preparation = await beginSite(cache, layout, edition);
  try {
    const limit = pLimit(pagesAtOnce);
    const pages = [...preparation.pending].map((name) => limit(() => preparation.preparePage(name)));
    await allEnded(pages);
    await preparation.writeInfo();
    return preparation.site;
  } finally {
    preparation.close();
  }
}

/** The same without the pages, which whoever calls it prepares in an order of its own. */
export async function beginSite(cache: Cache, layout: Layout, edition: Edition = {}): Promise<Preparation> {
  const { snapshot, task, shared, api, ...beside } = edition;
  const session = await openSnapshot(cache, { id: snapshot, task });
  try {
    const { fontSemibold, fontItalic, ...assets } = underWay(shared, {
      ...(await copyAssets(layout)),
      sumsWorker: await bundleSums(layout),
    });
    const { reports, contact } = readPublisher();
    const own = siteOf(session, {
      ...beside,
      ...(api !== undefined && { api }),
      reports,
      ...(contact !== null && { contact }),
      assets,
      ...(await otherLists(session)),
      ...(shared && { shared: shared.way }),
      tables: await writeTables(session, layout, shared),
      sums: await writeSums(session, layout),
      search: await writeSearch(session, layout),
    });
    const site: Site = { ...own, ...(await readersFacts(session, layout, own)) };
    const info: SiteInfo = {
      site,
      fonts: { semibold: fontSemibold, italic: fontItalic },
      notes: session.manifest.notes,
    };
    return {
      ...{ site, ...(await pagesToPrepare(session, site, layout)) },
      async writeInfo() {
        await writeIfChanged(join(layout.root, "styles/colors.css"), themeCss());
        await writeIfChanged(layout.site, `${JSON.stringify(info)}\n`);
      },
      close: () => session.close(),
    };
  } catch (error) {
    session.close();
    throw error;
  }
}

async function pagesToPrepare(
  session: Session,
  site: Site,
  layout: Layout,
): Promise<Pick<Preparation, "pending" | "preparePage">> {
  const keys = await pageKeys(session, site);
  const pending = new Map<string, string>();
  for (const name of await pageNames()) {
    const key = await keys.of(name);
    if (!(await isPrepared(name, key, layout))) pending.set(name, key);
  }
  return {
    pending: new Set(pending.keys()),
    async preparePage(name) {
      const key = pending.get(name);
      if (key === undefined) return;
      await holdInMemory(session);
      await session.database.beside((database) =>
        writePage(
          name,
          { key, answersKey: keys.answers },
          { session: { ...session, database }, site, layout },
        ),
      );
    },
  };
}

/** The addresses of files that another site holds, from the root of this one. */
function underWay<T extends Record<string, string>>(shared: SharedFiles | undefined, files: T): T {
  if (!shared) return files;
  return Object.fromEntries(Object.entries(files).map(([name, path]) => [name, shared.way + path])) as T;
}

/** Lists of the analyst's own, and exemptions that the registry's files brought and pages do not name. */
async function otherLists({ manifest, database }: Session): Promise<Pick<Site, "ownLists">> {
  const own = manifest.lists ?? [];
  const named = [...exemptionLists, ...own.map(({ list }) => list)];
  const found =
    await database.rows<SiteList>(`SELECT list, kind, list AS title, strftime(min(effective), '%Y-%m-%d') AS effective
FROM lists WHERE kind = 'exemption' AND list NOT IN (${quoteList(named)}) GROUP BY list, kind ORDER BY list`);
  const lists = [
    ...found,
    ...own.map(({ list, kind, title, effective, countries }): SiteList => ({
      ...{ list, kind, title, effective },
      ...(countries && { countries }),
    })),
  ];
  return lists.length > 0 ? { ownLists: lists } : {};
}

/** While one page is drawn, the database answers another: most of its time goes into many small questions, one after the other. */
const pagesAtOnce = 2;

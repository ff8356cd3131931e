import { join } from "node:path";
import type { Cache } from "../../loaders/cache.js";
import { openSnapshot, type Session } from "../../loaders/snapshot/session.js";
import { readPublisher } from "../../loaders/publisher.js";
import { exemptionLists } from "../../src/measures/exemption.js";
import { quoteList } from "../../src/measures/sql.js";
import { codeRelations, labelRelations } from "../../src/measures/relations.js";
import type { Site, SiteList } from "../../src/base/site.js";
import { themeCss } from "../../src/charts/theme.js";
import { copyAssets } from "./assets.js";
import { bundleWorker, pageNames } from "./bundle.js";
import { siteOf, type SiteInfo } from "./info.js";
import type { Layout } from "./layout.js";
import { pageKeys } from "./page-key.js";
import { isPrepared, writePage } from "./page.js";
import { readersFacts } from "./readers.js";
import { writeSearch } from "./search.js";
import { writeTables } from "./tables.js";
import { writeIfChanged } from "./write.js";

/** Which snapshot a site shows, and which sites stand beside it. */
export interface Edition {
  /** default: the current one */
  snapshot?: string;
  vintages?: readonly string[];
  newest?: string;
  /** see Site.api */
  api?: string | undefined;
}

/**
 * Writes everything that pages are made of besides their own code: the answers and drawings of every page,
 * the browser's tables, and the binary assets. Opens the snapshot once; files that did not change stay as they are.
 */
export async function prepareSite(cache: Cache, layout: Layout, edition: Edition = {}): Promise<Site> {
  const { snapshot, api, ...beside } = edition;
  const session = await openSnapshot(cache, { id: snapshot });
  try {
    const { fontSemibold, fontItalic, ...modules } = await copyAssets(layout);
    const assets = { ...modules, parquetWorker: await bundleWorker(layout) };
    const { reports, contact } = readPublisher();
    const own = siteOf(session, {
      ...beside,
      ...(api !== undefined && { api }),
      reports,
      ...(contact !== null && { contact }),
      assets,
      ...(await otherLists(session)),
      tables: await writeTables(session, layout),
      search: await writeSearch(session, layout),
    });
    const site: Site = { ...own, ...(await readersFacts(session, layout, own)) };
    await preparePages(session, site, layout);
    const info: SiteInfo = {
      site,
      fonts: { semibold: fontSemibold, italic: fontItalic },
      notes: session.manifest.notes,
    };
    await writeIfChanged(join(layout.root, "styles/colors.css"), themeCss());
    await writeIfChanged(layout.site, `${JSON.stringify(info)}\n`);
    return site;
  } finally {
    session.close();
  }
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

async function preparePages(session: Session, site: Site, layout: Layout): Promise<void> {
  const keys = await pageKeys(session, site);
  let held = false;
  for (const name of await pageNames()) {
    const key = await keys.of(name);
    if (await isPrepared(name, key, layout)) continue;
    if (!held) await holdInMemory(session);
    held = true;
    await writePage(name, { key, answersKey: keys.answers }, { session, site, layout });
  }
}

/** Most questions read sums over all countries and the labels in use: made once, not anew out of Parquet for each. */
async function holdInMemory({ database }: Session): Promise<void> {
  for (const relation of [...codeRelations, "labels_in_use", ...labelRelations]) {
    await database.run(`CREATE TEMP TABLE held AS FROM ${relation}`);
    await database.run(`DROP VIEW ${relation}`);
    await database.run(`ALTER TABLE held RENAME TO ${relation}`);
  }
}

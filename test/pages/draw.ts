import { existsSync } from "node:fs";
import type { Session } from "../../loaders/snapshot/session.js";
import { siteOf } from "../../scripts/site/info.js";
import { renderPage } from "../../scripts/site/render.js";
import type { Page } from "../../src/view/view.js";

/** The HTML of a page's views and inputs, as the build draws them out of a snapshot. */
export async function draw(name: string, session: Session): Promise<string> {
  const site = siteOf(session, { tables: "", assets: {} } as unknown as Parameters<typeof siteOf>[1]);
  const page = await only<Page>(`../../src/pages/${name}.ts`);
  const loader = new URL(`../../src/data/${name}.ts`, import.meta.url);
  const data = existsSync(loader)
    ? await (
        await only<(session: Session) => Promise<unknown>>(loader.href)
      )(session)
    : undefined;
  const { views, inputs } = await renderPage(page, { database: session.database, site, data });
  return [...Object.values(views), inputs].join("\n");
}

async function only<T>(path: string): Promise<T> {
  return Object.values((await import(path)) as Record<string, T>)[0] as T;
}

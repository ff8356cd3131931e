import { existsSync } from "node:fs";
import type { Session } from "../../loaders/snapshot/session.js";
import { pageNamed } from "../../scripts/site/bundle.js";
import { siteOf } from "../../scripts/site/info.js";
import { renderPage } from "../../scripts/site/render.js";

/** The HTML of a page's views and inputs, as the build draws them out of a snapshot. */
export async function draw(name: string, session: Session): Promise<string> {
  const site = siteOf(session, { tables: "", assets: {} } as unknown as Parameters<typeof siteOf>[1]);
  const page = await pageNamed(name);
  const loader = new URL(`../../src/data/${name}.ts`, import.meta.url);
  const load = existsSync(loader)
    ? Object.values((await import(loader.href)) as Record<string, (session: Session) => Promise<unknown>>)[0]
    : undefined;
  const data = await load?.(session);
  const { views, inputs } = await renderPage(page, { database: session.database, site, data });
  return [...Object.values(views), inputs].join("\n");
}

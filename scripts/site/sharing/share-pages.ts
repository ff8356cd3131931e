import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DataPackage } from "../../../loaders/snapshot/data-package.js";
import { siteOfHtml, type Site } from "../../../src/base/site.js";
import { dataThrough } from "../frame.js";
import { pageNameOf, type Layout } from "../layout.js";
import type { DrawnPage } from "../page.js";
import type { Card } from "./card.js";
import { datasetOf } from "./dataset.js";
import { headTags } from "./head-tags.js";
import { indexFiles } from "./index-files.js";
import { factsOf, type PageFacts } from "./page-facts.js";
import { drawPictures } from "./pictures.js";

/**
 * Gives every page of a built site what a shared link shows (title, description, picture, address, data set), and the
 * site what search engines read. `root` is its public address, with a slash at its end.
 */
export async function sharePages(
  output: string,
  {
    layout,
    described,
    root,
    shared,
  }: { layout: Layout; described: DataPackage; root: string | undefined; shared?: string | undefined },
): Promise<void> {
  const files = (await readdir(output)).filter((name) => name.endsWith(".html")).sort();
  const pages = new Map<string, { html: string; facts: PageFacts; site: Site }>();
  for (const file of files) {
    const html = await readFile(join(output, file), "utf8");
    const site = siteOfHtml(html);
    const name = basename(file, ".html");
    if (site) pages.set(name, { html, facts: factsOf(name, html), site });
  }
  const cards = new Map<string, Card>();
  for (const [name, { facts, site }] of pages) cards.set(name, await cardOf(facts, site, layout));
  const pictures = await drawPictures(cards, output, join(layout.cache, "pictures"));
  const dataset = datasetOf(described, root, shared);
  for (const [name, { html, facts, site }] of pages) {
    const { title = "", chart } = cards.get(name) ?? {};
    const tags = headTags({
      page: facts,
      sample: site.kind === "sample",
      picture: { path: pictures.get(name) ?? "", alt: chart ? `Chart: ${title}` : title },
      root,
      hidden: name === "404" || site.newest !== undefined,
      dataset: name === "404" ? undefined : dataset,
    });
    await writeFile(
      join(output, `${name}.html`),
      html.replace(/<\/title>/, (end) => `${end}\n${tags}`),
    );
  }
  if ([...pages.values()].some(({ site }) => site.newest !== undefined)) return; // found through the newest site
  const listed = [...pages.keys()].filter((name) => name !== "404");
  const [site] = [...pages.values()].map((page) => page.site);
  const below = (site?.tasks ?? []).flatMap(({ folder }) => folder || []);
  for (const [file, content] of Object.entries(indexFiles(listed, root, described.created, below)))
    if (shared === undefined || file !== "robots.txt") await writeFile(join(output, file), content); // robots read one of a host
}

async function cardOf(facts: PageFacts, site: Site, layout: Layout): Promise<Card> {
  const file = join(layout.views, `${pageNameOf(`/${facts.name}`)}.json`);
  const drawn = existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as DrawnPage) : undefined;
  return {
    page: facts.short,
    title: drawn?.preview?.finding ?? facts.title,
    description: facts.description,
    source: `Source: U.S. Census Bureau · ${dataThrough(site)} · snapshot ${site.snapshot}`,
    sample: site.kind === "sample",
    chart: drawn?.preview,
  };
}

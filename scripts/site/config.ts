import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { siteName } from "../../src/components/figure/source.js";
import { footer, head, header } from "./frame.js";
import type { SiteInfo } from "./info.js";
import { layoutOf } from "./layout.js";
import { fillViews } from "./markdown.js";

/** The pages in the order of the sidebar; those without a Markdown file are left out. */
const sections = [
  {
    name: "The story",
    pages: ["Overview", "Products", "Countries", "Tariffs", "Exports", "Balance"],
  },
  { name: "Question it", pages: ["Explore", "Classification", "Robustness", "Code", "SQL"] },
  { name: "More from Census", pages: ["Sourcing", "Diversion", "Hierarchy", "Places", "Prices"] },
  { name: "Trust", pages: ["Reproduction", "Vintages", "Data", "Methods"] },
];

/** Framework's configuration for a source root and an output folder. */
export function siteConfig(options: { root?: string; output?: string } = {}): object {
  const layout = layoutOf(options.root);
  const info = (): SiteInfo => JSON.parse(readFileSync(layout.site, "utf8")) as SiteInfo;
  return {
    title: siteName,
    root: layout.root,
    output: options.output ?? "dist",
    style: "style.css",
    globalStylesheets: [],
    pages: presentSections(layout.root),
    head: ({ path }: { path: string }) => head(info(), path),
    header: ({ path }: { path: string }) => header(info(), path),
    footer: () => footer(info()),
    pager: false,
    toc: false,
    search: false,
    markdownIt: fillViews(layout),
  };
}

function presentSections(root: string): object[] {
  return sections
    .map(({ name, pages }) => ({
      name,
      collapsible: false,
      pages: pages
        .map((page) => ({ name: page, path: page === "Overview" ? "/" : `/${page.toLowerCase()}` }))
        .filter(({ path }) => existsSync(join(root, path === "/" ? "index.md" : `${path.slice(1)}.md`))),
    }))
    .filter(({ pages }) => pages.length > 0);
}

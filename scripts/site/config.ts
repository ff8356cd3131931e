import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt } from "../../loaders/cache.js";
import { loadSnapshot } from "../../loaders/snapshot/store.js";
import { task, useTask } from "../../src/measures/task.js";
import { siteName } from "../../src/view/figure/source.js";
import { footer, head, header } from "./frame.js";
import type { SiteInfo } from "./info.js";
import { fileFolders, layoutOf } from "./layout.js";
import { fillCells, reachCode } from "./cells.js";
import { checkCells } from "../framework/check-cells.js";
import { command } from "../framework/inside.js";
import type { MarkdownIt } from "../framework/markdown-it.js";
import { answerFromNodeModules } from "../framework/registry.js";
import { problemList } from "../framework/problem-list.js";
import { enterPreview } from "./preview-files.js";
import { snapshotFolder } from "./published.js";
import { shareFolder } from "./share.js";
import { nameTask } from "./name-task.js";
import { bindSql } from "./site-sql.js";

/** The pages in the order of the sidebar; those without a Markdown file are left out. */
const sections = [
  {
    name: "The story",
    pages: ["Overview", "Products", "Countries", "Tariffs", "Exports", "Balance"],
  },
  { name: "Question it", pages: ["Explore", "Classification", "Review", "Robustness", "Code", "SQL"] },
  { name: "More from Census", pages: ["Sourcing", "Diversion", "Hierarchy", "Places", "Prices"] },
  { name: "Trust", pages: ["Reproduction", "Changes", "Vintages", "Data", "Methods"] },
];

// Framework sends a line about each build to its makers unless told not to.
process.env["OBSERVABLE_TELEMETRY_DISABLE"] = "true";

/**
 * Framework's configuration for a source root and an output folder. Within Framework's own commands it also answers
 * what they would ask of other hosts.
 */
export function siteConfig(
  options: {
    root?: string | undefined;
    output?: string | undefined;
    /** addresses of pages with parameters: Framework builds those that it is told of */
    dynamicPaths?: readonly string[];
  } = {},
): object {
  const layout = layoutOf(options.root);
  const { output = "dist" } = options;
  if (command !== undefined) answerFromNodeModules(layout.cache);
  if (command === "preview") enterPreview(layout);
  const problems = problemList(
    command === "preview" ? (text) => process.stderr.write(`${text}\n`) : undefined,
  );
  const info = (): SiteInfo => {
    const held = JSON.parse(readFileSync(layout.site, "utf8")) as SiteInfo;
    useTask(held.site.task);
    return held;
  };
  if (existsSync(layout.site)) info();
  return {
    title: siteName(),
    root: layout.root,
    output,
    style: "styles/index.css",
    globalStylesheets: [],
    pages: presentSections(layout.root),
    head: ({ path }: { path: string }) => head(info(), path),
    header: ({ path }: { path: string }) => header(info(), path, command === "preview"),
    footer: () => footer(info()),
    pager: false,
    toc: false,
    search: false,
    duckdb: { extensions: { json: null, parquet: null } }, // they would be downloaded; see scripts/framework/duckdb-wasm.js
    // what Framework asks for when it has read every page, before it writes them
    dynamicPaths: async function* () {
      problems.fail();
      const { snapshot, shared } = info().site;
      for (const folder of fileFolders.filter((name) => shared === undefined || name !== "_assets"))
        await cp(join(layout.files, folder), join(output, folder), { recursive: true });
      if (process.env["ATLAS_SITE_PUBLISH"] !== "later" && shared === undefined) {
        const { folder } = await loadSnapshot(cacheAt(), snapshot);
        await shareFolder(folder, join(output, snapshotFolder));
      }
      yield* options.dynamicPaths ?? [];
    },
    markdownIt: (markdown: MarkdownIt) =>
      [
        nameTask,
        bindSql(layout.root),
        checkCells(layout.root, problems.tell),
        fillCells(layout, problems.add),
        reachCode,
      ].reduce((plugged, plugin) => plugin(plugged), markdown),
  };
}

interface SidebarPage {
  name: string;
  path: string;
}

/** The sidebar's sections, without pages that are not there or make no sense for the question of the site. */
function presentSections(root: string): object[] {
  const listed = sections.map(({ name, pages }) => ({
    name,
    pages: pages.map((page) => ({ name: page, path: page === "Overview" ? "/" : `/${page.toLowerCase()}` })),
  }));
  const known = listed.flatMap(({ pages }) => pages.map(({ path }) => fileOf(path)));
  return [...listed, { name: "Your pages", pages: ownPages(root, known) }]
    .map(({ name, pages }) => ({
      name,
      collapsible: false,
      pages: pages.filter(
        ({ path }) =>
          existsSync(join(root, fileOf(path))) && !task.leftOut.includes(fileOf(path).replace(/\.md$/, "")),
      ),
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** Markdown that no section lists, such as `npm run new-page` makes, under the title that it gives itself. */
function ownPages(root: string, known: readonly string[]): SidebarPage[] {
  return readdirSync(root)
    .filter((file) => /^[\w-]+\.md$/.test(file) && file !== "404.md" && !known.includes(file))
    .sort()
    .map((file) => {
      const name = file.replace(/\.md$/, "");
      const title = /^title:\s*(.+)$/m.exec(readFileSync(join(root, file), "utf8"))?.[1];
      return { name: title?.trim() ?? name, path: `/${name}` };
    });
}

function fileOf(path: string): string {
  return path === "/" ? "index.md" : `${path.slice(1)}.md`;
}

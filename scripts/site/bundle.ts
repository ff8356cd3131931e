import { readdir, rm } from "node:fs/promises";
import { join, parse, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { context, type BuildOptions, type Metafile } from "esbuild";
import type { Page } from "../../src/view/view.js";
import { d3Parts } from "./d3-parts.js";
import { deferred, deferredAmong } from "./deferred.js";
import { appEntry, besideApp, entryPoints, pageEntry, reading, type Entries } from "./entries.js";
import type { Layout } from "./layout.js";
import { reachedFrom, sharedModules } from "./shared-modules.js";
import { strictModules } from "./strict-modules.js";
import { writeIfChanged } from "./write.js";

/**
 * Bundles each page into `_app/PAGE.js`, with what it alone needs, and what pages share into a file that a reader loads
 * once for all of them; `_app/app.js` names it for cells. What is imported on demand stands apart. Framework would serve
 * every package of node_modules as a module of its own.
 */
export async function bundleApp(layout: Layout): Promise<void> {
  const { bundle, end } = appBundler(layout);
  await bundle().finally(end);
}

/** The same as often as it is asked for: what has not changed since is not parsed again. */
export function appBundler(layout: Layout): { bundle: () => Promise<void>; end: () => Promise<void> } {
  let pages: readonly string[] = [];
  let entries: Entries = {};
  let bundler: Awaited<ReturnType<typeof open>> | undefined;
  const open = () => context(options(layout, pages, () => entries));
  const end = async (): Promise<void> => bundler?.dispose();
  return {
    async bundle() {
      const names = await pageNames();
      if (!bundler || names.join() !== pages.join()) {
        await end();
        pages = names;
        entries = entriesOf(pages);
        bundler = await open();
      }
      let result = await bundler.rebuild();
      const reached = entriesOf(pages, result.metafile);
      if (JSON.stringify(reached) !== JSON.stringify(entries)) {
        entries = reached;
        result = await bundler.rebuild();
      }
      const written = new Set<string>();
      for (const { path, contents } of result.outputFiles) {
        await writeIfChanged(path, contents);
        written.add(path);
      }
      await removeOthers(layout.app, written);
    },
    end,
  };
}

/** Names of the pages that have a module. */
export async function pageNames(): Promise<string[]> {
  const files = await readdir(join(sourceFolder, "pages"));
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => parse(file).name)
    .sort();
}

/** A page as its module defines it. */
export async function pageNamed(name: string): Promise<Page> {
  const file = pathToFileURL(join(repository, moduleOf(name))).href;
  const { page } = (await import(file)) as { page?: Page };
  if (!page) throw new Error(`${file} exports no page`);
  return page;
}

const repository = new URL("../../", import.meta.url).pathname;
export const sourceFolder = join(repository, "src/");
/** The oldest browsers that the site runs in. */
export const browserTargets = ["es2022", "chrome109", "firefox113", "safari16.4"];

/** The module of a page, from the repository. */
function moduleOf(page: string): string {
  return `src/pages/${page}.ts`;
}

/** How a bundle is entered: by the app and by each page; `before` is a bundle that tells what pages reach. */
function entriesOf(pages: readonly string[], before?: Metafile): Entries {
  const shared = before ? sharedModules(before, pages.map(moduleOf)) : [];
  const deferred = (page: string): string[] =>
    before ? deferredAmong(reachedFrom(before, moduleOf(page))) : [];
  return {
    app: appEntry(shared),
    ...Object.fromEntries(pages.map((page) => [page, pageEntry(page, deferred(page))])),
  };
}

function options({ app }: Layout, pages: readonly string[], entries: () => Entries) {
  return {
    entryPoints: entryPoints(["app", ...pages]),
    plugins: [reading(entries, sourceFolder), besideApp, deferred, d3Parts, strictModules],
    absWorkingDir: repository,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: browserTargets,
    minify: true,
    legalComments: "none",
    outdir: resolve(app),
    entryNames: "[name]",
    chunkNames: "chunks/[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["observablehq:stdlib"],
    write: false,
    metafile: true,
  } satisfies BuildOptions;
}

async function removeOthers(folder: string, keep: ReadonlySet<string>): Promise<void> {
  const kept = new Set([...keep].map((path) => path.split("/_app/").at(-1)));
  for (const name of await readdir(folder, { recursive: true }))
    if (name.endsWith(".js") && !kept.has(name)) await rm(join(folder, name));
}

import { readdir, rm } from "node:fs/promises";
import { join, parse, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build, context, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import type { Page } from "../../src/view/view.js";
import { hashedName } from "./hashed-name.js";
import { deferred, deferredExports, deferredOf } from "./deferred.js";
import type { Layout } from "./layout.js";
import { strictModules } from "./strict-modules.js";
import { writeIfChanged } from "./write.js";

/**
 * Bundles what pages share and every page's module into `_app/app.js`, which a reader loads once for all pages;
 * what is imported on demand stands apart. `PAGE.js` beside it hands on a page by name. Framework would serve every
 * package of node_modules as a module of its own, and one bundle for each page falls into dozens of common chunks.
 */
export async function bundleApp(layout: Layout): Promise<void> {
  const { bundle, end } = await appBundler(layout);
  await bundle().finally(end);
}

/** The same as often as it is asked for: what has not changed since is not parsed again. */
export async function appBundler(
  layout: Layout,
): Promise<{ bundle: () => Promise<void>; end: () => Promise<void> }> {
  const bundler = await context({ ...options(layout), write: false, metafile: true });
  return {
    async bundle() {
      const { outputFiles, metafile } = await bundler.rebuild();
      const written = new Set<string>();
      const outputs = outputFiles.map(({ path, contents }) => [path, contents] as const);
      for (const [path, content] of [...outputs, ...(await pageModules(layout, metafile))]) {
        await writeIfChanged(path, content);
        written.add(path);
      }
      await removeOthers(layout.app, written);
    },
    end: () => bundler.dispose(),
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
  const file = pathToFileURL(join(sourceFolder, "pages", `${name}.ts`)).href;
  const { page } = (await import(file)) as { page?: Page };
  if (!page) throw new Error(`${file} exports no page`);
  return page;
}

/** Bundles the worker of the sums; answers its path from the site's root. */
export async function bundleSums(layout: Layout): Promise<string> {
  const result = await build({
    entryPoints: [join(sourceFolder, "sums/worker.ts")],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: browserTargets,
    minify: true,
    legalComments: "none",
    write: false,
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error("no worker was bundled");
  const path = `_assets/${hashedName("sums-worker.js", file.contents)}`;
  await writeIfChanged(join(layout.files, path), file.contents);
  return path;
}

/** What stands before DuckDB's worker, as a script; `moduleBytes` is the size of its module once unpacked. */
export async function bundleDuckdbStart(moduleBytes: number): Promise<string> {
  const result = await build({
    entryPoints: [join(sourceFolder, "database/duckdb-worker.ts")],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: browserTargets,
    minify: true,
    write: false,
    banner: { js: `const built=${JSON.stringify({ moduleBytes })};` },
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error("nothing was bundled to stand before DuckDB's worker");
  return file.text;
}

export const sourceFolder = new URL("../../src/", import.meta.url).pathname;
/** The oldest browsers that the site runs in. */
export const browserTargets = ["es2022", "chrome109", "firefox113", "safari16.4"];

function options(layout: Layout): BuildOptions {
  return {
    entryPoints: ["app"],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: browserTargets,
    minify: true,
    legalComments: "none",
    outdir: layout.app,
    entryNames: "app",
    chunkNames: "chunks/[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [entry, deferred, strictModules],
  };
}

/** `app` itself: what pages share, and every page that there is when it is bundled. */
const entry: Plugin = {
  name: "entry",
  setup(plugin) {
    plugin.onResolve({ filter: /^app$/ }, ({ kind }) =>
      kind === "entry-point" ? { path: "app", namespace: "entry" } : undefined,
    );
    plugin.onLoad({ filter: /./, namespace: "entry" }, async () => ({
      contents: [
        'export * from "./view/app.js";',
        ...(await pageNames()).map(
          (name) => `export { page as ${pageVariable(name)} } from "./pages/${name}.js";`,
        ),
        ...deferredExports(),
      ].join("\n"),
      resolveDir: sourceFolder,
    }));
  },
};

async function pageModules(layout: Layout, metafile: Metafile): Promise<[string, string][]> {
  const pages = await pageNames();
  return pages.map((name) => {
    const module = relative(process.cwd(), join(sourceFolder, "pages", `${name}.ts`));
    return [join(layout.app, `${name}.js`), pageModule(name, deferredOf(metafile, module))];
  });
}

/** What a page imports: everything that pages share, and its own inputs and figures, opened with what was prepared. */
function pageModule(name: string, loaded: readonly string[]): string {
  const imported = ["openPage", "preparedData", pageVariable(name), ...loaded];
  const loading = [
    `preparedData(FileAttachment("../_data/${name}.json"))`,
    ...loaded.map((file) => `${file}.load()`),
  ];
  return `import {FileAttachment} from "observablehq:stdlib";
import {${imported.join(", ")}} from "./app.js";
export * from "./app.js";
const [data] = await Promise.all([${loading.join(", ")}]);
export const {figure, inputs} = openPage(${pageVariable(name)}, data);
`;
}

function pageVariable(name: string): string {
  return `page_${name.replaceAll("-", "_")}`;
}

async function removeOthers(folder: string, keep: ReadonlySet<string>): Promise<void> {
  const kept = new Set([...keep].map((path) => path.split("/_app/").at(-1)));
  for (const name of await readdir(folder, { recursive: true }))
    if (name.endsWith(".js") && !kept.has(name)) await rm(join(folder, name));
}

import { readdir, rm } from "node:fs/promises";
import { join, parse } from "node:path";
import { build, context, type BuildOptions } from "esbuild";
import { hashedName } from "./assets.js";
import type { Layout } from "./layout.js";
import { writeIfChanged } from "./write.js";

/**
 * Bundles what pages share (`app.js`) and each page's module into `_app/`, with common code in chunks:
 * Framework would serve every package of node_modules as a module of its own.
 */
export async function bundleApp(layout: Layout): Promise<void> {
  const result = await build({ ...(await options(layout)), write: false });
  const written = new Set<string>();
  for (const file of result.outputFiles ?? []) {
    await writeIfChanged(file.path, file.contents);
    written.add(file.path);
  }
  await removeOthers(layout.app, written);
}

/** Bundles again whenever a source changes, until disposed. */
export async function watchApp(layout: Layout): Promise<{ dispose(): Promise<void> }> {
  const watching = await context(await options(layout));
  await watching.watch();
  return watching;
}

/** Bundles the worker that reads Parquet; answers its path from the site's root. */
export async function bundleWorker(layout: Layout): Promise<string> {
  const result = await build({
    entryPoints: [join(sourceFolder, "components/database/parquet-worker.ts")],
    bundle: true,
    format: "esm",
    platform: "browser",
    target,
    minify: true,
    legalComments: "none",
    write: false,
    define: { "import.meta.url": '""' }, // parquet-wasm's default place for its module, never used
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error("no worker was bundled");
  const path = `_assets/${hashedName("parquet-worker.js", file.contents)}`;
  await writeIfChanged(join(layout.files, path), file.contents);
  return path;
}

const sourceFolder = new URL("../../src/", import.meta.url).pathname;
const target = ["es2022", "chrome109", "firefox110", "safari16.4"];

async function options(layout: Layout): Promise<BuildOptions> {
  const pages = (await readdir(join(sourceFolder, "pages"))).filter((name) => name.endsWith(".ts"));
  return {
    entryPoints: {
      app: join(sourceFolder, "components/app.ts"),
      ...Object.fromEntries(pages.map((name) => [parse(name).name, join(sourceFolder, "pages", name)])),
    },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target,
    minify: true,
    legalComments: "none",
    outdir: layout.app,
    chunkNames: "chunks/[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
  };
}

async function removeOthers(folder: string, keep: ReadonlySet<string>): Promise<void> {
  const kept = new Set([...keep].map((path) => path.split("/_app/").at(-1)));
  for (const name of await readdir(folder, { recursive: true }))
    if (name.endsWith(".js") && !kept.has(name)) await rm(join(folder, name));
}

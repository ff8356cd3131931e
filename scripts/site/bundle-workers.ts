import { join } from "node:path";
import { build, type BuildOptions, type OutputFile } from "esbuild";
import { browserTargets, sourceFolder } from "./bundle.js";
import { hashedName } from "./hashed-name.js";
import type { Layout } from "./layout.js";
import { writeIfChanged } from "./write.js";

/** Bundles the worker of the sums; answers its path from the site's root. */
export async function bundleSums(layout: Layout): Promise<string> {
  const { contents } = await bundleWorker("sums/worker.ts", { format: "esm", legalComments: "none" });
  const path = `_assets/${hashedName("sums-worker.js", contents)}`;
  await writeIfChanged(join(layout.files, path), contents);
  return path;
}

/** What stands before DuckDB's worker, as a script; `moduleBytes` is the size of its module once unpacked. */
export async function bundleDuckdbStart(moduleBytes: number): Promise<string> {
  return (await bundleWorker("database/duckdb-worker.ts", { built: { moduleBytes } })).text;
}

/** Bundles a module of `src/` that runs in a thread of its own; `built` is what it knows of the build, under that name. */
export async function bundleWorker(
  module: string,
  { built, ...options }: BuildOptions & { built?: object },
): Promise<OutputFile> {
  const { outputFiles } = await build({
    format: "iife",
    ...(built && { banner: { js: `const built=${JSON.stringify(built)};` } }),
    ...options,
    entryPoints: [join(sourceFolder, module)],
    bundle: true,
    platform: "browser",
    target: browserTargets,
    minify: true,
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`nothing was bundled of ${module}`);
  return file;
}

import { join } from "node:path";
import { build } from "esbuild";
import { browserTargets, sourceFolder } from "./bundle.js";
import { hashedName } from "./hashed-name.js";
import type { Layout } from "./layout.js";
import { writeIfChanged } from "./write.js";

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

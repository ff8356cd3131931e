import { join } from "node:path";
import { build } from "esbuild";
import { browserTargets, sourceFolder } from "./bundle.js";
import { hashedName } from "./hashed-name.js";
import type { Layout } from "./layout.js";
import { writeIfChanged } from "./write.js";

/** Bundles the workers of a site's own code; answers their paths from its root. */
export async function bundleWorkers(layout: Layout): Promise<Record<"parquetWorker" | "sumsWorker", string>> {
  return {
    parquetWorker: await bundleWorker("database/parquet-worker.ts", "parquet-worker.js", layout),
    sumsWorker: await bundleWorker("sums/worker.ts", "sums-worker.js", layout),
  };
}

async function bundleWorker(entry: string, name: string, layout: Layout): Promise<string> {
  const result = await build({
    entryPoints: [join(sourceFolder, entry)],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: browserTargets,
    minify: true,
    legalComments: "none",
    write: false,
    define: { "import.meta.url": '""' }, // parquet-wasm's default place for its module, never used
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error("no worker was bundled");
  const path = `_assets/${hashedName(name, file.contents)}`;
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

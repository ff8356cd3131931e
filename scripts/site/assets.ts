import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { bundleDuckdbStart } from "./bundle-workers.js";
import { hashedName } from "./hashed-name.js";
import { writeIfChanged } from "./write.js";
import type { Layout } from "./layout.js";

const { resolve } = createRequire(import.meta.url);

/** Binary parts of libraries, served from the site itself. */
const sources = {
  duckdbModule: "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm",
  duckdbWorker: "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js",
  parquetModule: "parquet-wasm/esm/parquet_wasm_bg.wasm",
  fontSemibold: "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
  fontItalic: "@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2",
} as const;

export type AssetName = keyof typeof sources;

/** Copies the assets under names that carry a hash of their content; returns their paths from the site's root. */
export async function copyAssets(layout: Layout): Promise<Record<AssetName, string>> {
  const entries = Object.entries(sources).map(async ([name, specifier]) => {
    const file = resolve(specifier);
    const original = await readFile(file);
    const content = name === "duckdbWorker" ? await asWorker(original.toString("utf8")) : original;
    const path = `_assets/${hashedName(basename(file), content)}`;
    await writeIfChanged(join(layout.files, path), content);
    return [name, path] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<AssetName, string>;
}

/** DuckDB's worker behind its start, without its reference to a source map that is not shipped. */
async function asWorker(source: string): Promise<string> {
  const { size } = await stat(resolve(sources.duckdbModule));
  return `${await bundleDuckdbStart(size)}\n${source.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n")}`;
}

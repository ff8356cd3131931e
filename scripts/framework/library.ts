import { readFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build, type BuildOptions, type BuildResult } from "esbuild";
import { strictModules } from "../site/strict-modules.js";

const repository = new URL("../../", import.meta.url).pathname;

/** Libraries of which a page may hold one copy only, whichever others use them. */
export const shared = ["d3", "htl", "apache-arrow", "parquet-wasm"];

/** Where a library's browser module is not what its package.json names first. */
const entries: Record<string, string> = {
  "parquet-wasm": "parquet-wasm/esm/parquet_wasm.js",
  "@duckdb/duckdb-wasm": join(repository, "scripts/framework/duckdb-wasm.js"),
};

/** The version of a library in node_modules; undefined where it is not installed. */
export function installedVersion(name: string): string | undefined {
  const file = join(repository, "node_modules", name, "package.json");
  if (!/^(@[\w.-]+\/)?[\w.-]+$/.test(name) || !existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/**
 * A file of an installed library as Framework expects it of its CDN: `+esm`, alone or after a path, is that module as
 * one ES module; any other path is the file itself. Errors: not installed; no such file; cannot be bundled.
 */
export async function libraryFile(name: string, path: string): Promise<string | Uint8Array<ArrayBuffer>> {
  if (path !== "+esm" && !path.endsWith("/+esm"))
    return new Uint8Array(await readFile(join(repository, "node_modules", name, path)));
  const part = path.replace(/\/?\+esm$/, "");
  return esModule(name, part ? `${name}/${part}` : (entries[name] ?? name));
}

async function esModule(name: string, entry: string): Promise<string> {
  const all = `export * from ${JSON.stringify(entry)};\n`;
  const probe = await bundle(name, all, { metafile: true, logLevel: "silent" });
  const first = Object.values(probe.metafile?.outputs ?? {})[0];
  if (first?.exports.length) {
    // an ES module: whether it has a default export shows in trying
    const withDefault = `${all}export {default} from ${JSON.stringify(entry)};\n`;
    return bundle(name, withDefault, { logLevel: "silent" }).then(textOf, () => textOf(probe));
  }
  const names = commonNames(entry);
  return textOf(
    await bundle(
      name,
      `import all from ${JSON.stringify(entry)};\nexport default all;\n${names.length ? `export const {${names.join(", ")}} = all;\n` : ""}`,
    ),
  );
}

/** What a CommonJS module exports by name, as far as Node can load it. */
function commonNames(entry: string): string[] {
  try {
    const exported: unknown = createRequire(join(repository, "package.json"))(entry);
    return Object.keys(Object(exported) as object).filter(
      (key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== "default",
    );
  } catch {
    return []; // a library that needs a browser to load: its default export is what there is
  }
}

function bundle(name: string, contents: string, options: BuildOptions = {}): Promise<BuildResult> {
  return build({
    stdin: { contents, resolveDir: repository },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    minify: true,
    legalComments: "none",
    define: {
      "process.env.NODE_ENV": '"production"',
      PARQUET_MODULE: JSON.stringify(
        `/npm/parquet-wasm@${installedVersion("parquet-wasm")}/esm/parquet_wasm_bg.wasm`,
      ),
      ...(name === "parquet-wasm" ? { "import.meta.url": '""' } : {}), // its default place for its module, never used
    },
    plugins: [
      strictModules,
      {
        name: "shared libraries",
        setup(plugin) {
          plugin.onResolve({ filter: new RegExp(`^(${shared.join("|")})$`) }, ({ path }) =>
            path === name
              ? undefined
              : { path: `/npm/${path}@${installedVersion(path)}/+esm`, external: true },
          );
        },
      },
    ],
    ...options,
  });
}

function textOf({ outputFiles = [] }: BuildResult): string {
  const [file] = outputFiles;
  if (!file) throw new Error("esbuild wrote no file");
  return file.text;
}

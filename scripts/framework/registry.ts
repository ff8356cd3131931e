import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { installedVersion, libraryFile, shared } from "./library.js";

/**
 * Answers out of node_modules what Framework would ask its CDN and its registry, and refuses every other request, so
 * that its own commands need no network. Framework keeps what it gets in its module cache (`_npm/NAME@VERSION/`); a
 * cache of other packages than those installed now is emptied first.
 *
 * `/npm/NAME@VERSION/PATH` is a file of a library; any other path of a name is the question for its versions. A
 * library that is not installed has the version 0.0.0: Framework's client names every library that it could load, and
 * `check-cells.ts` tells of a page that uses one.
 */
export function answerFromNodeModules(cache: string): void {
  emptyStale(join(cache, "_npm"));
  globalThis.fetch = async (input) => {
    const address = input instanceof Request ? input.url : String(input);
    const path = decodeURIComponent(new URL(address).pathname);
    const file = /^\/npm\/((?:@[^/@]+\/)?[^/@]+)@([^/]+)\/(.+)$/.exec(path);
    if (file?.[1] && file[2] && file[3]) return sendFile(file[1], file[2], file[3]);
    const versions = /^\/((?:@[^/]+\/)?[^/]+?)(\/[^/]+)?$/.exec(path);
    if (versions?.[1] && new URL(address).protocol === "https:") return sendVersion(versions[1]);
    throw new Error(`${address} was asked for, but nothing here may ask another host (see docs/pages.md)`);
  };
}

function sendVersion(name: string): Response {
  const version = installedVersion(name) ?? "0.0.0";
  return Response.json({ version, versions: { [version]: {} } });
}

async function sendFile(name: string, version: string, path: string): Promise<Response> {
  const installed = installedVersion(name);
  if (installed === undefined) throw new Error(notInstalled(name));
  if (installed !== version && name !== "@duckdb/duckdb-wasm")
    // Framework asks for one by number; ours is newer
    throw new Error(`npm:${name}@${version} is not installed (node_modules holds ${installed})`);
  const content = await libraryFile(name, path);
  const isScript = typeof content === "string" || extname(path) === ".js";
  return new Response(content, {
    headers: { "Content-Type": isScript ? "application/javascript" : "application/octet-stream" },
  });
}

/** What to do about a library that is not there. */
export function notInstalled(name: string): string {
  return `the library ${name} is not installed, and pages load nothing from another host. Run "npm install --save-exact ${name}" and start again, or do without it`;
}

/** The cache holds what was installed when it was filled. */
function emptyStale(folder: string): void {
  const root = new URL("../../", import.meta.url);
  const hash = createHash("sha256");
  for (const file of [
    "package-lock.json",
    "scripts/framework/library.ts",
    "scripts/framework/duckdb-wasm.js",
  ]) {
    const path = new URL(file, root);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  const key = hash.digest("hex");
  const record = join(folder, ".key");
  if (existsSync(record) && readFileSync(record, "utf8") === key) return;
  rmSync(folder, { recursive: true, force: true });
  for (const name of shared)
    // Framework asks for the versions of a dependency that has no folder
    mkdirSync(join(folder, `${name}@${installedVersion(name)}`), { recursive: true });
  writeFileSync(record, key);
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { bundleWorker } from "./bundle-workers.js";
import { siteOfHtml } from "../../src/base/site.js";
import { isHashed } from "./static.js";

export const workerFile = "service-worker.js";

/** The script that registers the worker: for pages of a built site only. */
export const registration = transformSync(readFileSync(new URL("register.js", import.meta.url), "utf8"), {
  minify: true,
}).code.trim();

/**
 * Writes the service worker of a finished site, with the list of its hashed files and a version that changes with any
 * of them or of the pages: a browser that has an older one replaces it, and its caches.
 */
export async function writeServiceWorker(output: string): Promise<void> {
  const files = (await readdir(output, { recursive: true })).sort();
  const own = files.filter((name) => !/^(snapshot|vintage|task|_share|embed)\//.test(name));
  const hashed = [...own.filter(isHashed), ...(await filesBeside(output, own))];
  const assets = Object.fromEntries(
    await Promise.all(
      hashed.map(async (name) => {
        return [name, await digestsOf(join(output, name.replace(/\?.*/, "")))] as const;
      }),
    ),
  );
  const version = await markPages(
    output,
    own.filter((name) => name.endsWith(".html")),
    JSON.stringify(assets),
  );
  const worker = await bundleWorker("view/offline/worker.ts", { built: { version, assets } });
  await writeFile(join(output, workerFile), worker.contents);
}

/** SHA-256 of a file as it lies there and, where it is compressed, of what a host that unpacks it sends. */
async function digestsOf(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const forms = bytes[0] === 0x1f && bytes[1] === 0x8b ? [bytes, gunzipSync(bytes)] : [bytes];
  return forms.map((form) => createHash("sha256").update(form).digest("hex"));
}

/** Writes into every page which build it is of, so that the worker can tell it from a page of somebody else. */
async function markPages(output: string, names: readonly string[], assets: string): Promise<string> {
  const hash = createHash("sha256").update(assets);
  const pages = await Promise.all(
    names.map(async (name) => {
      const text = (await readFile(join(output, name), "utf8")).replace(/<meta name="atlas-build"[^>]*>/, "");
      return [join(output, name), text] as const;
    }),
  );
  for (const [, text] of pages) hash.update(text);
  const version = hash.digest("hex").slice(0, 16);
  for (const [path, text] of pages)
    await writeFile(path, text.replace("</head>", `<meta name="atlas-build" content="${version}"></head>`));
  return version;
}

/**
 * Files that stand elsewhere: tables out of the snapshot's own files, under addresses that tell their content apart, and
 * what another site of the same snapshot holds.
 */
async function filesBeside(output: string, names: readonly string[]): Promise<string[]> {
  const page = names.find((name) => name.endsWith(".html") && name !== "404.html");
  const html = page === undefined ? "" : await readFile(join(output, page), "utf8");
  const site = siteOfHtml(html);
  if (!site || !names.includes(site.tables)) return [];
  const fonts = [...html.matchAll(/"\.\/((?:\.\.\/)+_assets\/[^"]+)"/g)].map(([, path = ""]) => path);
  const catalog = await readFile(join(output, site.tables), "utf8");
  const paths = [...catalog.matchAll(/"((?:\.\.\/|_tables\/|snapshot\/)[^"]*)"/g)].map(
    ([, path = ""]) => path,
  );
  return [...new Set([...paths, ...fonts, ...Object.values(site.assets)])].filter((path) =>
    /\?|^\.\.\//.test(path),
  );
}

/** A worker that takes the place of a built site's where a preview runs at the same address, and ends itself. */
export const endingWorker = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()));
`;

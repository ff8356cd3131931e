import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { readHostRules, type HostRules } from "../../scripts/site/host-rules.js";
import { listen } from "../../scripts/site/server.js";

/** How a static host differs from another. */
export interface Host {
  name: string;
  /** folder in which the site stands, with a slash at both ends */
  base?: string;
  /** `/countries` shows countries.html */
  clean?: boolean;
  /** `/countries.html` leads to `/countries` */
  dropsExtension?: boolean;
  /** pages stand under an address that ends in a slash, and folders do not come into it */
  addsSlash?: boolean;
  /** folders without a slash show their index page, instead of leading to the address with one */
  folderInPlace?: boolean;
  /** leaves folders that begin with `_` out unless there is `.nojekyll` */
  jekyll?: boolean;
  /** most bytes of a file */
  most?: number;
  /** reads `_headers` and `_redirects` */
  rules?: boolean;
  ranges?: boolean;
  gzip?: boolean;
  cors?: boolean;
  /** the type of what the host does not know */
  unknown?: string;
  knows?: readonly string[];
  /** says `Content-Encoding: gzip` of files that are compressed */
  unpacks?: boolean;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};
const web = [".html", ".js", ".css", ".json"];

/** Seven hosts, each as wrong as its kind is. */
export const hosts: readonly Host[] = [
  {
    name: "GitHub Pages from a branch",
    base: "/atlas/",
    clean: true,
    jekyll: true,
    ranges: true,
    gzip: true,
    cors: true,
  },
  {
    name: "Cloudflare Pages",
    clean: true,
    dropsExtension: true,
    rules: true,
    ranges: true,
    gzip: true,
    most: 25 * 1024 * 1024,
  },
  { name: "a host that adds a slash", base: "/a/b/", addsSlash: true, ranges: true },
  {
    name: "a host that takes .wasm for text",
    clean: true,
    unknown: "text/plain",
    knows: web,
    gzip: true,
    rules: true,
  },
  { name: "a folder over HTTP, without ranges, compression or CORS", unknown: "application/octet-stream" },
  { name: "a bucket that unpacks what is compressed", unpacks: true, clean: true, cors: true },
  {
    name: "a path of a proxy, without its slash",
    base: "/atlas/",
    clean: true,
    folderInPlace: true,
    rules: true,
    ranges: true,
  },
];

/** Serves a folder as a host would; returns the address of the site and how to stop. */
export async function serveAs(
  host: Host,
  folder: string,
): Promise<{ address: string; close(): Promise<void> }> {
  const rules = await readHostRules(folder);
  const server = createServer((request, response) => {
    respond(host, folder, rules, request, response).catch((error: Error) =>
      response.writeHead(500).end(error.message),
    );
  });
  const address = await listen(server, 0);
  return {
    address: new URL(host.base ?? "/", address).href,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  host: Host,
  folder: string,
  rules: HostRules,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search } = new URL(request.url ?? "/", "http://host");
  const base = host.base ?? "/";
  const inPlace = host.folderInPlace && pathname === base.slice(0, -1);
  if (!inPlace && !pathname.startsWith(base)) return end(response, 404, "not here");
  const path = decodeURIComponent(inPlace ? "/" : pathname.slice(base.length - 1));
  const found = await place(host, folder, host.rules ? rules.rewritten(path) : path);
  if ("to" in found) {
    response.writeHead(301, { Location: base.slice(0, -1) + found.to + search }).end();
    return;
  }
  const { file } = found;
  if (!file || (host.most && (await stat(file)).size > host.most)) return missing(folder, response);
  if (host.rules)
    for (const [name, value] of Object.entries(rules.headersFor(path))) response.setHeader(name, value);
  await send(host, file, request, response);
}

async function place(host: Host, folder: string, path: string): Promise<{ file?: string } | { to: string }> {
  if (host.jekyll && /\/_/.test(path) && !existsSync(join(folder, ".nojekyll"))) return {};
  const page = join(folder, `${path.replace(/\/$/, "")}.html`);
  if (host.addsSlash && path !== "/" && existsSync(page))
    return path.endsWith("/") ? { file: page } : { to: `${path}/` };
  if (host.dropsExtension && path.endsWith(".html")) return { to: path.replace(/(index)?\.html$/, "") };
  const file = join(folder, path);
  if (await isFile(file)) return { file };
  if (host.clean && existsSync(`${file}.html`)) return { file: `${file}.html` };
  if (!(await isFile(join(file, "index.html")))) return {};
  return path.endsWith("/") || host.folderInPlace ? { file: join(file, "index.html") } : { to: `${path}/` };
}

async function missing(folder: string, response: ServerResponse): Promise<void> {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  end(response, 404, await readFile(join(folder, "404.html")));
}

async function send(
  host: Host,
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let content = await readFile(file);
  const extension = extname(file);
  const known = (host.knows ?? Object.keys(types)).includes(extension) ? types[extension] : undefined;
  response.setHeader("Content-Type", known ?? host.unknown ?? "application/octet-stream");
  if (host.cors) response.setHeader("Access-Control-Allow-Origin", "*");
  if (host.ranges) {
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("ETag", `"${content.length}"`);
  }
  const range = host.ranges ? /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "") : null;
  if (range) {
    const start = range[1] ? Number(range[1]) : content.length - Number(range[2]);
    const last = range[1] && range[2] ? Number(range[2]) : content.length - 1;
    response.setHeader("Content-Range", `bytes ${start}-${last}/${content.length}`);
    return end(response, 206, content.subarray(start, last + 1));
  }
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  if (host.gzip && web.includes(extension)) content = gzipSync(content, { level: 1 });
  if ((host.gzip && web.includes(extension)) || (host.unpacks && isPacked))
    response.setHeader("Content-Encoding", "gzip");
  end(response, 200, content);
}

function end(response: ServerResponse, status: number, content: string | Buffer): void {
  response.writeHead(status, { "Content-Length": Buffer.byteLength(content) }).end(content);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { cacheAt, type Cache } from "../../loaders/cache.js";
import { UsageError } from "../../loaders/errors.js";
import { dataPackageFile, dataPackageOf } from "../../loaders/snapshot/data-package.js";
import { loadSnapshot } from "../../loaders/snapshot/store.js";
import { bundleApp } from "./bundle.js";
import { frameworkPreview } from "./framework.js";
import { readInfo } from "./info.js";
import { layoutOf, type Layout } from "./layout.js";
import { keepOffNetwork } from "./npm-cache.js";
import { endingWorker, workerFile } from "./offline.js";
import { prepareSite } from "./prepare.js";
import { pathOf } from "./server.js";
import { findFile, sendFile } from "./static.js";
import { watchSources } from "./watch.js";

const config = "observablehq.config.ts";

/** Starts the preview: pages, modules and data reload in the browser as they change. Answers its address. */
export async function startPreview(options: {
  cache?: Cache;
  port?: number | undefined;
  open: boolean;
  say: (text: string) => void;
}): Promise<string> {
  const { cache = cacheAt(), port, say } = options;
  const layout = layoutOf();
  const hostname = "127.0.0.1";
  if (port !== undefined) await assertFree(port, hostname);
  await keepOffNetwork(layout);
  await bundleApp(layout);
  const site = await prepareSite(cache, layout);
  say(`prepared snapshot ${site.snapshot} (${site.kind})`);
  console.log = () => undefined; // Framework prints every message between server and browser
  const { server } = await frameworkPreview({ config, hostname, port, open: options.open, verbose: false });
  const [framework] = server.listeners("request") as ((q: IncomingMessage, s: ServerResponse) => void)[];
  if (!framework) throw new Error("Framework's preview answers no requests");
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    void sendOwnFile(request, response, layout, cache).then(
      (sent) => sent || framework(request, response),
      (error: Error) => response.writeHead(500, { "Content-Type": "text/plain" }).end(error.message),
    );
  });
  watchSources(cache, config, say);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the preview has no address");
  return `http://${hostname}:${address.port}/`;
}

/** Serves what Framework does not know of: assets, tables, and the snapshot's own files. */
async function sendOwnFile(
  request: IncomingMessage,
  response: ServerResponse,
  layout: Layout,
  cache: Cache,
): Promise<boolean> {
  const pathname = pathOf(request) ?? "";
  if (pathname === `/${workerFile}`) {
    response
      .writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-cache" })
      .end(endingWorker);
    return true;
  }
  const snapshot = /^\/snapshot\/([\w.-]+)\/([\w.-]+)$/.exec(pathname);
  if (!snapshot && !/^\/_(assets|tables)\//.test(pathname)) return false;
  let file: string | undefined;
  if (snapshot) {
    const id = snapshot[1] === "current" ? (await readInfo(layout)).site.snapshot : (snapshot[1] ?? "");
    const { folder, manifest } = await loadSnapshot(cache, id);
    if (snapshot[2] === dataPackageFile) {
      response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(dataPackageOf(manifest)));
      return true;
    }
    file = await findFile(folder, `/${snapshot[2]}`);
  } else file = await findFile(join(layout.files), pathname);
  if (!file) return false;
  await sendFile(request, response, file);
  return true;
}

async function assertFree(port: number, hostname: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (cause: NodeJS.ErrnoException) =>
      reject(
        new UsageError(`port ${port} cannot be used: ${cause.code} (expected a free one in PORT)`, { cause }),
      ),
    );
    probe.listen(port, hostname, () => probe.close(() => resolve()));
  });
}

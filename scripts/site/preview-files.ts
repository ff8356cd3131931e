import type { IncomingMessage, ServerResponse } from "node:http";
import { cacheAt, type Cache } from "../../loaders/cache.js";
import { dataPackageFile, dataPackageOf } from "../../loaders/snapshot/data-package.js";
import { readPublisher } from "../../loaders/publisher.js";
import { loadSnapshot } from "../../loaders/snapshot/store.js";
import { serveFirst, surviveErrors } from "../framework/inside.js";
import { readInfo } from "./info.js";
import { fileFolders, type Layout } from "./layout.js";
import { endingWorker, workerFile } from "./offline.js";
import { untilPrepared } from "./pending.js";
import { pathOf } from "./server.js";
import { findFile, sendFile } from "./static.js";

let entered = false;

/** Makes Framework's preview serve what a host would, and outlast what goes wrong in a page. */
export function enterPreview(layout: Layout): void {
  if (entered) return; // the configuration is read again whenever it is touched
  entered = true;
  surviveErrors();
  const cache = cacheAt();
  const prepared = untilPrepared();
  serveFirst(async (request, response) => {
    await prepared(pathOf(request) ?? "");
    return sendOwnFile(request, response, layout, cache);
  });
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
  if (!snapshot && !fileFolders.includes(pathname.split("/")[1] ?? "")) return false;
  let file: string | undefined;
  if (snapshot) {
    const id = snapshot[1] === "current" ? (await readInfo(layout)).site.snapshot : (snapshot[1] ?? "");
    const { folder, manifest } = await loadSnapshot(cache, id);
    if (snapshot[2] === dataPackageFile) {
      response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(dataPackageOf(manifest, { publisher: readPublisher() })));
      return true;
    }
    file = await findFile(folder, `/${snapshot[2]}`);
  } else file = await findFile(layout.files, pathname);
  if (!file) return false;
  await sendFile(request, response, file);
  return true;
}

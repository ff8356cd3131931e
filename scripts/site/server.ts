import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { hostRulesReader, type HostRules } from "./host-rules.js";
import { findFile, sendFile } from "./static.js";

/** A server of a built site, as a static host would serve it. */
export function siteServer(folder: string): Server {
  const readRules = hostRulesReader(folder);
  const server = createServer((request, response) => {
    respond(folder, request, response, readRules).catch((error: Error) => {
      process.stderr.write(`${request.method} ${request.url}: ${error.message}\n`);
      if (response.headersSent)
        response.destroy(); // half a file must not look like a whole one
      else response.writeHead(500, { "Content-Type": "text/plain" }).end("server error");
    });
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (socket.writable) socket.end(error.code === "HPE_HEADER_OVERFLOW" ? tooLong : badRequest);
  });
  return server;
}

const badRequest = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";

/** Answer to an address that is longer than Node reads: a sentence and a way back, not a blank page. */
const tooLong = [
  "HTTP/1.1 431 Request Header Fields Too Large",
  "Connection: close",
  "Content-Type: text/html; charset=utf-8",
  "",
  '<!doctype html><html lang="en"><title>Link too long</title><p>This link is too long to be read: it was mangled on its way, or holds more than a link can. <a href="/">Go to the site</a>.</p>',
].join("\r\n");

async function respond(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  readRules: () => Promise<HostRules>,
): Promise<void> {
  const { headersFor, rewritten } = await readRules();
  const asked = pathOf(request);
  const headers = asked === undefined ? {} : headersFor(asked);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.method === "OPTIONS" && headers["Access-Control-Allow-Origin"]) {
    response.writeHead(204).end();
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  if (asked?.includes("\0")) {
    response.writeHead(400, { "Content-Type": "text/plain" }).end("bad request");
    return;
  }
  const file = asked === undefined ? undefined : await findFile(folder, rewritten(asked));
  if (file) return sendFile(request, response, file);
  const missing = await findFile(folder, "/404.html");
  if (missing) return sendFile(request, response, missing, 404);
  response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
}

/** The decoded path of a request; undefined where it is not one. */
export function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  } catch {
    return undefined; // malformed escapes: no file has such a name
  }
}

/** Listens on a port, 0 for any free one; answers the address. */
export async function listen(server: Server, port: number, host = "127.0.0.1"): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error(`no address for port ${port}`);
  return `http://${host}:${address.port}/`;
}

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".parquet": "application/vnd.apache.parquet",
};
const compressible = new Set([".html", ".js", ".css", ".json", ".svg", ".txt", ".csv", ".wasm", ".xml"]);

/** Serves one file: type, validators, ranges, compression, and how long it may be kept. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  status = 200,
): Promise<void> {
  const { size, mtimeMs } = await stat(file);
  const extension = extname(file);
  const tag = createHash("sha256").update(`${file} ${size} ${mtimeMs}`).digest("base64url").slice(0, 20);
  response.setHeader("Content-Type", types[extension] ?? "application/octet-stream");
  response.setHeader("Cache-Control", isHashed(file) ? "public, max-age=31536000, immutable" : "no-cache");
  response.setHeader("Last-Modified", new Date(mtimeMs).toUTCString());
  response.setHeader("Accept-Ranges", "bytes");
  response.setHeader("X-Content-Type-Options", "nosniff");
  const isRangeWanted =
    status === 200 && request.method === "GET" && rangeHolds(request, `"${tag}"`, mtimeMs);
  const range = isRangeWanted ? rangeOf(request.headers.range, size) : undefined;
  const encoding = range || !compressible.has(extension) ? undefined : encodingOf(request, size);
  if (compressible.has(extension)) response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("ETag", `"${tag}${encoding ? `-${encoding}` : ""}"`);
  if (status === 200 && isFresh(request, String(response.getHeader("ETag")), mtimeMs)) {
    response.writeHead(304).end();
    return;
  }
  if (range === "invalid") {
    response.writeHead(416, { "Content-Range": `bytes */${size}` }).end();
    return;
  }
  const body = encoding ? await compressed(file, encoding, tag) : undefined;
  const length = body?.length ?? (range ? range.end - range.start + 1 : size);
  if (encoding) response.setHeader("Content-Encoding", encoding);
  if (range) response.setHeader("Content-Range", `bytes ${range.start}-${range.end}/${size}`);
  response.writeHead(range ? 206 : status, { "Content-Length": length });
  if (request.method === "HEAD") response.end();
  else if (body) response.end(body);
  else await pipeline(createReadStream(file, range ?? {}), response).catch(ignoreDeparture);
}

/** Has the reader the file already? Any of the tags listed counts, weak ones too; the date only where no tag is sent. */
function isFresh(request: IncomingMessage, tag: string, modified: number): boolean {
  const listed = request.headers["if-none-match"];
  if (listed === undefined)
    return Date.parse(request.headers["if-modified-since"] ?? "") >= seconds(modified);
  return (
    listed.trim() === "*" || (listed.match(/(?:W\/)?"[^"]*"/g) ?? []).some((one) => plainTag(one) === tag)
  );
}

function plainTag(tag: string): string {
  return tag.replace(/^W\//, "");
}

/** A range counts while the file is the one that the reader has part of: by a strong tag, or by its exact date. */
function rangeHolds(request: IncomingMessage, tag: string, modified: number): boolean {
  const condition = request.headers["if-range"]?.toString();
  if (condition === undefined) return true;
  return /^(W\/)?"/.test(condition) ? condition === tag : Date.parse(condition) === seconds(modified);
}

/** A time as HTTP dates have it, in whole seconds (milliseconds since 1970). */
function seconds(time: number): number {
  return Math.floor(time / 1000) * 1000;
}

/** Whoever left in mid-body needs nothing more: the file is closed by then. */
function ignoreDeparture(error: NodeJS.ErrnoException): void {
  const gone = ["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_UNABLE_TO_PIPE", "EPIPE", "ECONNRESET"];
  if (!gone.includes(error.code ?? "")) throw error;
}

/** The file that an address stands for below a folder, if there is one; pages need no extension. */
export async function findFile(folder: string, pathname: string): Promise<string | undefined> {
  if (pathname.includes("\0")) return undefined; // no file has such a name
  const path = normalize(join(folder, pathname));
  if (!path.startsWith(normalize(folder + sep))) return undefined;
  const candidates = pathname.endsWith("/") ? [join(path, "index.html")] : [path, `${path}.html`];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch((error: NodeJS.ErrnoException) => {
      if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(error.code ?? "")) return undefined;
      throw error;
    });
    if (found?.isFile()) return candidate;
  }
  return undefined;
}

type Encoding = "br" | "gzip";
const kept = new Map<string, Promise<Buffer>>();

function compressed(file: string, encoding: Encoding, tag: string): Promise<Buffer> {
  const key = `${tag}-${encoding}`;
  const ready = kept.get(key) ?? readFile(file).then((content) => compress(content, encoding));
  kept.set(key, ready);
  ready.catch(() => kept.delete(key)); // the next reader may find the file again
  return ready;
}

function compress(content: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return promisify(gzip)(content);
  return promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

/** Brotli where it is quick: the 34 MB of DuckDB would keep the first reader waiting for many seconds. */
function encodingOf(request: IncomingMessage, size: number): Encoding | undefined {
  const weights = new Map<string, number>();
  for (const part of String(request.headers["accept-encoding"] ?? "").split(",")) {
    const [name = "", ...parameters] = part.toLowerCase().split(";");
    const weight = parameters
      .map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1])
      .find((text) => text !== undefined);
    weights.set(name.trim(), Number(weight ?? 1));
  }
  const isAccepted = (name: Encoding): boolean => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  if (isAccepted("br") && size < 5_000_000) return "br";
  return isAccepted("gzip") ? "gzip" : undefined;
}

/** Does a file's name carry a hash of its content? */
export function isHashed(file: string): boolean {
  return /\.[0-9a-f]{8}\.\w+$/.test(file);
}

function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | "invalid" | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (!match[1] && !match[2])) return undefined; // several ranges: the whole file is a valid answer
  const start = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]));
  const end = match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start > end || start >= size ? "invalid" : { start, end };
}

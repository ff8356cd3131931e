import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { censusArchive } from "./fixtures/census-archive.js";
import type { ArchiveOptions, ExportRow, ImportRow } from "./fixtures/census-rows.js";

type Flow = "imports" | "exports";

/** A month: its rows, or rows with how the archive is made, or the bytes themselves. */
export type MonthOf<Row> = Row[] | ({ rows: Row[] } & ArchiveOptions) | Buffer;

/** What goes wrong with one answer. Faults of a file are used up one request after the other. */
export type Fault =
  | { kind: "status"; status: number; retryAfter?: string }
  | { kind: "redirect"; to: string }
  | { kind: "html" }
  /** an honest answer of only so many bytes */
  | { kind: "truncate"; bytes: number }
  /** the connection is reset after so many bytes of the body */
  | { kind: "reset"; after: number }
  /** nothing more comes after so many bytes, and the connection stays open */
  | { kind: "stall"; after: number }
  /** one byte of the archive is another */
  | { kind: "corrupt"; at: number }
  /** the whole file although a range was asked for */
  | { kind: "ignore-range" };

export interface BulkServerOptions {
  imports?: Record<string, MonthOf<ImportRow>>;
  exports?: Record<string, MonthOf<ExportRow>>;
  /** by file name, `IMDB2501.ZIP`; `method` of the requests they apply to is GET unless said */
  faults?: Record<string, (Fault & { method?: "GET" | "HEAD" })[]>;
  /** slows every body down */
  bytesPerSecond?: number;
  /** no ETag, Last-Modified only */
  withoutEtag?: boolean;
}

export interface BulkRequest {
  method: string;
  /** `IMDB2501.ZIP` */
  file: string;
  path: string;
  status: number;
  range: string | undefined;
  userAgent: string | undefined;
}

export interface BulkServer {
  /** for CENSUS_BULK_URL */
  url: string;
  requests: BulkRequest[];
  /** Publishes a month, or another version of it. */
  publish(flow: Flow, month: string, content: MonthOf<ImportRow> | MonthOf<ExportRow>): Promise<void>;
  close(): Promise<void>;
}

/** The bulk download site of Census, on 127.0.0.1: Range, If-Range, ETag, Last-Modified, HEAD, 404, and faults. */
export async function startBulkServer(options: BulkServerOptions = {}): Promise<BulkServer> {
  const files = new Map<string, Published>();
  const requests: BulkRequest[] = [];
  const faults = new Map(Object.entries(options.faults ?? {}).map(([file, list]) => [file, [...list]]));
  const publish = async (
    flow: Flow,
    month: string,
    content: MonthOf<ImportRow> | MonthOf<ExportRow>,
  ): Promise<void> => {
    files.set(pathOf(flow, month), published(await bytesOf(flow, month, content), files.size));
  };
  for (const flow of ["imports", "exports"] as const)
    for (const [month, content] of Object.entries<MonthOf<ImportRow> | MonthOf<ExportRow>>(
      options[flow] ?? {},
    ))
      await publish(flow, month, content);

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    const file = path.split("/").at(-1) ?? "";
    const queue = faults.get(file) ?? [];
    const next = queue.findIndex(({ method }) => (method ?? "GET") === request.method);
    const [fault] = next < 0 ? [] : queue.splice(next, 1);
    response.on("close", () => {
      requests.push({
        ...{ method: request.method ?? "", file, path, status: response.statusCode },
        ...{ range: request.headers.range, userAgent: request.headers["user-agent"] },
      });
    });
    void answer(request, response, files.get(path), fault, options).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    publish,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Published {
  bytes: Buffer;
  etag: string;
  lastModified: string;
}

function published(bytes: Buffer, version: number): Published {
  return {
    bytes,
    etag: `"${createHash("sha1").update(bytes).digest("hex").slice(0, 16)}"`,
    lastModified: new Date(Date.UTC(2025, 2, 6, 13, 30, version)).toUTCString(),
  };
}

async function bytesOf(
  flow: Flow,
  month: string,
  content: MonthOf<ImportRow> | MonthOf<ExportRow>,
): Promise<Buffer> {
  if (Buffer.isBuffer(content)) return content;
  const { rows, ...archive } = Array.isArray(content) ? { rows: content } : content;
  return censusArchive(flow, month, rows, archive);
}

function pathOf(flow: Flow, month: string): string {
  const [year = "", number = ""] = month.split("-");
  const [folder, prefix] = flow === "imports" ? ["im_m", "IMDB"] : ["ex_m", "EXDB"];
  return `/${year}/Merch/${folder}/${prefix}${year.slice(2)}${number}.ZIP`;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  file: Published | undefined,
  fault: Fault | undefined,
  options: BulkServerOptions,
): Promise<void> {
  if (fault?.kind === "status") {
    response.writeHead(fault.status, fault.retryAfter ? { "retry-after": fault.retryAfter } : {});
    return void response.end();
  }
  if (fault?.kind === "redirect") return void response.writeHead(302, { location: fault.to }).end();
  if (fault?.kind === "html")
    return void response
      .writeHead(200, { "content-type": "text/html" })
      .end("<!DOCTYPE html><title>Request rejected</title>");
  if (!file) return void response.writeHead(404, { "content-type": "text/html" }).end("<h1>Not found</h1>");

  const bytes = fault?.kind === "corrupt" ? flipped(file.bytes, fault.at) : file.bytes;
  const whole = fault?.kind === "truncate" ? bytes.subarray(0, fault.bytes) : bytes;
  const start = fault?.kind === "ignore-range" ? undefined : rangeStart(request, file, options);
  if (start !== undefined && start >= whole.length)
    return void response.writeHead(416, { "content-range": `bytes */${whole.length}` }).end();
  const body = whole.subarray(start ?? 0);
  response.writeHead(start === undefined ? 200 : 206, {
    "content-type": "application/zip",
    "content-length": body.length,
    "accept-ranges": "bytes",
    "last-modified": file.lastModified,
    ...(options.withoutEtag ? {} : { etag: file.etag }),
    ...(start === undefined ? {} : { "content-range": `bytes ${start}-${whole.length - 1}/${whole.length}` }),
  });
  if (request.method === "HEAD") return void response.end();
  if (fault?.kind === "reset" || fault?.kind === "stall") {
    response.write(body.subarray(0, fault.after));
    await sleep(20); // so that the bytes are on their way before the break
    if (fault.kind === "reset") response.destroy();
    return;
  }
  await send(response, body, options.bytesPerSecond);
}

async function send(
  response: ServerResponse,
  body: Buffer,
  bytesPerSecond: number | undefined,
): Promise<void> {
  if (bytesPerSecond === undefined) return void response.end(body);
  const step = Math.max(1, Math.round(bytesPerSecond / 50));
  for (let at = 0; at < body.length && !response.destroyed; at += step) {
    response.write(body.subarray(at, at + step));
    await sleep(20);
  }
  response.end();
}

function rangeStart(
  request: IncomingMessage,
  file: Published,
  options: BulkServerOptions,
): number | undefined {
  const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  if (!match?.[1]) return undefined;
  const guard = request.headers["if-range"];
  const current = guard === file.lastModified || (!options.withoutEtag && guard === file.etag);
  return guard === undefined || current ? Number(match[1]) : undefined;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withoutSecrets } from "../../errors.js";
import { backoff, bodyOf, HttpError, isTooLarge, request, type Patience } from "../../http.js";
import { LimitError } from "../../limits.js";
import type { Reporter, Task } from "../../progress.js";
import { ArchiveError, checkArchive } from "./archive.js";
import type { BulkFile } from "./file.js";
import { dropPart, findKept, findPart, finishPart, partOf, sizeOf, startPart, type Sidecar } from "./kept.js";

export type Download =
  | { state: "missing" }
  /** `unchanged`: one HEAD said that the publisher's file is still the one we have */
  | { state: "unchanged" | "fetched"; sidecar: Sidecar };

/**
 * Brings one archive into the cache: resumes what a break left, asks with one HEAD whether a whole one has changed,
 * and takes the new bytes only when they are complete and open as a ZIP archive. `afresh` does without the HEAD.
 * Throws ArchiveError when what came is not the archive, HttpError when the server does not give it.
 */
export async function download(
  file: BulkFile,
  patience: Patience,
  report: Reporter,
  afresh = false,
): Promise<Download> {
  const kept = await findKept(file.path);
  const note = (line: string): void => report.note(`${file.name}: ${line}`);
  if (kept && !afresh) {
    const head = await request(file.asked, { method: "HEAD" }, patience, note);
    if (head.status === 404) throw withdrawn(file, kept);
    if (!head.ok) throw unexpected(file, head);
    if (isSame(kept, head)) return { state: "unchanged", sidecar: kept };
    note("changed since it was fetched");
  }
  const task = report.task(file.name, 0, "bytes");
  try {
    const sidecar = await fetchWhole(file, patience, task, note);
    if (!sidecar) {
      task.finish("not published");
      return { state: "missing" };
    }
    await checkArchive(partOf(file.path), file.flow);
    const finished = await finishPart(file.path, sidecar);
    task.finish(`${sidecar.bytes.toLocaleString("en-US")} bytes`);
    return { state: "fetched", sidecar: finished };
  } catch (error) {
    if (error instanceof ArchiveError) await dropPart(file.path);
    task.fail((error as Error).message);
    throw error;
  }
}

/** Repeats after each break, from the byte it came to; only tries that bring next to nothing new are counted. */
async function fetchWhole(
  file: BulkFile,
  patience: Patience,
  task: Task,
  note: (line: string) => void,
): Promise<Sidecar | undefined> {
  await mkdir(dirname(file.path), { recursive: true });
  for (let fruitless = 0; ;) {
    const before = (await sizeOf(partOf(file.path))) ?? 0;
    const outcome = await fetchOnce(file, patience, task, note);
    if (!(outcome instanceof HttpError)) return outcome;
    if (isTooLarge(outcome.cause)) {
      await dropPart(file.path);
      throw outcome;
    }
    const gained = ((await sizeOf(partOf(file.path))) ?? 0) - before;
    const whole = (await findPart(file.path))?.sidecar.bytes ?? 0;
    fruitless = gained > Math.min(leastGain, whole / 100) ? 0 : fruitless + 1;
    if (fruitless >= patience.tries) throw outcome;
    note(`${outcome.message}; going on from where it broke`);
    await sleep(backoff(patience, fruitless + 1));
  }
}

/** Bytes that a try must bring to count as progress; a hundredth of a small file. */
const leastGain = 64_000;

/** Undefined for a 404; the HttpError is a break in mid-body, after which it is worth going on. */
async function fetchOnce(
  file: BulkFile,
  patience: Patience,
  task: Task,
  note: (line: string) => void,
): Promise<Sidecar | undefined | HttpError> {
  const part = await findPart(file.path);
  if (part && part.size === part.sidecar.bytes) return part.sidecar;
  const response = await request(file.asked, { headers: part ? resumeHeaders(part) : {} }, patience, note);
  if (response.status === 404) return undefined;
  if (part && response.status === 416) {
    await dropPart(file.path);
    return new HttpError(file.address, 416, "the file is another one now");
  }
  if (response.status !== 200 && response.status !== 206) throw unexpected(file, response);
  let sidecar: Sidecar;
  let start = 0;
  if (response.status === 206) {
    const range = contentRange(response);
    if (!part || range.start !== part.size || range.total !== part.sidecar.bytes) {
      await response.body?.cancel();
      await dropPart(file.path);
      return new HttpError(file.address, 206, "the server sent another range than the one asked for");
    }
    ({ sidecar, size: start } = part);
  } else {
    sidecar = describe(file, response);
    await startPart(file.path, sidecar);
  }
  task.resize(sidecar.bytes, start);
  return (await appendBody(file, response, task, start)) ?? sized(file, sidecar);
}

async function appendBody(
  file: BulkFile,
  response: Response,
  task: Task,
  start: number,
): Promise<HttpError | undefined> {
  const handle = await open(partOf(file.path), "a");
  let first = start === 0;
  try {
    for await (const bytes of bodyOf(response)) {
      if (first) assertZip(bytes, response);
      first = false;
      await handle.appendFile(bytes);
      task.advance(bytes.length);
    }
    return undefined;
  } catch (cause) {
    if (cause instanceof ArchiveError || isDiskError(cause)) throw cause;
    if (cause instanceof LimitError) return new HttpError(file.address, null, cause.message, { cause });
    return new HttpError(file.address, null, `the connection broke (${reasonOf(cause)})`, { cause });
  } finally {
    await handle.sync();
    await handle.close();
  }
}

async function sized(file: BulkFile, sidecar: Sidecar): Promise<Sidecar | HttpError> {
  const size = (await sizeOf(partOf(file.path))) ?? 0;
  if (sidecar.bytes === 0) return { ...sidecar, bytes: size }; // the server did not say how long it is
  if (size === sidecar.bytes) return sidecar;
  if (size > sidecar.bytes)
    throw new ArchiveError(`${file.name} has ${size} bytes (expected ${sidecar.bytes})`);
  return new HttpError(file.address, null, `the body ended after ${size} of ${sidecar.bytes} bytes`);
}

function resumeHeaders(part: { sidecar: Sidecar; size: number }): Record<string, string> {
  const { etag, last_modified } = part.sidecar;
  // A weak ETag does not promise the same bytes (RFC 9110), so it may not guard a range.
  const validator = etag && !etag.startsWith("W/") ? etag : last_modified;
  return validator && part.size > 0 ? { range: `bytes=${part.size}-`, "if-range": validator } : {};
}

function contentRange(response: Response): { start: number; total: number } {
  const match = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get("content-range") ?? "");
  return { start: Number(match?.[1] ?? -1), total: Number(match?.[2] ?? -1) };
}

function describe(file: BulkFile, response: Response): Sidecar {
  return {
    address: file.address,
    etag: response.headers.get("etag"),
    last_modified: response.headers.get("last-modified"),
    bytes: Number(response.headers.get("content-length") ?? 0),
    sha256: null,
    fetched: new Date().toISOString(),
  };
}

function isSame(kept: Sidecar, head: Response): boolean {
  const etag = head.headers.get("etag");
  const modified = head.headers.get("last-modified");
  const length = head.headers.get("content-length");
  if (length !== null && Number(length) !== kept.bytes) return false;
  if (etag && kept.etag) return etag === kept.etag;
  if (modified && kept.last_modified) return modified === kept.last_modified;
  return false;
}

function assertZip(bytes: Uint8Array, response: Response): void {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return; // "PK"
  const type = response.headers.get("content-type") ?? "no content type";
  const start = Buffer.from(bytes.subarray(0, 80)).toString("latin1").replace(/\s+/g, " ");
  throw new ArchiveError(
    `expected a ZIP archive from ${withoutSecrets(response.url)}, got ${type} that begins "${start}"`,
  );
}

function unexpected(file: BulkFile, response: Response): HttpError {
  return new HttpError(file.address, response.status, `${file.address} answered ${response.status}`);
}

function withdrawn(file: BulkFile, kept: Sidecar): HttpError {
  return new HttpError(
    file.address,
    404,
    `${file.address} is gone (404), and was there on ${kept.fetched.slice(0, 10)}; the copy in ${file.path} is kept`,
  );
}

function isDiskError(cause: unknown): boolean {
  return ["ENOSPC", "EDQUOT", "EIO", "EROFS", "EACCES"].includes((cause as NodeJS.ErrnoException).code ?? "");
}

function reasonOf(cause: unknown): string {
  const { message, cause: inner } = cause as Error & { cause?: { code?: string; message?: string } };
  return inner?.code ?? inner?.message ?? message;
}

import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { SourceFile } from "./snapshot/manifest.js";

/** A file as it came, with its provenance. */
export interface Origin {
  source: SourceFile;
  bytes: Uint8Array;
  local: boolean;
}

/**
 * Fetches a public file; 429 and 5xx and broken connections are tried four times in all.
 * Throws with the address and what came instead: a status, a page where a CSV was expected, or nothing.
 */
export async function fetchOrigin(name: string, publisher: string, address: string): Promise<Origin> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(address, {
        headers: { "user-agent": userAgent },
        signal: AbortSignal.timeout(60_000),
      });
      if (!response.ok) throw new HttpError(address, response.status);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 100))))
        throw new HttpError(address, response.status, "a web page came, expected CSV");
      return origin(name, publisher, address, bytes, response.headers.get("last-modified"), false);
    } catch (error) {
      const lasting = error instanceof HttpError && !error.passing;
      if (lasting || attempt === 4) throw error instanceof HttpError ? error : unreachable(address, error);
      await setTimeout(250 * 2 ** attempt);
    }
  }
}

/** Reads a local copy of the file; its provenance keeps the file name, not where it lay. */
export async function readOrigin(name: string, publisher: string, path: string): Promise<Origin> {
  const bytes = new Uint8Array(await readFile(path));
  const modified = (await stat(path)).mtime.toUTCString();
  return origin(name, publisher, `file:${basename(path)}`, bytes, modified, true);
}

const userAgent = "Mozilla/5.0 (compatible; ai-trade-atlas)";

class HttpError extends Error {
  readonly passing: boolean;

  constructor(address: string, status: number, what = `status ${status}`) {
    super(`${address}: ${what}`);
    this.passing = status === 429 || status >= 500;
  }
}

function unreachable(address: string, cause: unknown): Error {
  return new Error(`${address} could not be fetched (a local copy can be used: --from-file NAME=PATH)`, {
    cause,
  });
}

function origin(
  name: string,
  publisher: string,
  address: string,
  bytes: Uint8Array,
  last_modified: string | null,
  local: boolean,
): Origin {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const fetched = new Date().toISOString();
  return {
    bytes,
    local,
    source: { name, publisher, address, fetched, bytes: bytes.byteLength, sha256, last_modified },
  };
}

import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { bodyOf, request, type Patience } from "./http.js";
import type { SourceFile } from "./snapshot/manifest.js";

/** A file as it came, with its provenance. */
export interface Origin {
  source: SourceFile;
  bytes: Uint8Array;
  local: boolean;
}

/**
 * Fetches a public file whole. Throws with the address and what came instead: a status, a page where a CSV was
 * expected, or nothing.
 */
export async function fetchOrigin(
  name: string,
  publisher: string,
  address: string,
  note: (line: string) => void,
): Promise<Origin> {
  const response = await request(address, {}, patience, note);
  const parts: Uint8Array[] = [];
  for await (const part of bodyOf(response, patience.stall)) parts.push(part);
  const bytes = new Uint8Array(Buffer.concat(parts));
  if (!response.ok)
    throw new Error(
      `${address} answered ${response.status} (a local copy can be used: --from-file ${name}=PATH)`,
    );
  if (/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 100))))
    throw new Error(`${address}: a web page came (expected CSV)`);
  return origin(name, publisher, address, bytes, response.headers.get("last-modified"), false);
}

/** Reads a local copy of the file; its provenance keeps the file name, not where it lay. */
export async function readOrigin(name: string, publisher: string, path: string): Promise<Origin> {
  const bytes = new Uint8Array(await readFile(path));
  const modified = (await stat(path)).mtime.toUTCString();
  return origin(name, publisher, `file:${basename(path)}`, bytes, modified, true);
}

const patience: Patience = { tries: 4, backoff: 500, stall: 60_000 };

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

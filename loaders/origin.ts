import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { withoutSecrets } from "./errors.js";
import { requestWhole, type Patience } from "./http.js";
import { limitsOf } from "./limits.js";
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
  instead = `--from-file ${name}=PATH`,
): Promise<Origin> {
  const limits = limitsOf("list");
  const patience: Patience = { tries: 4, backoff: 500, stall: limits.silence, ...limits };
  const { response, bytes } = await requestWhole(address, patience, note);
  if (!response.ok)
    throw new Error(
      `${withoutSecrets(address)} answered ${response.status} (a local copy can be used: ${instead})`,
    );
  if (/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 100))))
    throw new Error(`${withoutSecrets(address)}: a web page came (expected CSV)`);
  return origin(
    name,
    publisher,
    withoutSecrets(address),
    bytes,
    response.headers.get("last-modified"),
    false,
  );
}

/** Reads a local copy of the file; its provenance keeps the file name, not where it lay. */
export async function readOrigin(name: string, publisher: string, path: string): Promise<Origin> {
  const bytes = new Uint8Array(await readFile(path));
  const modified = (await stat(path)).mtime.toUTCString();
  return origin(name, publisher, `file:${basename(path)}`, bytes, modified, true);
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

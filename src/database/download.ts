import type { TableFile } from "../base/catalog.js";
import { siteUrl } from "../base/site.js";

/** The content of a file of the site, put together where it stands in pieces. Errors: it cannot be loaded. */
export async function download(
  { path, parts = [path] }: TableFile,
  onReceived: (bytes: number) => void,
): Promise<Uint8Array> {
  const pieces = await Promise.all(parts.map((part) => downloadOne(siteUrl(part), onReceived)));
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function downloadOne(address: string, onReceived: (bytes: number) => void): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok || !response.body)
    throw new Error(`${new URL(address).pathname} could not be loaded (HTTP status ${response.status})`);
  const pieces: BlobPart[] = [];
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces);
    pieces.push(value);
    onReceived(value.length);
  }
}

import { createHash } from "node:crypto";
import { basename, extname } from "node:path";

/** `name.HASH.ext`: a file's name with eight hex digits of what it holds, so that hosts may keep it for ever. */
export function hashedName(name: string, content: string | Uint8Array): string {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const extension = extname(name);
  return `${basename(name, extension)}.${hash}${extension}`;
}

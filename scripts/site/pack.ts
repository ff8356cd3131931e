import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { writeAtomically } from "../../loaders/atomic.js";
import { isHashed } from "./static.js";

/**
 * What the browser unpacks by itself (`unpacked` in `src/base/unpacked.ts`): modules of WebAssembly, what pages open with, answers ahead, and sums.
 * Compressed they are small on hosts that compress nothing, and below the limit that hosts set for a file.
 */
const packed: readonly [folder: string, extension: string][] = [
  ["_assets", ".wasm"],
  ["_ahead", ".json"],
  ["_sums", ".json"],
  ["_file/_data", ".json"],
];

/** Compresses files of a site in place, under the names that they have; `kept` holds the results for the next build. */
export async function packFiles(output: string, kept: string): Promise<void> {
  await mkdir(kept, { recursive: true });
  const used = new Set<string>();
  for (const [folder, extension] of packed) {
    const names = existsSync(join(output, folder)) ? await readdir(join(output, folder)) : [];
    for (const name of names.filter((file) => file.endsWith(extension) && isHashed(file))) {
      const [file, ready] = [join(output, folder, name), join(kept, name)];
      used.add(name);
      if (!existsSync(ready)) await writeAtomically(ready, await pack(await readFile(file)));
      await rm(file); // it may be a link to what it was made from
      await cp(ready, file);
    }
  }
  for (const name of await readdir(kept)) if (!used.has(name)) await rm(join(kept, name));
}

function pack(content: Uint8Array): Promise<Buffer> {
  return promisify(gzip)(content, { level: 9 });
}

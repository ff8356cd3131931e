import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { largestFile } from "../../loaders/snapshot/table-file.js";

/** Writes content piece by piece beside where it would stand; returns the paths of the pieces from the site's root. */
export async function writeParts(content: Uint8Array, folder: string, path: string): Promise<string[]> {
  const parts: string[] = [];
  for (let start = 0; start < content.length; start += largestFile) {
    const [name = "", hash = "", extension = ""] = basename(path).split(/\.(?=[0-9a-f]{8}\.)|\.(?=\w+$)/);
    const part = `${name}-part${parts.length + 1}.${hash}.${extension}`;
    await writeFile(join(folder, part), content.subarray(start, start + largestFile));
    parts.push(`${path.slice(0, -basename(path).length)}${part}`);
  }
  return parts;
}

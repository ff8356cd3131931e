import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checksum } from "./checksum.js";

/** Digests of the files of a folder of the cache, as `sha256sum -c` reads them: the last file that is written there. */
const sumsFile = "SHA256SUMS";

/** Writes down what the files of a folder are, so that whoever reads them later can tell that a disk has lied. */
export async function sealFolder(folder: string): Promise<void> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== sumsFile)
    .map(({ name }) => name)
    .sort();
  const lines = await Promise.all(
    names.map(async (name) => `${(await checksum(join(folder, name))).sha256}  ${name}\n`),
  );
  await writeFile(join(folder, sumsFile), lines.join(""));
}

/**
 * Paths of the files of a folder that are not what they were when it was sealed, or are gone; a folder of an older
 * cache was not sealed, and has none.
 */
export async function brokenFiles(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, sumsFile), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    return "";
  });
  const broken: string[] = [];
  for (const line of text.split("\n").filter((line) => line !== "")) {
    const [, expected, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (expected === undefined || name === undefined) return [join(folder, sumsFile)];
    const found = await checksum(join(folder, name)).catch(() => undefined);
    if (found?.sha256 !== expected) broken.push(join(folder, name));
  }
  return broken;
}

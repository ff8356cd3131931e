import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../loaders/atomic.js";
import { hashedName } from "./hashed-name.js";
import type { Layout } from "./layout.js";

/** Writes a file under a name that holds its hash; returns its path from the site's root. */
export type Put = (name: string, content: string) => Promise<string>;

/**
 * Path from the site's root of the first of the files that `write` puts into the folder `_NAME`. While `key`, which stands
 * for all that they are made of, is that of the last time, they stand as they are; else the folder is made anew.
 */
export async function keptFiles(
  layout: Layout,
  name: string,
  key: string,
  write: (put: Put, folder: string) => Promise<string>,
): Promise<string> {
  const folder = join(layout.files, `_${name}`);
  const record = join(layout.data, `${name}.json`);
  if (existsSync(record)) {
    const last = JSON.parse(await readFile(record, "utf8")) as { key: string; path: string };
    if (last.key === key && existsSync(join(layout.files, last.path))) return last.path;
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const put: Put = async (plain, content) => {
    const file = hashedName(plain, content);
    await writeAtomically(join(folder, file), content);
    return `_${name}/${file}`;
  };
  const path = await write(put, folder);
  await writeAtomically(record, JSON.stringify({ key, path }));
  return path;
}

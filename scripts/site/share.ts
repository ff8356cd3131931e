import { cp, link, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The files of a folder in another one: the same bytes on disk where the file system can, else copies. */
export async function shareFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from))
    if (!(await linkFile(join(from, name), join(to, name)))) await cp(join(from, name), join(to, name));
}

/** Makes a hard link; answers whether the file system can. */
export async function linkFile(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!["EXDEV", "EPERM", "EMLINK", "ENOTSUP"].includes(code)) throw error;
    return false;
  }
}

import { readFile } from "node:fs/promises";
import { writeAtomically } from "../../loaders/atomic.js";

/** Writes a file only when its content is new, so that a preview reloads only what changed. */
export async function writeIfChanged(path: string, content: string | Uint8Array): Promise<boolean> {
  const old = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (old?.equals(Buffer.from(content))) return false;
  await writeAtomically(path, content);
  return true;
}

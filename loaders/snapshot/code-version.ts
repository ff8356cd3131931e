import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Version of the package, with the commit where the project stands in its own git work tree: `0.1.0+6984474`. */
export async function codeVersion(): Promise<string> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8")) as { version: string };
  const commit = await promisify(execFile)("git", ["-C", root, "rev-parse", "--short", "HEAD"]).then(
    ({ stdout }) => `+${stdout.trim()}`,
    () => "", // no git, or an unpacked archive: the version alone is what is known
  );
  return version + commit;
}

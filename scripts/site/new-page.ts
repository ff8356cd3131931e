import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../../loaders/errors.js";

const template = new URL("../template/page.md", import.meta.url);

/**
 * Writes the Markdown of a new page, `NAME.md`, into a source folder; returns its path. The sidebar finds it there.
 * Errors: a name that cannot be a page's, or that is taken.
 */
export async function createPage(name: string, source: string): Promise<string> {
  assertFree(name, source);
  const text = (await readFile(template, "utf8"))
    .replaceAll("new-page", name)
    .replace("title: New page", `title: ${titleOf(name)}`);
  const path = join(source, `${name}.md`);
  await writeFile(path, text, { flag: "wx" });
  return path;
}

/** Errors: a name that no page can have, or that a file or an address of the site has already. */
function assertFree(name: string, source: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new UsageError(
      `bad name: "${name}" (expected lower-case words joined by hyphens, beginning with a letter, such as memory-chips)`,
    );
  const taken = [`${name}.md`, name, `pages/${name}.ts`].find((file) => existsSync(join(source, file)));
  if (taken !== undefined)
    throw new UsageError(
      `taken: ${join(source, taken)} is there already (pages are ${pageNamesIn(source).join(", ")})`,
    );
  if (["overview", "snapshot", "task", "vintage"].includes(name))
    throw new UsageError(`taken: the site means something else by "${name}" (choose another name)`);
}

function pageNamesIn(source: string): string[] {
  return readdirSync(source)
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.replace(/\.md$/, ""))
    .sort();
}

function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { UsageError } from "../../loaders/errors.js";

const template = new URL("../template/", import.meta.url);

/**
 * Writes the two files of a new page, `NAME.md` and `pages/NAME.ts`, into a source folder; answers their paths.
 * The sidebar finds the page by its Markdown. Errors: a name that cannot be a page's, or that is taken.
 */
export async function createPage(name: string, source: string): Promise<string[]> {
  const variable = variableOf(name);
  await assertFree(name, variable, source);
  const written: string[] = [];
  for (const [from, to] of [
    ["page.ts", `pages/${name}.ts`], // a preview prepares the module before its Markdown asks for it
    ["page.md", `${name}.md`],
  ] as const) {
    const text = (await readFile(new URL(from, template), "utf8"))
      .replaceAll("../../src/", "../")
      .replaceAll("new-page", name)
      .replaceAll("newPage", variable)
      .replace("title: New page", `title: ${titleOf(name)}`);
    const path = join(source, to);
    await writeFile(path, text, { flag: "wx" });
    written.push(path);
  }
  return written;
}

/** `memory-chips` as `memoryChips`. Errors: a name that no page can have. */
function variableOf(name: string): string {
  const variable = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || !isVariable(variable))
    throw new UsageError(
      `bad name: "${name}" (expected lower-case words joined by hyphens, beginning with a letter, such as memory-chips)`,
    );
  return variable;
}

function isVariable(text: string): boolean {
  try {
    transformSync(`export const ${text} = 0`, { logLevel: "silent" });
    return true;
  } catch {
    return false; // a word of the language, such as `new`
  }
}

/** Errors: a file of the site, or something that every page imports, has the name already. */
async function assertFree(name: string, variable: string, source: string): Promise<void> {
  const files = [`${name}.md`, `pages/${name}.ts`, `pages/${name}`, `data/${name}.ts`];
  const taken = files.find((file) => existsSync(join(source, file)));
  if (taken !== undefined)
    throw new UsageError(
      `taken: ${join(source, taken)} is there already (pages are ${pageNamesIn(source).join(", ")})`,
    );
  const shared = (await import("../../src/view/app.js")) as object;
  if (["app", "overview", "snapshot", "vintage"].includes(name) || variable in shared)
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

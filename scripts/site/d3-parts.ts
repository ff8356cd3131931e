import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";

/**
 * Takes each name out of `d3` from the package that defines it. A bundle holds all that its files may reach, and `d3`
 * reaches thirty packages: what only the zoom of a map needs would stand in what every page loads.
 */
export const d3Parts: Plugin = {
  name: "parts of d3",
  setup(build) {
    const files = definingFiles();
    build.onLoad({ filter: /\/(@observablehq\/plot\/src|src)\/.*\.[jt]s$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const from = await files;
      const contents = text.replace(/^import \{([^}]*)\} from "d3";/gm, (_, names: string) =>
        apart(names, from),
      );
      return contents === text ? undefined : { contents, loader: path.endsWith(".ts") ? "ts" : "js" };
    });
  },
};

function apart(names: string, files: ReadonlyMap<string, string>): string {
  const values = names.split(",").map((name) => name.trim());
  return values
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => {
      const from = files.get(name.split(" ")[0] ?? "");
      if (from === undefined) throw new Error(`no package of d3 exports ${name}`);
      return `import {${name}} from ${JSON.stringify(from)};`;
    })
    .join(" ");
}

/** The file that defines each name of `d3`. */
async function definingFiles(): Promise<Map<string, string>> {
  const ofD3 = createRequire(createRequire(import.meta.url).resolve("d3"));
  const { dependencies } = ofD3("../package.json") as { dependencies: Record<string, string> };
  const found = Object.keys(dependencies).map(async (name) => {
    const file = ofD3.resolve(name);
    const exported = (await import(pathToFileURL(file).href)) as object;
    return Object.keys(exported).map((key) => [key, file] as const);
  });
  return new Map((await Promise.all(found)).flat());
}

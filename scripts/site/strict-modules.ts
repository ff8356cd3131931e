import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** Places in libraries that a strict Content-Security-Policy does not let run, and the same without. */
const patches: { file: RegExp; from: string; to: string }[] = [
  {
    // CodeMirror's styles go into a sheet that is adopted, not into a style element, in every browser that we serve
    file: /style-mod\/src\/style-mod\.js$/,
    from: "if (!root.head && root.adoptedStyleSheets && win.CSSStyleSheet)",
    to: "if (root.adoptedStyleSheets && win.CSSStyleSheet)",
  },
  {
    // Arrow's builders compile a function out of text, to tell nulls
    file: /apache-arrow\/builder\/valid\.mjs$/,
    from: "return new Function(`x`, `${fnBody}\\nreturn true;`);",
    to: "const nulls = new Set(nullValues); return (x) => !nulls.has(x);",
  },
];

/** Bundles libraries so that they work under the site's policy. Errors: a library no longer reads as expected. */
export const strictModules: Plugin = {
  name: "strict-modules",
  setup(plugin) {
    for (const { file, from, to } of patches)
      plugin.onLoad({ filter: file }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        if (!text.includes(from))
          throw new Error(
            `${path} has changed (expected “${from}”): see whether it works under a strict policy, and change scripts/site/strict-modules.ts`,
          );
        return { contents: text.replace(from, () => to), loader: "js" };
      });
  },
};

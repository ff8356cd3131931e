import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** Places in libraries that a strict Content-Security-Policy does not let run, and the same without. */
const patches: { file: RegExp; changes: readonly (readonly [from: string, to: string])[]; also?: string }[] =
  [
    {
      // CodeMirror's styles go into a sheet that is adopted, not into a style element, in every browser that we serve
      file: /style-mod\/src\/style-mod\.js$/,
      changes: [
        [
          "if (!root.head && root.adoptedStyleSheets && win.CSSStyleSheet)",
          "if (root.adoptedStyleSheets && win.CSSStyleSheet)",
        ],
      ],
    },
    {
      // Arrow's builders compile a function out of text, to tell nulls
      file: /apache-arrow\/builder\/valid\.mjs$/,
      changes: [
        [
          "return new Function(`x`, `${fnBody}\\nreturn true;`);",
          "const nulls = new Set(nullValues); return (x) => !nulls.has(x);",
        ],
      ],
    },
    {
      // htl parses styles and handlers as attributes, and gives them their values only afterwards: they wait under other
      // names. Sheets in a template are adopted, as those of Inputs.table
      file: /htl\/src\/index\.js$/,
      changes: [
        ["template.innerHTML = string;", "template.innerHTML = renamed(string);"],
        ["g.innerHTML = string;", "g.innerHTML = renamed(string);"],
        ["document.createTreeWalker(root, nodeFilter,", "document.createTreeWalker(root, nodeFilter | 1,"],
        ["    return postprocess(root);", "    adoptSheets(root);\n    return postprocess(root);"],
        [
          "const {name, value: currentValue} = attributes[i];",
          `let {name, value: currentValue} = attributes[i];
            if (name.startsWith(waiting)) {
              removeAttribute(node, name), --i, --n;
              name = name.slice(waiting.length);
              const value = /^::/.test(currentValue) ? arguments[+currentValue.slice(2)] : currentValue;
              if (typeof value === "function") node[name] = value;
              else if (name !== "style") console.warn(\`the policy lets no handler in an attribute run: \${name}=\${value}\`);
              else if (typeof value === "string") node.style.cssText = value;
              else setStyles(node.style, value);
              continue;
            }`,
        ],
        [
          "  node.setAttribute(name, value);\n}",
          '  if (name === "style") node.style.cssText = value;\n  else node.setAttribute(name, value);\n}',
        ],
      ],
      also: `
const waiting = "data-strict-";
function renamed(string) {
  return string.replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, (tag) =>
    tag.replace(/"[^"]*"|'[^']*'|(\\s)(style|on[a-z]+)(?=\\s*=)/gi, (text, before, name) =>
      name ? before + waiting + name : text));
}
function adoptSheets(root) {
  for (const style of root.querySelectorAll("style")) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style.textContent);
    document.adoptedStyleSheets.push(sheet);
    style.remove();
  }
}
`,
    },
  ];

/** Bundles libraries so that they work under the site's policy. Errors: a library no longer reads as expected. */
export const strictModules: Plugin = {
  name: "strict-modules",
  setup(plugin) {
    for (const { file, changes, also = "" } of patches)
      plugin.onLoad({ filter: file }, async ({ path }) => {
        let text = await readFile(path, "utf8");
        for (const [from, to] of changes) {
          if (!text.includes(from))
            throw new Error(
              `${path} has changed (expected “${from}”): see whether it works under a strict policy, and change scripts/site/strict-modules.ts`,
            );
          text = text.replace(from, () => to);
        }
        return { contents: text + also, loader: "js" };
      });
  },
};

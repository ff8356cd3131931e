import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as Plot from "@observablehq/plot";
import { build, transformSync } from "esbuild";
import { parseHTML } from "linkedom";
import { hashedName } from "./hashed-name.js";
import { inlineHandlers, inlineOf, policyOf, type Inline } from "./csp.js";
import { forwardPages } from "./forward.js";
import { missingPage } from "./missing.js";
import { brokenPromises, embedPages } from "./sharing/embed-pages.js";
import { moveStyles, styleSheet } from "./style-rules.js";

/**
 * Makes the pages of a built site hold on any host and under a strict policy: styles out of attributes, each page's
 * script in a file of its own, the policy in a `<meta>`, and the address put right before anything is loaded.
 * Errors: a handler in an attribute, which no strict policy lets run. Returns what does not hold of what was promised.
 */
export async function finishPages(output: string): Promise<string[]> {
  const names = (await readdir(output)).filter((name) => name.endsWith(".html")).sort();
  const pages = new Map<string, string>();
  for (const name of names) {
    const html = await readFile(join(output, name), "utf8");
    pages.set(name, await withScriptsApart(await withStylesApart(html, name, output), name, output));
  }
  const handlers = [...pages].flatMap(([name, html]) => inlineHandlers(name, html));
  if (handlers.length)
    throw new Error(
      `a strict Content-Security-Policy lets no handler in an attribute run (use addEventListener):\n  ${handlers.join("\n  ")}`,
    );
  for (const [name, html] of pages)
    pages.set(name, name === "404.html" ? missingPage(html) : withAddress(html, basename(name, ".html")));
  const embeds = embedPages([...pages.values()]);
  const forwards = new Map([...forwardPages(names), ...embeds]);
  const policy = policyOf(inlineOfSite([...pages.values(), ...forwards.values()]));
  for (const [name, html] of [...pages, ...forwards]) {
    await mkdir(dirname(join(output, name)), { recursive: true });
    await writeFile(join(output, name), withPolicy(html, policy));
  }
  return brokenPromises(embeds).map((address) => `no figure stands at the embed address ${address} any more`);
}

/** What is inline in pages, and the styles that Plot's drawings bring when they are drawn in the browser. */
export function inlineOfSite(pages: readonly string[]): Inline {
  const { styles, ...others } = inlineOf(pages);
  return { ...others, styles: new Set([...styles, ...plotStyles()]) };
}

function plotStyles(): string[] {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const inDocument: object = { document }; // Plot takes it, its types do not say so
  const color = { type: "threshold", domain: [1], range: ["white", "black"] } as const;
  const drawn = [
    Plot.plot({ document, marks: [] }),
    ...(["ramp", "swatches"] as const).map((legend) => Plot.legend({ color, legend, ...inDocument })),
  ];
  return drawn.flatMap((node) => [...node.querySelectorAll("style")].map((style) => style.textContent ?? ""));
}

const addressScript = transformSync(readFileSync(new URL("address.js", import.meta.url), "utf8"), {
  minify: true,
}).code.trim();

function withAddress(html: string, page: string): string {
  return html.replace(
    /<meta charset="utf-8">/i,
    (meta) => `${meta}\n<script data-page="${page}">${addressScript}</script>`,
  );
}

/** The policy stands after the script that puts the address right, so that no file is looked for before. */
function withPolicy(html: string, policy: string): string {
  return html.replace(
    "</script>",
    (end) => `${end}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/** Puts the styles of a page's attributes into a stylesheet of its own, after the one that all pages share. */
async function withStylesApart(html: string, name: string, output: string): Promise<string> {
  const rules = new Map<string, string>();
  const moved = moveStyles(html, rules);
  if (!rules.size) return moved;
  const path = await writeApart(`${basename(name, ".html")}.css`, styleSheet(rules), output);
  return moved.replace(
    /<link rel="stylesheet"[^>]*>/,
    (shared) => `${shared}\n<link rel="stylesheet" type="text/css" href="./${path}">`,
  );
}

/** Puts each page's module script into `_pages/`: one policy then holds for all pages. */
async function withScriptsApart(html: string, name: string, output: string): Promise<string> {
  const scripts = [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)];
  let result = html;
  for (const [whole, text = ""] of scripts) {
    const path = await writeApart(`${basename(name, ".html")}.js`, await fromFolder(text, name), output);
    result = result.replace(whole, () => `<script type="module" src="./${path}"></script>`);
  }
  return result;
}

async function writeApart(name: string, content: string | Uint8Array, output: string): Promise<string> {
  const path = `_pages/${hashedName(name, content)}`;
  await mkdir(join(output, "_pages"), { recursive: true });
  await writeFile(join(output, path), content);
  return path;
}

/** A script whose imports are relative to the site's root, as one that stands in a folder of it. */
async function fromFolder(contents: string, name: string): Promise<Uint8Array> {
  const result = await build({
    stdin: { contents, sourcefile: name, loader: "js" },
    bundle: true,
    format: "esm",
    target: "esnext",
    write: false,
    logLevel: "silent",
    plugins: [
      {
        name: "imports",
        setup: (plugin) =>
          plugin.onResolve({ filter: /./ }, ({ path, kind }) =>
            kind === "entry-point" ? undefined : { path: path.replace(/^\.\//, "../"), external: true },
          ),
      },
    ],
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`the script of ${name} could not be put apart`);
  return file.contents;
}

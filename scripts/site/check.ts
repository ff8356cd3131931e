import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { build } from "esbuild";

/**
 * Every place in a built site from which a browser would ask another host, or that it could not resolve:
 * bare import specifiers, and outside addresses in attributes, stylesheets, imports, fetches and workers.
 */
export async function findFaults(folder: string): Promise<string[]> {
  const faults: string[] = [];
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const find = finders[extname(name)];
    if (!find) continue;
    const file = join(folder, name);
    for (const fault of await find(await readFile(file, "utf8"), file)) faults.push(`${name}: ${fault}`);
  }
  return faults;
}

type Finder = (text: string, file: string) => string[] | Promise<string[]>;

const finders: Record<string, Finder> = {
  ".html": (text) => [
    ...matches(
      text.replaceAll(ownAddress, ""),
      /\s(?:src|href|srcset|action|poster|data)\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+)/gi,
    ),
    ...matches(text, outsideInCss),
    ...matches(text, outsideInScript),
  ],
  ".css": (text) => matches(text, outsideInCss),
  ".js": async (text, file) => [...matches(text, outsideInScript), ...(await unresolvedImports(file, text))],
};

/** What names an address and asks nothing of it: the page's own, and a link for reports that a reader may follow. */
const ownAddress = /<link rel="canonical"[^>]*>|<a\b[^>]*\bdata-report\b[^>]*>/g;
const outsideInCss = /(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/gi;
const outsideInScript =
  /(?:\bfetch\(|\bimportScripts\(|\bnew (?:Worker|SharedWorker|EventSource|WebSocket|Request)\(|\bimport\(|\bfrom\s*)\s*["'`]((?:https?|wss?):\/\/[^"'`]+)/g;

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => `outside address ${match[1]}`);
}

async function unresolvedImports(file: string, text: string): Promise<string[]> {
  const bare: string[] = [];
  if (!/\bimport\b|\bexport\b/.test(text)) return bare;
  await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "silent",
    plugins: [
      {
        name: "imports",
        setup(plugin) {
          plugin.onResolve({ filter: /./ }, ({ path, kind }) => {
            if (kind === "entry-point") return undefined;
            if (!/^\.{0,2}\//.test(path)) bare.push(`bare import ${path}`);
            return { path, external: true };
          });
        },
      },
    ],
  });
  return bare;
}

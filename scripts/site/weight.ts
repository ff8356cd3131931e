import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { largestFile } from "../../loaders/snapshot/table-file.js";

export interface Weight {
  files: number;
  bytes: number;
  /** bytes over the wire of each page and all that it names, of a host that sends Brotli, the heaviest first */
  pages: [name: string, bytes: number][];
  /** files that some hosts refuse, with their bytes */
  tooLarge: [name: string, bytes: number][];
}

/** What a built site weighs. */
export async function weigh(folder: string): Promise<Weight> {
  const weight: Weight = { files: 0, bytes: 0, pages: await weighPages(folder), tooLarge: [] };
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const found = await stat(join(folder, name));
    if (!found.isFile()) continue;
    weight.files++;
    weight.bytes += found.size;
    if (found.size > largestFile) weight.tooLarge.push([name, found.size]);
  }
  return weight;
}

/** A weight as `npm run build` prints it. */
export function weightLines({ files, bytes, pages, tooLarge }: Weight): string[] {
  const [heaviest] = pages;
  const first = pages.find(([name]) => name === "index");
  const kB = (size = 0): string => `${(size / 1e3).toFixed(0)} kB`;
  return [
    `${files} files, ${(bytes / 1e6).toFixed(1)} MB; before the database the first page loads ${kB(first?.[1])}, the heaviest (${heaviest?.[0]}) ${kB(heaviest?.[1])}`,
    ...tooLarge.map(
      ([name, size]) =>
        `warning: ${name} has ${(size / 1024 / 1024).toFixed(0)} MiB, more than some hosts take (a snapshot that is built anew has it in parts)`,
    ),
  ];
}

/** Pages at a site's root with the files that they name in their head, and what their scripts open with. */
export async function weighPages(folder: string): Promise<[name: string, bytes: number][]> {
  const sizes = new Map<string, Promise<number>>();
  const sizeOf = (path: string): Promise<number> => {
    const size = sizes.get(path) ?? readFile(join(folder, path)).then(brotliSize);
    sizes.set(path, size);
    return size;
  };
  const names = (await readdir(folder)).filter((name) => name.endsWith(".html") && name !== "404.html");
  const pages = names.map(async (name): Promise<[string, number]> => {
    const html = await readFile(join(folder, name), "utf8");
    const linked = matches(html, /<(?:link|script)\b[^>]*? (?:href|src)="\.\/(_[^"]+)"/g);
    const scripts = linked.filter((path) => path.startsWith("_pages/") && path.endsWith(".js"));
    const texts = await Promise.all(scripts.map((path) => readFile(join(folder, path), "utf8")));
    const loaded = new Set([
      name,
      ...linked,
      ...texts.flatMap((text) => matches(text, /(_file\/[\w./-]+)/g)),
    ]);
    const found = await Promise.all([...loaded].map(sizeOf));
    return [name.replace(/\.html$/, ""), found.reduce((sum, size) => sum + size, 0)];
  });
  return (await Promise.all(pages)).sort(([, a], [, b]) => b - a);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, path = ""]) => path);
}

async function brotliSize(content: Buffer): Promise<number> {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return (await promisify(brotliCompress)(content, options)).length;
}

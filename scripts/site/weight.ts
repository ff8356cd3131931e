import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { largestFile } from "../../loaders/snapshot/table-file.js";

export interface Weight {
  files: number;
  bytes: number;
  /** bytes over the wire of the overview and all that it loads by itself, of a host that sends Brotli; fonts included */
  firstPage: number;
  /** files that some hosts refuse, with their bytes */
  tooLarge: [name: string, bytes: number][];
}

/** What a built site weighs. */
export async function weigh(folder: string): Promise<Weight> {
  const weight: Weight = { files: 0, bytes: 0, firstPage: await firstPage(folder), tooLarge: [] };
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
export function weightLines({ files, bytes, firstPage, tooLarge }: Weight): string[] {
  return [
    `${files} files, ${(bytes / 1e6).toFixed(1)} MB; the first page loads ${(firstPage / 1e3).toFixed(0)} kB before the database`,
    ...tooLarge.map(
      ([name, size]) =>
        `warning: ${name} has ${(size / 1024 / 1024).toFixed(0)} MiB, more than some hosts take (a snapshot that is built anew has it in parts)`,
    ),
  ];
}

async function firstPage(folder: string): Promise<number> {
  const page = await readFile(join(folder, "index.html"));
  const html = page.toString("utf8");
  const linked = [...html.matchAll(/<(?:link|script)\b[^>]*? (?:href|src)="\.\/([^"]+)"/g)].map(
    ([, path = ""]) => path,
  );
  const script = linked.find((path) => path.startsWith("_pages/"));
  const text = script === undefined ? "" : await readFile(join(folder, script), "utf8");
  const fonts = [...html.matchAll(/url\("\.\/([^"]+)"\)/g)].map(([, path = ""]) => path);
  const data = [...text.matchAll(/_file\/[\w./-]+/g)].map(([path]) => path);
  const loaded = [...new Set([...linked.filter((path) => path.startsWith("_")), ...fonts, ...data])];
  const contents = [page, ...(await Promise.all(loaded.map((path) => readFile(join(folder, path)))))];
  const sizes = await Promise.all(contents.map(async (content) => (await brotli(content)).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function brotli(content: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

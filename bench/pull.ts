import { existsSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startBulkServer } from "../test/servers/census-bulk.js";
import { argument } from "./argument.js";
import { writeImportArchive } from "./bulk-archive.js";
import { measureProcess, median, type Run } from "./process.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";

const months = ["2025-09", "2025-10", "2025-11", "2025-12"];
const records = 500_000;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The real command over four months of half a million records each, from a server on the same machine that sends 25 MB a
 * second: `npm run bench -- pull`; with `--before FOLDER`, a checkout of older code with its node_modules, in turn.
 * `--repeats N` (default 3).
 */
export default async function pullBench(): Promise<Line[]> {
  const folder = process.env["ATLAS_BENCH"] || here("../cache/bench/pull");
  const imports: Record<string, Buffer> = {};
  for (const month of months) {
    const archive = join(folder, `${month}.zip`);
    if (!existsSync(archive)) {
      console.log(`generating ${archive} …`);
      await writeImportArchive(`${archive}.new`, month, records);
      await rename(`${archive}.new`, archive);
    }
    imports[month] = await readFile(archive);
  }
  const server = await startBulkServer({ imports, bytesPerSecond: 25e6 });
  process.env["CENSUS_BULK_URL"] = server.url;
  const before = argument("--before");
  const codes = [here("../bin/atlas.js"), ...(before === undefined ? [] : [join(before, "bin/atlas.js")])];
  const runs = codes.map((): Run[] => []);
  const cache = join(folder, "cache");
  try {
    for (let i = 0; i < Number(argument("--repeats") ?? 3); i++)
      for (const [n, code] of codes.entries()) {
        await rm(cache, { recursive: true, force: true });
        const range = ["--flow", "imports", "--from", months[0] ?? "", "--to", months.at(-1) ?? ""];
        runs[n]?.push(await measureProcess(process.execPath, [code, "pull", ...range, "--cache", cache]));
      }
  } finally {
    await rm(cache, { recursive: true, force: true });
    await server.close();
  }
  const lines = runs.map((own, n): Line => {
    const seconds = median(own.map((run) => run.seconds));
    return {
      what: n === 0 ? "atlas pull, four months" : "the code before",
      wall: `${seconds.toFixed(1)} s`,
      processor: `${median(own.map((run) => run.cpuSeconds)).toFixed(1)} s`,
      "peak resident": `${median(own.map((run) => run.peakMegabytes)).toFixed(0)} MB`,
      "records a second": Math.round((months.length * records) / seconds).toLocaleString("en-US"),
    };
  });
  await writeResults("pull", [lines]);
  return lines;
}

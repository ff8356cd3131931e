import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheAt } from "../loaders/cache.js";
import { sampleCache } from "../test/site/build.js";
import { argument } from "./argument.js";
import { measureProcess, median, type Run } from "./process.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";

/**
 * `npm run build` from nothing and once more without changes: `npm run bench -- build`, of the sample; with `--scale`, of
 * the snapshot that the benchmark `snapshot` leaves in `cache/bench/scale`. With `--before FOLDER`, a checkout of older
 * code with its node_modules, in turn. `--repeats N` (default 3).
 */
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const scale = process.argv.includes("--scale");
const repeats = Number(argument("--repeats") ?? 3);
const before = argument("--before");

export default async function buildBench(): Promise<Line[]> {
  const cache = scale
    ? cacheAt(process.env["ATLAS_BENCH"] || here("../cache/bench/scale"))
    : await sampleCache();
  process.env["ATLAS_CACHE"] = cache.root;
  const codes = [{ what: "npm run build", folder: here("..") }];
  if (before !== undefined) codes.push({ what: "the code before", folder: before });
  const runs = codes.map(() => ({ first: [] as Run[], again: [] as Run[] }));
  for (let i = 0; i < repeats; i++)
    for (const [n, { folder }] of codes.entries()) {
      await forget(folder);
      const build = () => measureProcess(process.execPath, ["--import", "tsx", "scripts/build.ts"], folder);
      runs[n]?.first.push(await build());
      runs[n]?.again.push(await build());
    }
  const seconds = (own: readonly Run[]): string => `${median(own.map((run) => run.seconds)).toFixed(1)} s`;
  const lines = codes.map(({ what }, n): Line => {
    const { first, again } = runs[n] ?? { first: [], again: [] };
    return { what, "from nothing": seconds(first), "again, without changes": seconds(again) };
  });
  await writeResults(scale ? "build, at scale" : "build", [lines]);
  return lines;
}

/** Removes what a build keeps for the next one. */
async function forget(folder: string): Promise<void> {
  for (const name of ["_app", "_data", "_tables", "_assets", "_ahead", "_sums", ".observablehq"])
    await rm(join(folder, "src", name), { recursive: true, force: true });
  await rm(join(folder, "dist"), { recursive: true, force: true });
}

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { cacheAt, partition, type Cache } from "../loaders/cache.js";
import { findCurrent, type StoredSnapshot } from "../loaders/snapshot/store.js";
import { argument } from "./argument.js";
import { measureProcess, median, type Run } from "./process.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";
import { makeScaleCache, reviseMonth } from "./scale.js";

/**
 * Time and peak memory of the real commands at full scale: 37 months, 11 million import rows. `npm run bench -- snapshot`;
 * with `--before FOLDER`, a checkout of older code with its node_modules, each command of it in turn. `--repeats N`
 * (default 3). `ATLAS_BENCH` names the folder that the generated cache is kept in (default `cache/bench/scale`).
 */
const root = process.env["ATLAS_BENCH"] || fileURLToPath(new URL("../cache/bench/scale", import.meta.url));
const repeats = Number(argument("--repeats") ?? 3);
const before = argument("--before");
const only = argument("--only");

export default async function snapshotBench(): Promise<Line[]> {
  const cache = cacheAt(root);
  if (!existsSync(join(partition(cache.facts, "exports", "2026-01"), "month.json"))) {
    console.log(`generating 37 months in ${root} …`);
    await makeScaleCache(root);
  }
  const codes: Code[] = [{ command: fileURLToPath(new URL("../bin/atlas.js", import.meta.url)), cache }];
  if (before !== undefined) codes.push(await codeAt(join(before, "bin/atlas.js"), cache, "before"));
  const lines: Line[] = [];
  for (const [what, args, prepare] of commands) {
    if (only !== undefined && !what.includes(only)) continue;
    const runs = codes.map((): Run[] => []);
    // in turn, so that whatever else the machine does falls on both
    for (let i = 0; i < repeats; i++)
      for (const [n, code] of codes.entries()) {
        await prepare?.(code);
        const given = [code.command, ...args(code), "--cache", code.cache.root];
        runs[n]?.push(await measureProcess(process.execPath, given));
      }
    lines.push(lineOf(what, runs));
    console.log(lines.at(-1));
  }
  if (only === undefined) await writeResults("snapshot", [lines]);
  return lines;
}

/** A command of the atlas, and the cache that it alone works on. */
interface Code {
  command: string;
  cache: Cache;
  /** snapshots to compare, once both are there */
  ids?: [string, string];
}

/** The same generated facts under another root; files are shared, and what is replaced there stays here. */
async function codeAt(command: string, generated: Cache, name: string): Promise<Code> {
  const cache = cacheAt(join(generated.root, name));
  await rm(cache.root, { recursive: true, force: true });
  await mkdir(cache.root);
  for (const part of ["facts", "codes", "places", "lists", "labels"])
    await promisify(execFile)("cp", ["-al", join(generated.root, part), cache.root]);
  return { command, cache };
}

const measure = (by: string) => (): string[] => ["measure", "import_value", "--by", by, "--json"];

const commands: [what: string, args: (code: Code) => string[], prepare?: (code: Code) => Promise<void>][] = [
  [
    "atlas snapshot",
    () => ["snapshot"],
    ({ cache }) => rm(cache.snapshots, { recursive: true, force: true }),
  ],
  ["atlas verify", () => ["verify"]],
  ["atlas diff, one month of 37 revised", ({ ids = [] }) => ["diff", ...ids], addRevised],
  ["atlas measure import_value --by month,group", measure("month,group")],
  ["atlas measure import_value --by country,category", measure("country,category")],
  [
    "atlas sql, one code by country",
    () => [
      "sql",
      "SELECT cty_code, sum(con_val) FROM imports WHERE hs10 = (SELECT max(hs10) FROM codes WHERE flow = 'imports') GROUP BY 1",
    ],
  ],
];

/** Puts a second snapshot beside the first, of the same facts but for one month. */
async function addRevised(code: Code): Promise<void> {
  if (code.ids) return;
  const { id } = await currentOf(code.cache);
  const revised = await codeAt(code.command, code.cache, "revised");
  await reviseMonth(revised.cache, "imports", "2025-06");
  await measureProcess(process.execPath, [code.command, "snapshot", "--cache", revised.cache.root]);
  const after = await currentOf(revised.cache);
  await rename(after.folder, join(code.cache.snapshots, after.id));
  code.ids = [id, after.id];
}

async function currentOf(cache: Cache): Promise<StoredSnapshot> {
  const found = await findCurrent(cache);
  if (!found) throw new Error(`no snapshot in ${cache.root}`);
  return found;
}

function lineOf(what: string, [ours = [], older]: readonly Run[][]): Line {
  const seconds = (runs: readonly Run[]): number => median(runs.map((run) => run.seconds));
  const cpu = (runs: readonly Run[]): number => median(runs.map((run) => run.cpuSeconds));
  return {
    what,
    wall: `${seconds(ours).toFixed(1)} s`,
    processor: `${cpu(ours).toFixed(1)} s`,
    "peak resident": `${median(ours.map((run) => run.peakMegabytes)).toFixed(0)} MB`,
    ...(older && {
      "wall, before": `${seconds(older).toFixed(1)} s`,
      "processor, before": `${cpu(older).toFixed(1)} s`,
      "wall of before": `${((100 * seconds(ours)) / seconds(older)).toFixed(0)} %`,
    }),
  };
}

import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheAt } from "../loaders/cache.js";
import { writeImportArchive } from "./bulk-archive.js";
import { measureProcess, median, type Run } from "./process.js";
import type { Line } from "./run.js";

const records = 1_500_000;
const repeats = 3;
const month = "2025-12";
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * 1.5 million import records of 688 bytes: our way from the ZIP to proven, sorted Parquet against pandas' read_fwf
 * alone, whole processes. `ATLAS_BENCH` names the folder the archive is kept in.
 */
export default async function benchmark(): Promise<Line[]> {
  const cache = cacheAt(process.env["ATLAS_BENCH"] || here("../cache/bench/bulk"));
  const archive = join(cache.raw, "IMDB2512.ZIP");
  if (!existsSync(archive)) {
    console.log(`generating ${archive} …`);
    await writeImportArchive(`${archive}.new`, month, records);
    await rename(`${archive}.new`, archive);
  }
  const programs: [string, string, string[]][] = [
    [
      "atlas pull, ZIP to sorted Parquet",
      process.execPath,
      ["--import", "tsx", here("bulk-read.ts"), cache.root, month],
    ],
    ["pandas read_fwf, columns of the facts", "/usr/bin/python3", [here("read_fwf.py"), archive, "kept"]],
    ["pandas read_fwf, columns that we parse", "/usr/bin/python3", [here("read_fwf.py"), archive, "month"]],
  ];
  const runs = programs.map((): Run[] => []);
  // In turn, so that whatever else the machine does falls on all of them.
  for (let i = 0; i < repeats; i++)
    for (const [p, [, program, args]] of programs.entries())
      runs[p]?.push(await measureProcess(program, args));
  const [ours = []] = runs;
  return programs.map(([what], p) => line(what, runs[p] ?? [], ours));
}

function line(what: string, runs: readonly Run[], ours: readonly Run[]): Line {
  const times = (pick: (run: Run) => number): string =>
    `${(median(runs.map(pick)) / median(ours.map(pick))).toFixed(1)}×`;
  const seconds = median(runs.map((run) => run.seconds));
  return {
    what,
    "wall s": seconds.toFixed(1),
    "of ours": times((run) => run.seconds),
    "processor s": median(runs.map((run) => run.cpuSeconds)).toFixed(1),
    "of our processor s": times((run) => run.cpuSeconds),
    "records/s": Math.round(records / seconds).toLocaleString("en-US"),
    "peak MB": median(runs.map((run) => run.peakMegabytes)).toFixed(0),
  };
}

import { existsSync, readFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheAt } from "../loaders/cache.js";
import { writeImportArchive } from "./bulk-archive.js";
import { measureProcess, median } from "./process.js";
import type { Line } from "./run.js";

const records = 1_500_000;
const repeats = 5;
const month = "2025-12";
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * 1.5 million import records of 688 bytes: our way from the ZIP to proven, sorted Parquet against pandas' read_fwf
 * alone. `ATLAS_BENCH` names the folder the archive is kept in.
 */
export default async function benchmark(): Promise<Line[]> {
  const cache = cacheAt(process.env["ATLAS_BENCH"] || here("../cache/bench/bulk"));
  const archive = join(cache.raw, "IMDB2512.ZIP");
  if (!existsSync(archive)) {
    console.log(`generating ${archive} …`);
    await writeImportArchive(`${archive}.new`, month, records);
    await rename(`${archive}.new`, archive);
  }
  const seconds = join(cache.root, "seconds");
  const atlas = ["--import", "tsx", here("bulk-read.ts"), cache.root, month, seconds];
  const programs: [string, string, string[]][] = [
    ["atlas pull, ZIP to sorted Parquet", process.execPath, atlas],
    [
      "pandas read_fwf, columns of the facts",
      "/usr/bin/python3",
      [here("read_fwf.py"), archive, "kept", seconds],
    ],
    [
      "pandas read_fwf, columns that we parse",
      "/usr/bin/python3",
      [here("read_fwf.py"), archive, "month", seconds],
    ],
  ];
  const runs = programs.map((): Run[] => []);
  // In turn, so that whatever else the machine does falls on all of them.
  for (let i = 0; i < repeats; i++)
    for (const [p, [, program, args]] of programs.entries()) {
      const { cpuSeconds, peakMegabytes } = await measureProcess(program, args);
      runs[p]?.push({ cpuSeconds, peakMegabytes, reading: Number(readFileSync(seconds, "utf8")) });
    }
  const [ours = []] = runs;
  return programs.map(([what], p) => line(what, runs[p] ?? [], ours));
}

interface Run {
  /** seconds of the reading alone, without the start of Node or Python */
  reading: number;
  /** of the whole process */
  cpuSeconds: number;
  peakMegabytes: number;
}

function line(what: string, runs: readonly Run[], ours: readonly Run[]): Line {
  const reading = median(runs.map((run) => run.reading));
  return {
    what,
    seconds: reading.toFixed(1),
    "records/s": Math.round(records / reading).toLocaleString("en-US"),
    "ours is": `${(reading / median(ours.map((run) => run.reading))).toFixed(1)}×`,
    "processor s": median(runs.map((run) => run.cpuSeconds)).toFixed(1),
    "peak MB": median(runs.map((run) => run.peakMegabytes)).toFixed(0),
  };
}

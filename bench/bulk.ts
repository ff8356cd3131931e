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
  const ours: Run[] = [];
  const pandas: Run[] = [];
  for (let i = 0; i < repeats; i++) {
    ours.push(
      await measureProcess(process.execPath, ["--import", "tsx", here("bulk-read.ts"), cache.root, month]),
    );
    pandas.push(await measureProcess("/usr/bin/python3", [here("read_fwf.py"), archive]));
  }
  return [
    line("atlas pull: ZIP to sorted Parquet", ours),
    line("pandas read_fwf", pandas),
    ratio(ours, pandas),
  ];
}

function line(what: string, runs: readonly Run[]): Line {
  const seconds = median(runs.map((run) => run.seconds));
  const cpuSeconds = median(runs.map((run) => run.cpuSeconds));
  return {
    what,
    "wall s": seconds.toFixed(1),
    "processor s": cpuSeconds.toFixed(1),
    "records/s": Math.round(records / seconds).toLocaleString("en-US"),
    "peak MB": median(runs.map((run) => run.peakMegabytes)).toFixed(0),
  };
}

function ratio(ours: readonly Run[], pandas: readonly Run[]): Line {
  const of = (pick: (run: Run) => number): string =>
    `${(median(pandas.map(pick)) / median(ours.map(pick))).toFixed(1)}×`;
  return {
    what: "pandas / ours",
    "wall s": of((run) => run.seconds),
    "processor s": of((run) => run.cpuSeconds),
    "records/s": of((run) => run.seconds),
    "peak MB": of((run) => run.peakMegabytes),
  };
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, measureProcess, type Run } from "./process.js";
import type { Line } from "./run.js";

const repeats = 3;
const command = fileURLToPath(new URL("../bin/atlas.js", import.meta.url));

/** `atlas sample` from nothing to a current snapshot. */
export default async function benchmark(): Promise<Line[]> {
  const runs: Run[] = [];
  for (let i = 0; i < repeats; i++) {
    const cache = await mkdtemp(join(tmpdir(), "atlas-bench-sample-"));
    try {
      runs.push(await measureProcess(process.execPath, [command, "sample", "--cache", cache]));
    } finally {
      await rm(cache, { recursive: true, force: true });
    }
  }
  return [
    {
      what: `atlas sample, median of ${repeats}`,
      wall: `${median(runs.map(({ seconds }) => seconds)).toFixed(1)} s`,
      processor: `${median(runs.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1)} s`,
      "peak resident": `${median(runs.map(({ peakMegabytes }) => peakMegabytes)).toFixed(0)} MB`,
    },
  ];
}

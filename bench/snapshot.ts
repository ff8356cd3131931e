import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheAt, partition } from "../loaders/cache.js";
import { measureProcess, median, type Run } from "./process.js";
import { makeScaleCache } from "./scale.js";

/**
 * Time and peak memory of the real command at full scale: 37 months, 11 million import rows.
 * `ATLAS_BENCH` names the folder that the generated cache is kept in (default `cache/bench/scale`).
 */
const repeats = 3;
const cache = cacheAt(
  process.env["ATLAS_BENCH"] || fileURLToPath(new URL("../cache/bench/scale", import.meta.url)),
);
const command = fileURLToPath(new URL("../bin/atlas.js", import.meta.url));

if (!existsSync(join(partition(cache.facts, "exports", "2026-01"), "month.json"))) {
  console.log(`generating 37 months in ${cache.root} …`);
  await makeScaleCache(cache.root);
}

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), medians of ${repeats}`,
);
await measure("atlas snapshot", ["snapshot"], () => rm(cache.snapshots, { recursive: true, force: true }));
await measure("atlas verify", ["verify"]);
await measure("atlas measure import_value --by month,group", [
  "measure",
  "import_value",
  "--by",
  "month,group",
  "--json",
]);
await measure("atlas measure import_value --by country,category", [
  "measure",
  "import_value",
  "--by",
  "country,category",
  "--json",
]);
await measure("atlas sql, one code by country", [
  "sql",
  "SELECT cty_code, sum(con_val) FROM imports WHERE hs10 = (SELECT max(hs10) FROM codes WHERE flow = 'imports') GROUP BY 1",
]);

async function measure(
  name: string,
  args: readonly string[],
  before: () => Promise<void> = async () => {},
): Promise<void> {
  const runs: Run[] = [];
  for (let i = 0; i < repeats; i++) {
    await before();
    runs.push(await measureProcess(process.execPath, [command, ...args, "--cache", cache.root]));
  }
  const seconds = median(runs.map((run) => run.seconds));
  const cpuSeconds = median(runs.map((run) => run.cpuSeconds));
  const peakMegabytes = median(runs.map((run) => run.peakMegabytes));
  console.log(
    `${name}: ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor), peak ${peakMegabytes.toFixed(0)} MB resident`,
  );
}

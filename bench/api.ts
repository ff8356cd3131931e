import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheAt } from "../loaders/cache.js";
import { monthRange } from "../loaders/month.js";
import { serveScaleCache } from "./api-server.js";
import { measureProcess } from "./process.js";
import type { Line } from "./run.js";
import { makeScaleCache } from "./scale.js";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `atlas pull --source api` of a year of imports, every partner: the real command against a server on this machine, without pauses. */
export default async function benchmark(): Promise<Line[]> {
  const folder = process.env["ATLAS_BENCH"] || here("../cache/bench/api");
  const [from, to] = ["2025-01", "2025-12"] as const;
  const given = cacheAt(join(folder, "given"));
  if (!existsSync(given.facts)) await makeScaleCache(given.root, monthRange(from, to));
  const { server, requests } = await serveScaleCache(given);
  const pulled = cacheAt(join(folder, "pulled"));
  try {
    await rm(pulled.root, { recursive: true, force: true });
    process.env["CENSUS_API_URL"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env["CENSUS_API_KEY"] = "bench";
    process.env["CENSUS_API_PAUSE_MS"] = "0";
    const args = ["pull", "--source", "api", "--flow", "imports", "--from", from, "--to", to];
    const run = await measureProcess(process.execPath, [
      here("../bin/atlas.js"),
      ...args,
      "--cache",
      pulled.root,
    ]);
    return [
      {
        what: "atlas pull --source api, a year of imports",
        requests: String(requests()),
        "wall s": run.seconds.toFixed(1),
        "processor s": run.cpuSeconds.toFixed(1),
        "peak MB": run.peakMegabytes.toFixed(0),
      },
    ];
  } finally {
    server.close();
  }
}

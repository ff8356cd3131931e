import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheAt, type Cache } from "../loaders/cache.js";
import { openSnapshot } from "../loaders/snapshot/session.js";
import { buildInto, builtSite, type BuiltSite } from "../test/site/build.js";
import { median } from "./process.js";

const scaleFolder =
  process.env["ATLAS_BENCH"] || fileURLToPath(new URL("../cache/bench/scale", import.meta.url));

/** The site of the sample; with `--dist`, the one in `dist/`; with `--scale`, of the snapshot that the benchmark `snapshot` leaves in `cache/bench/scale`. */
export async function benchedSite(): Promise<Pick<BuiltSite, "folder" | "cache">> {
  if (process.argv.includes("--dist"))
    return { folder: fileURLToPath(new URL("../dist", import.meta.url)), cache: cacheAt() };
  return process.argv.includes("--scale") ? scaleSite() : builtSite();
}

/** Median and 95th percentile of milliseconds, as a table shows them. */
export function figures(milliseconds: readonly number[]): { median: string; p95: string; n: string } {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? NaN;
  return { median: `${median(sorted).toFixed(0)} ms`, p95: `${p95.toFixed(0)} ms`, n: String(sorted.length) };
}

async function scaleSite(): Promise<Pick<BuiltSite, "folder" | "cache">> {
  const cache = cacheAt(scaleFolder);
  if (!existsSync(cache.current))
    throw new Error(`no snapshot in ${scaleFolder} (make one with npm run bench -- snapshot)`);
  const folder = join(scaleFolder, "site");
  if (!existsSync(folder)) await buildInto(folder, cache);
  return { folder, cache };
}

/** Codes of a cache's snapshot, those labelled High first. */
export async function highCodes(cache: Cache): Promise<string[]> {
  const session = await openSnapshot(cache);
  try {
    const rows = await session.database.rows<{ hs10: string }>(
      "SELECT hs10 FROM labels_in_use GROUP BY hs10 ORDER BY min(CASE relevance WHEN 'High' THEN 0 ELSE 1 END), hs10",
    );
    return rows.map(({ hs10 }) => hs10);
  } finally {
    session.close();
  }
}

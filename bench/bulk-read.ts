import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { cacheAt } from "../loaders/cache.js";
import { bulkFile } from "../loaders/census/bulk/file.js";
import { readMonth } from "../loaders/census/bulk/read-month.js";
import { LineReporter } from "../loaders/progress.js";

/**
 * What bench/bulk.ts times, in a process of its own: `bulk-read.ts CACHE MONTH SECONDS` reads the archive of the
 * cache into facts and writes how long that took, without the start of the process, into the file SECONDS.
 */
export async function readArchive(root: string, month: string, seconds: string): Promise<void> {
  const cache = cacheAt(root);
  const file = bulkFile(cache, "http://127.0.0.1", "imports", month);
  const sidecar = {
    ...{
      address: file.address,
      etag: null,
      last_modified: null,
      bytes: 0,
      fetched: new Date(0).toISOString(),
    },
    sha256: createHash("sha256").update(file.name).digest("hex"),
  };
  const start = performance.now();
  await readMonth(cache, file, sidecar, new LineReporter((line) => console.log(line)));
  writeFileSync(seconds, String((performance.now() - start) / 1000));
}

const [, script, root, month, seconds] = process.argv;
if (script?.endsWith("bulk-read.ts") && root && month && seconds) await readArchive(root, month, seconds);

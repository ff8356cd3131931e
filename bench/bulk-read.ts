import { createHash } from "node:crypto";
import { cacheAt } from "../loaders/cache.js";
import { bulkFile } from "../loaders/census/bulk/file.js";
import { readMonth } from "../loaders/census/bulk/read-month.js";
import { LineReporter } from "../loaders/progress.js";

/** What bench/bulk.ts times, in a process of its own: `bulk-read.ts CACHE MONTH` reads the archive of the cache. */
export async function readArchive(root: string, month: string): Promise<void> {
  const cache = cacheAt(root);
  const file = bulkFile(cache, "http://127.0.0.1", "imports", month);
  const facts = await readMonth(
    cache,
    file,
    {
      ...{ address: file.address, etag: null, last_modified: null, bytes: 0 },
      ...{ sha256: createHash("sha256").update(file.name).digest("hex"), fetched: new Date(0).toISOString() },
    },
    new LineReporter((line) => console.log(line)),
  );
  console.log(facts.rows, facts.total);
}

const [, script, root, month] = process.argv;
if (script?.endsWith("bulk-read.ts") && root && month) await readArchive(root, month);

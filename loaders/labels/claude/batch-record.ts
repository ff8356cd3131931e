import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../atomic.js";
import type { Cache } from "../../cache.js";
import { readStored, stored } from "../../stored.js";

/** A batch as this machine knows it: written before the service is asked for it, and before it is waited for. */
export interface BatchRecord {
  /** chosen here; every item's custom_id starts with it, so that a batch found on the service is known for ours */
  plan: string;
  run: string;
  task: string;
  model: string;
  /** when it was planned, ISO 8601 */
  planned: string;
  /** the service's id; null from planning until it answered */
  batch: string | null;
  state: "planned" | "submitted" | "collected" | "abandoned";
  items: { custom_id: string; key: string; hs10: string; max_tokens: number }[];
}

export async function saveBatch(cache: Cache, record: BatchRecord): Promise<void> {
  await writeAtomically(join(folder(cache), `${record.plan}.json`), `${JSON.stringify(record)}\n`);
}

/** Every batch that this cache knows, oldest first. */
export async function listBatches(cache: Cache): Promise<BatchRecord[]> {
  if (!existsSync(folder(cache))) return [];
  const names = (await readdir(folder(cache))).filter((name) => name.endsWith(".json"));
  const records = await Promise.all(
    names.map((name) => {
      const path = join(folder(cache), name);
      return readStored<BatchRecord>(path, stored.batch, `${lostBatch}; then remove ${path}`);
    }),
  );
  return records.flatMap((record) => record ?? []).sort((a, b) => (a.planned < b.planned ? -1 : 1));
}

/** What its items were cannot be known any more, so its answers are paid for once more. */
const lostBatch = "a batch that was handed in is paid for: its results can be had at the service's own site";

function folder(cache: Cache): string {
  return join(cache.labels, "batches");
}

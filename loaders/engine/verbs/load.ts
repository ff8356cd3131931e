import { cacheAt } from "../../cache.js";
import { jobsOf, withLock } from "../../lock.js";
import { printLines } from "../../output.js";
import { createReporter } from "../../progress.js";
import { resolveSnapshot } from "../../snapshot/session.js";
import { engineAddress } from "../address.js";
import { connectAll } from "../cluster.js";
import { dropOld, loadSnapshotInto } from "../load.js";

interface Options {
  cache: string;
  keep?: number;
  from?: string;
  wait?: true;
}

/** `atlas load`. */
export async function load(
  id: string | undefined,
  { cache: root, keep, from, wait }: Options,
): Promise<void> {
  const address = engineAddress();
  const cache = cacheAt(root);
  const report = createReporter();
  try {
    const snapshot = await resolveSnapshot(cache, { id, report });
    const lock = { verb: "atlas load", wait, note: (line: string) => report.note(line) };
    await withLock(cache, jobsOf.load, lock, async () => {
      const cluster = await connectAll(address);
      try {
        const { database, sent, seconds } = await loadSnapshotInto(cluster, snapshot, { from, report });
        const dropped = keep === undefined ? [] : await dropOld(cluster, keep);
        await printLines([
          `snapshot ${snapshot.id} is current in database ${database} on ${nodes(cluster.shards.length)}: ${sent} rows sent in ${seconds.toFixed(1)} s`,
          ...(dropped.length ? [`dropped: ${dropped.join(", ")}`] : []),
        ]);
      } finally {
        await cluster.close();
      }
    });
  } finally {
    report.close();
  }
}

function nodes(count: number): string {
  return count === 1 ? "one node" : `${count} nodes`;
}

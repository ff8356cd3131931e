import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { toJson } from "../answer.js";
import { resolveSnapshot } from "../session.js";
import { repairSnapshot } from "../repair.js";
import { verifySnapshot } from "../verify.js";

interface Options {
  cache: string;
  json?: true;
  repair?: true;
  wait?: true;
}

/** `atlas verify`. */
export async function verify(id: string | undefined, options: Options): Promise<void> {
  const cache = cacheAt(options.cache);
  if (options.repair) await repairSnapshot(cache, id, options.wait ?? false);
  const snapshot = await resolveSnapshot(cache, { id });
  const problems = await verifySnapshot(snapshot);
  if (problems.length) process.exitCode = 1;
  const files = snapshot.manifest.tables.flatMap((table) => table.files).length;
  const lines = problems.length
    ? [
        `snapshot ${snapshot.id} does not hold what its manifest says:`,
        ...problems.map((problem) => `- ${problem}`),
      ]
    : [`snapshot ${snapshot.id}: ${files} files verified, every hash, row count and control total holds`];
  await printLines(options.json ? [toJson(problems, 2)] : lines);
}

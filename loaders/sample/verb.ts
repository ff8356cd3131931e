import { cacheAt } from "../cache.js";
import { jobsOf, withLock } from "../lock.js";
import { createReporter } from "../progress.js";
import { buildSample } from "./build.js";

/** `atlas sample`. */
export async function sample(options: { cache: string; wait?: true }): Promise<void> {
  const reporter = createReporter();
  try {
    const cache = cacheAt(options.cache);
    const lock = { verb: "atlas sample", wait: options.wait, note: (line: string) => reporter.note(line) };
    const id = await withLock(cache, jobsOf.sample, lock, () => buildSample(cache, reporter));
    reporter.note(`snapshot ${id} is current: synthetic values, not for citation`);
  } finally {
    reporter.close();
  }
}

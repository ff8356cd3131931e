import { cacheAt } from "../cache.js";
import { createReporter } from "../progress.js";
import { buildSample } from "./build.js";

/** `atlas sample`. */
export async function sample(options: { cache: string }): Promise<void> {
  const reporter = createReporter();
  try {
    const id = await buildSample(cacheAt(options.cache), reporter);
    reporter.note(`snapshot ${id} is current: synthetic values, not for citation`);
  } finally {
    reporter.close();
  }
}

import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { createReporter } from "../../progress.js";
import { buildSnapshot } from "../build.js";
import { loadSnapshot, setCurrentId } from "../store.js";

interface Options {
  cache: string;
  run?: string;
  note: string[];
  allowUnlabelled?: true;
  use?: string;
}

/** `atlas snapshot`. */
export async function snapshot(options: Options): Promise<void> {
  const cache = cacheAt(options.cache);
  if (options.use !== undefined) {
    await setCurrentId(cache, options.use);
    return printLines([`current snapshot: ${options.use}`]);
  }
  const report = createReporter();
  try {
    const { id, folder } = await buildSnapshot({
      inputs: cache,
      into: cache,
      kind: "live",
      run: options.run,
      unlabelled: options.allowUnlabelled ? "allow" : "refuse",
      notes: options.note,
      report,
    });
    const { manifest } = await loadSnapshot(cache, id);
    await printLines([
      `snapshot ${id} in ${folder}, now the current one`,
      `label run in use: ${manifest.run ?? "none"}`,
      ...manifest.notes.map((note) => `note: ${note}`),
    ]);
  } finally {
    report.close();
  }
}

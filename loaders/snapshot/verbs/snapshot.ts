import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { jobsOf, withLock } from "../../lock.js";
import { createReporter } from "../../progress.js";
import { buildSnapshot } from "../build.js";
import { loadSnapshot, setCurrentId } from "../store.js";

interface Options {
  cache: string;
  run?: string;
  task?: string[];
  note: string[];
  allowUnlabelled?: true;
  use?: string;
  wait?: true;
}

/** `atlas snapshot`. */
export async function snapshot(options: Options): Promise<void> {
  const cache = cacheAt(options.cache);
  const report = createReporter();
  const lock = { verb: "atlas snapshot", wait: options.wait, note: (line: string) => report.note(line) };
  const { use } = options;
  try {
    if (use !== undefined) {
      await withLock(cache, jobsOf["snapshot --use"], lock, () => setCurrentId(cache, use));
      return await printLines([`current snapshot: ${use}`]);
    }
    // nothing that goes into a snapshot may change while it is built
    const { id, folder } = await withLock(cache, jobsOf.snapshot, lock, () =>
      buildSnapshot({
        inputs: cache,
        into: cache,
        kind: "live",
        run: options.run,
        tasks: options.task,
        unlabelled: options.allowUnlabelled ? "allow" : "refuse",
        notes: options.note,
        report,
      }),
    );
    const { manifest } = await loadSnapshot(cache, id);
    await printLines([
      `snapshot ${id} in ${folder}, now the current one`,
      ...(manifest.tasks ?? []).map(
        ({ task, run, runs }, i) =>
          `${i === 0 ? "task" : "also task"} ${task.name}: label run ${run} of ${runs.length}`,
      ),
      ...(manifest.run === null ? ["label run in use: none"] : [`label run in use: ${manifest.run}`]),
      ...manifest.notes.map((note) => `note: ${note}`),
    ]);
  } finally {
    report.close();
  }
}

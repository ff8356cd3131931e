import { basename } from "node:path";
import { hideCarried } from "../../address.js";
import { cacheAt, type Flow } from "../../cache.js";
import { jobsOf, withLock } from "../../lock.js";
import { fetchOrigin, readOrigin } from "../../origin.js";
import { createReporter } from "../../progress.js";
import { importRun } from "../import.js";
import { parseRunName } from "../run.js";
import { findTask } from "../../tasks/task.js";

interface Flags {
  cache: string;
  run: string;
  flow: "imports" | "exports" | "both";
  task: string;
  replace?: true;
  wait?: true;
}

export async function importFile(file: string, flags: Flags): Promise<void> {
  const reporter = createReporter();
  try {
    const run = parseRunName(flags.run);
    const isAddress = /^https?:\/\//i.test(file) && URL.canParse(file);
    if (isAddress) hideCarried("address", file);
    const origin = isAddress
      ? await fetchOrigin(basename(new URL(file).pathname), "label file", file, (line) => reporter.note(line))
      : await readOrigin(basename(file), "label file", file);
    const flows: Flow[] = flags.flow === "both" ? ["imports", "exports"] : [flags.flow];
    const taken = flags.replace ? "replace" : "refuse";
    const cache = cacheAt(flags.cache);
    const lock = {
      verb: "atlas label import",
      wait: flags.wait,
      note: (line: string) => reporter.note(line),
    };
    const saved = await withLock(cache, jobsOf["label import"], lock, () =>
      importRun(cache, run, findTask(flags.task), [{ origin, flows }], { taken }, reporter),
    );
    reporter.note(`run ${run}: ${saved.record.codes} labels${saved.written ? "" : ", as they were"}`);
  } finally {
    reporter.close();
  }
}

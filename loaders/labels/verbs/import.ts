import { basename } from "node:path";
import { cacheAt, type Flow } from "../../cache.js";
import { fetchOrigin, readOrigin } from "../../origin.js";
import { createReporter } from "../../progress.js";
import { importRun } from "../import.js";
import { parseRunName } from "../run.js";
import { findTask } from "../task.js";

interface Flags {
  cache: string;
  run: string;
  flow: "imports" | "exports" | "both";
  task: string;
  replace?: true;
}

export async function importFile(file: string, flags: Flags): Promise<void> {
  const reporter = createReporter();
  try {
    const run = parseRunName(flags.run);
    const origin = /^https?:\/\//.test(file)
      ? await fetchOrigin(basename(new URL(file).pathname), "label file", file, (line) => reporter.note(line))
      : await readOrigin(basename(file), "label file", file);
    const flows: Flow[] = flags.flow === "both" ? ["imports", "exports"] : [flags.flow];
    const taken = flags.replace ? "replace" : "refuse";
    const saved = await importRun(
      cacheAt(flags.cache),
      run,
      findTask(flags.task),
      [{ origin, flows }],
      { taken },
      reporter,
    );
    reporter.note(`run ${run}: ${saved.record.codes} labels${saved.written ? "" : ", as they were"}`);
  } finally {
    reporter.close();
  }
}

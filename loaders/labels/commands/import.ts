import { Option, type Command } from "commander";
import { basename } from "node:path";
import { cacheAt, type Flow } from "../../cache.js";
import { fetchOrigin, readOrigin } from "../../origin.js";
import { createReporter } from "../../progress.js";
import { importRun } from "../import.js";
import { parseRunName } from "../run.js";
import { defaultTask, findTask, tasks } from "../task.js";

interface Flags {
  cache: string;
  run: string;
  flow: "imports" | "exports" | "both";
  task: string;
  replace?: true;
}

export function registerImport(label: Command, cacheOption: () => Option): void {
  label
    .command("import")
    .description("bring a published label file as a run")
    .argument("<file|url>", "CSV with hs10 or hs10_code, and relevance")
    .requiredOption("--run <name>", "name of the run")
    .addOption(
      new Option("--flow <flow>", "whose codes it labels")
        .choices(["imports", "exports", "both"])
        .default("both"),
    )
    .addOption(
      new Option("--task <name>", "the question it answers")
        .choices(tasks.map(({ name }) => name))
        .default(defaultTask),
    )
    .option("--replace", "replace a run of this name that says something else")
    .addOption(cacheOption())
    .action(importFile);
}

async function importFile(file: string, flags: Flags): Promise<void> {
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

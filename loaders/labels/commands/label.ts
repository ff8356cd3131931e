import { Option, type Command } from "commander";
import { cacheAt } from "../../cache.js";
import { createReporter } from "../../progress.js";
import { runKeyword } from "../keyword/run.js";
import { parseRunName } from "../run.js";
import { selectCodes, type CodeSelection } from "../select-codes.js";
import { findTask, tasks } from "../task.js";
import { wholeNumber } from "./options.js";

interface Flags extends CodeSelection {
  cache: string;
  labeler: "keyword" | "claude";
  run?: string;
  replace?: true;
  task: string;
}

export function registerLabelVerb(program: Command, cacheOption: () => Option): Command {
  return program
    .command("label")
    .description("label codes and keep the labels as a run")
    .enablePositionalOptions() // an option after `import` belongs to `import`
    .addOption(new Option("--labeler <name>", "who labels").choices(["keyword", "claude"]).default("keyword"))
    .option("--run <name>", "name of the run (default: keyword, or task and model)")
    .option("--replace", "replace a run of this name that says something else")
    .addOption(
      new Option("--task <name>", "the question")
        .choices(tasks.map(({ name }) => name))
        .default(tasks[0]?.name),
    )
    .option("--codes <file>", "label the codes of a CSV instead of those that were pulled")
    .addOption(
      new Option("--flow <flow>", "codes of").choices(["imports", "exports", "both"]).default("both"),
    )
    .option("--where <sql>", "a condition on flow, hs10, description_long, unit1, naics …")
    .option("--limit <count>", "the first codes only", wholeNumber)
    .addOption(cacheOption())
    .action(label);
}

async function label(flags: Flags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const reporter = createReporter();
  try {
    const task = findTask(flags.task);
    const codes = await selectCodes(cache, flags, reporter);
    const run = parseRunName(flags.run ?? "keyword");
    const taken = flags.replace || flags.run === undefined ? "replace" : "refuse";
    const { record, written } = await runKeyword(cache, run, task, codes, { taken }, reporter);
    reporter.note(`run ${record.run}: ${record.codes} labels${written ? "" : ", as they were"}`);
  } finally {
    reporter.close();
  }
}

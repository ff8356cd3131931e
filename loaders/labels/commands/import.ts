import { Option, type Command } from "commander";
import { waitOption } from "../../options.js";
import { defaultTask, tasks } from "../task.js";
import { lazily } from "../../lazily.js";

export function registerImport(label: Command, cacheOption: () => Option): void {
  label
    .command("import")
    .description("bring a published label file as a run")
    .argument("<file|url>", "CSV or TSV with a column of codes (hs10, HTS Number, …) and relevance")
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
    .addOption(waitOption())
    .action(lazily(async () => (await import("../verbs/import.js")).importFile));
}

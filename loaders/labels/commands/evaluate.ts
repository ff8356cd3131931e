import { Option, type Command } from "commander";
import { lazily } from "../../lazily.js";

export function registerEvaluate(label: Command, cacheOption: () => Option): void {
  label
    .command("evaluate")
    .description("score a run against labels that people gave")
    .requiredOption("--gold <file>", "a filled gold sheet, or any CSV with hs10 and relevance")
    .option("--run <name>", "the run (default: the newest)")
    .addOption(new Option("--flow <flow>", "labels of this flow only").choices(["imports", "exports"]))
    .option("--by <who>", "whose answers count: settled, all, or a person's name", "settled")
    .option("--json", "as one JSON object")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("../verbs/evaluate.js")).evaluateRun));
}

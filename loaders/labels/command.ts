import { Option, type Command } from "commander";
import { lazily } from "../lazily.js";
import { choice, dollars, waitOption, wholeNumber } from "../options.js";
import { registerReview } from "./review-command.js";
import { taskOption } from "./task-command.js";

/** `atlas label` and the verbs below it. */
export function registerLabel(program: Command, cacheOption: () => Option): void {
  const label = registerLabelVerb(program, cacheOption);
  const verbs = [
    ...[registerImport, registerExport, registerEvaluate, registerCompare],
    ...[registerEstimate, registerReview, registerBatches],
  ];
  for (const register of verbs) register(label, cacheOption);
}

function registerLabelVerb(program: Command, cacheOption: () => Option): Command {
  return program
    .command("label")
    .description("label codes and keep the labels as a run")
    .enablePositionalOptions() // an option after `import` belongs to `import`
    .addOption(choice("--labeler <name>", "who labels", ["keyword", "claude"], "keyword"))
    .option("--run <name>", "name of the run (default: keyword, or task and model)")
    .option("--replace", "replace a run of this name that says something else")
    .addOption(taskOption("the question"))
    .option("--codes <file>", "label the codes of a CSV instead of those that were pulled")
    .addOption(choice("--flow <flow>", "codes of", ["imports", "exports", "both"], "both"))
    .option("--where <sql>", "a condition on flow, hs10, description_long, unit1, naics …")
    .option("--limit <count>", "the first codes only", wholeNumber)
    .addOption(cacheOption())
    .addOption(waitOption())
    .addOption(choice("--only <which>", "codes that the newest run lacks", ["all", "new", "changed"], "all"))
    .option("--model <id>", "the model", "claude-haiku-5-5")
    .option("--runs <count>", "independent votes on each code", wholeNumber, 1)
    .addOption(
      choice(
        "--effort <level>",
        "thought that is paid for",
        ["low", "medium", "high", "xhigh", "max"],
        "low",
      ),
    )
    .option("--batch", "in batches, at half the price (the default)")
    .option("--sync", "directly: dearer, and at once")
    .option("--concurrency <count>", "most requests at once with --sync", wholeNumber, 64)
    .option("--poll <seconds>", "look at a batch this often", Number, 30)
    .addOption(choice("--cache-lifetime <time>", "of the prompt in the service's cache", ["5m", "1h"], "5m"))
    .option("--budget <usd>", "most that all runs on this cache may have cost when this one ends", dollars, 5)
    .option("--yes", "go beyond the budget without asking")
    .option("--dry-run", "count codes, tokens and dollars, and stop")
    .option("--json", "the plan of --dry-run as JSON")
    .option(
      "--rules-first",
      "ask nothing about codes of chapters that the task rules out, as food and clothing",
    )
    .option("--escalate <model>", "let a stronger model decide disputed and high-value codes")
    .option("--escalate-top <count>", "how many high-value codes", wholeNumber, 100)
    .addHelpText(
      "after",
      "\nFrom --only on, options are for --labeler claude, which needs ANTHROPIC_API_KEY.",
    )
    .action(lazily(async () => (await import("./verbs/label.js")).label));
}

function registerImport(label: Command, cacheOption: () => Option): void {
  label
    .command("import")
    .description("bring a published label file as a run")
    .argument("<file|url>", "CSV or TSV with a column of codes (hs10, HTS Number, …) and relevance")
    .requiredOption("--run <name>", "name of the run")
    .addOption(choice("--flow <flow>", "whose codes it labels", ["imports", "exports", "both"], "both"))
    .addOption(taskOption("the question it answers"))
    .option("--replace", "replace a run of this name that says something else")
    .addOption(cacheOption())
    .addOption(waitOption())
    .action(lazily(async () => (await import("./verbs/import.js")).importFile));
}

function registerExport(label: Command, cacheOption: () => Option): void {
  label
    .command("export")
    .description("write a run as a CSV that people can review")
    .option("--run <name>", "the run (default: the newest)")
    .option("--output <file>", "where to (default: stdout)")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("./verbs/export.js")).exportRun));
}

function registerEvaluate(label: Command, cacheOption: () => Option): void {
  label
    .command("evaluate")
    .description("score a run against labels that people gave")
    .requiredOption("--gold <file>", "a filled gold sheet, or any CSV with hs10 and relevance")
    .option("--run <name>", "the run (default: the newest)")
    .addOption(new Option("--flow <flow>", "labels of this flow only").choices(["imports", "exports"]))
    .option("--by <who>", "whose answers count: settled, all, or a person's name", "settled")
    .option("--json", "as one JSON object")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("./verbs/evaluate.js")).evaluateRun));
}

function registerCompare(label: Command, cacheOption: () => Option): void {
  label
    .command("compare")
    .description("how two runs agree; more than two, or the votes of one, all together")
    .argument("<runs...>", "names of runs")
    .option("--top <count>", "codes that move the answer most", wholeNumber, 20)
    .option("--json", "as one JSON object")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("./verbs/compare.js")).compare));
}

function registerEstimate(label: Command, cacheOption: () => Option): void {
  label
    .command("estimate")
    .description("share and growth of the trade that counts with what the doubt about labels does to them")
    .option("--run <name>", "the run (default: the newest)")
    .option("--gold <file>", "a filled gold sheet: corrects the figures and gives 95 % intervals")
    .addOption(choice("--flow <flow>", "imports or exports", ["imports", "exports"], "imports"))
    .option("--from <year>", "year that growth starts from", wholeNumber, 2023)
    .option("--to <year>", "year of the share", wholeNumber, 2025)
    .option("--by <who>", "whose answers count: settled, all, or a person's name", "settled")
    .option("--json", "as one JSON object")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("./verbs/estimate.js")).showEstimate));
}

function registerBatches(label: Command, cacheOption: () => Option): void {
  label
    .command("batches")
    .description("batches that this cache knows, and those of the service that it does not (needs a key)")
    .option("--json", "as a JSON array")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("./verbs/batches.js")).showBatches));
}

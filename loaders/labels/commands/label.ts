import { Option, type Command } from "commander";
import { defaultTask, tasks } from "../task.js";
import { dollars, waitOption, wholeNumber } from "../../options.js";
import { lazily } from "../../lazily.js";

export function registerLabelVerb(program: Command, cacheOption: () => Option): Command {
  const choice = (flags: string, about: string, choices: string[], standard: string): Option =>
    new Option(flags, about).choices(choices).default(standard);
  const names = tasks.map(({ name }) => name);
  return program
    .command("label")
    .description("label codes and keep the labels as a run")
    .enablePositionalOptions() // an option after `import` belongs to `import`
    .addOption(choice("--labeler <name>", "who labels", ["keyword", "claude"], "keyword"))
    .option("--run <name>", "name of the run (default: keyword, or task and model)")
    .option("--replace", "replace a run of this name that says something else")
    .addOption(choice("--task <name>", "the question", names, defaultTask))
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
    .option("--escalate <model>", "let a stronger model decide disputed and high-value codes")
    .option("--escalate-top <count>", "how many high-value codes", wholeNumber, 100)
    .addHelpText(
      "after",
      "\nFrom --only on, options are for --labeler claude, which needs ANTHROPIC_API_KEY.",
    )
    .action(lazily(async () => (await import("../verbs/label.js")).label));
}

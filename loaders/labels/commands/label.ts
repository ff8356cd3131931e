import { Option, type Command } from "commander";
import { cacheAt } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { createReporter } from "../../progress.js";
import type { Effort } from "../claude/question.js";
import type { Only } from "../claude/selection.js";
import { runKeyword } from "../keyword/run.js";
import { parseRunName } from "../run.js";
import { selectCodes, type CodeSelection } from "../select-codes.js";
import { defaultTask, findTask, tasks } from "../task.js";
import { labelWithClaude } from "./claude.js";
import { dollars, wholeNumber } from "./options.js";

interface Flags extends CodeSelection {
  cache: string;
  labeler: "keyword" | "claude";
  run?: string;
  replace?: true;
  task: string;
  only: Only;
  model: string;
  runs: number;
  effort: Effort;
  batch?: true;
  sync?: true;
  concurrency: number;
  poll: number;
  cacheLifetime: "5m" | "1h";
  budget: number;
  dryRun?: true;
  yes?: true;
  json?: true;
  escalate?: string;
  escalateTop: number;
}

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
    .option("--budget <usd>", "most that the run may cost over all sessions", dollars, 5)
    .option("--yes", "go beyond the budget without asking")
    .option("--dry-run", "count codes, tokens and dollars, and stop")
    .option("--json", "the plan of --dry-run as JSON")
    .option("--escalate <model>", "let a stronger model decide disputed and high-value codes")
    .option("--escalate-top <count>", "how many high-value codes", wholeNumber, 100)
    .addHelpText(
      "after",
      "\nFrom --only on, options are for --labeler claude, which needs ANTHROPIC_API_KEY.",
    )
    .action(label);
}

async function label(flags: Flags): Promise<void> {
  if (flags.sync && flags.batch) throw new UsageError("--sync and --batch exclude each other");
  const cache = cacheAt(flags.cache);
  if (flags.labeler === "claude") return labelWithClaude(cache, claudeOptions(flags), flags.json ?? false);
  if (flags.task !== defaultTask)
    throw new UsageError(
      `the labeler keyword answers ${defaultTask} only (--labeler claude takes every task)`,
    );
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

function claudeOptions(flags: Flags) {
  const { task, only, model, effort, concurrency, cacheLifetime, escalate, escalateTop } = flags;
  return {
    ...{ task, only, model, effort, concurrency, cacheLifetime },
    run: flags.run,
    replace: flags.replace ?? false,
    selection: flags,
    votes: flags.runs,
    sync: flags.sync ?? false,
    deadline: 180_000,
    pollEvery: flags.poll * 1000,
    budget: Math.round(flags.budget * 1e12),
    dryRun: flags.dryRun ?? false,
    yes: flags.yes ?? false,
    escalate: escalate === undefined ? undefined : { model: escalate, top: escalateTop },
  };
}

import { InvalidArgumentError, type Command, type Option } from "commander";
import { lazily } from "../lazily.js";
import { waitOption } from "../options.js";

/** The verbs snapshot, verify, diff and status. */
export function registerSnapshot(program: Command, cacheOption: () => Option): void {
  program
    .command("snapshot")
    .description("build a snapshot of everything in the cache and make it the current one")
    .addOption(cacheOption())
    .addOption(waitOption())
    .option(
      "--run <name>",
      "label run that pages and measures use (default: that of the snapshot before, else the newest)",
    )
    .option("--task <names...>", "questions that it holds, the first in use (default: all that have a run)")
    .option(
      "--allow-unlabelled",
      "build even where over 0.5 % of a month's covered dollars has no label; the snapshot says so",
    )
    .option("--note <sentence>", "something its readers must know; may be given again", append, [])
    .option("--use <id>", "build nothing: make an older snapshot the current one")
    .action(lazily(async () => (await import("./verbs/snapshot.js")).snapshot));
  program
    .command("verify")
    .description("recompute every hash, row count and control total of a snapshot")
    .argument("[id]", "snapshot (default: the current one)")
    .addOption(cacheOption())
    .option("--json", "problems as a JSON array")
    .option("--repair", "build a damaged snapshot again from the cache, in place of what is broken")
    .addOption(waitOption())
    .action(lazily(async () => (await import("./verbs/verify.js")).verify));
  program
    .command("diff")
    .description("what changed between two snapshots: months, revisions, codes, labels, headline numbers")
    .argument("<before>", "snapshot")
    .argument("<after>", "snapshot")
    .addOption(cacheOption())
    .option("--json", "everything as one JSON object")
    .action(lazily(async () => (await import("./verbs/diff.js")).diff));
  program
    .command("status")
    .description("what the cache holds: months, holes, label runs, lists, snapshots")
    .addOption(cacheOption())
    .option("--json", "as one JSON object")
    .action(lazily(async () => (await import("./verbs/status.js")).status));
}

function append(value: string, before: string[]): string[] {
  if (!value.trim()) throw new InvalidArgumentError("expected a sentence");
  return [...before, value];
}

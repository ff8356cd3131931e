import { Option, type Command } from "commander";
import { lazily } from "../lazily.js";
import { dollars, monthOption, waitOption } from "../options.js";

/** `atlas refresh`: from what Census published to a site that shows it. */
export function registerRefresh(program: Command, cacheOption: () => Option): void {
  program
    .command("refresh")
    .description(
      "pull, lists, labels, snapshot, verify, diff, build: all of it in order, once, with a report",
    )
    .option("--from <month>", "first month, YYYY-MM (default: the first that is held)", monthOption)
    .addOption(
      new Option(
        "--labeler <name>",
        "who labels new codes (default: claude with ANTHROPIC_API_KEY, else keyword)",
      ).choices(["keyword", "claude"]),
    )
    .option(
      "--budget <usd>",
      "most that labelling may cost this time, runs that were broken off included",
      dollars,
      5,
    )
    .option("--no-build", "end after the snapshot")
    .option("--dry-run", "say what it would do, and stop")
    .option("--json", "the report as JSON")
    .addOption(cacheOption())
    .addOption(waitOption())
    .addHelpText(
      "after",
      `
The report stands in cache/reports/: latest.md, latest.json, and one pair for each time. Exit code 0: done, or nothing
new; 1: refused, with the reason, and snapshot and site are as they were; 2: a wrong call. A run that was broken off
goes on where it stopped when it is started again.`,
    )
    .action(lazily(async () => (await import("./verb.js")).refreshVerb));
}

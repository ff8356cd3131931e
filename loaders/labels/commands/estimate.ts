import { Option, type Command } from "commander";
import { wholeNumber } from "../../options.js";
import { lazily } from "../../lazily.js";

export function registerEstimate(label: Command, cacheOption: () => Option): void {
  label
    .command("estimate")
    .description("share and growth of the trade that counts with what the doubt about labels does to them")
    .option("--run <name>", "the run (default: the newest)")
    .option("--gold <file>", "a filled gold sheet: corrects the figures and gives 95 % intervals")
    .addOption(
      new Option("--flow <flow>", "imports or exports").choices(["imports", "exports"]).default("imports"),
    )
    .option("--from <year>", "year that growth starts from", wholeNumber, 2023)
    .option("--to <year>", "year of the share", wholeNumber, 2025)
    .option("--by <who>", "whose answers count: settled, all, or a person's name", "settled")
    .option("--json", "as one JSON object")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("../verbs/estimate.js")).showEstimate));
}

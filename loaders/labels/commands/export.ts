import type { Command, Option } from "commander";
import { lazily } from "../../lazily.js";

export function registerExport(label: Command, cacheOption: () => Option): void {
  label
    .command("export")
    .description("write a run as a CSV that people can review")
    .option("--run <name>", "the run (default: the newest)")
    .option("--output <file>", "where to (default: stdout)")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("../verbs/export.js")).exportRun));
}

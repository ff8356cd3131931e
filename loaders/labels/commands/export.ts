import type { Command, Option } from "commander";
import { writeAtomically } from "../../atomic.js";
import { cacheAt } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { printLines } from "../../output.js";
import { exportLabels } from "../export.js";
import { newestRun, readRun } from "../run.js";

interface Flags {
  cache: string;
  run?: string;
  output?: string;
}

export function registerExport(label: Command, cacheOption: () => Option): void {
  label
    .command("export")
    .description("write a run as a CSV that people can review")
    .option("--run <name>", "the run (default: the newest)")
    .option("--output <file>", "where to (default: stdout)")
    .addOption(cacheOption())
    .action(exportRun);
}

async function exportRun(flags: Flags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const name = flags.run ?? (await newestRun(cache))?.run;
  if (name === undefined) throw new UsageError("no label run yet (make one with atlas label)");
  const csv = exportLabels((await readRun(cache, name)).labels);
  if (flags.output === undefined) await printLines(csv.trimEnd().split("\n"));
  else await writeAtomically(flags.output, csv);
}

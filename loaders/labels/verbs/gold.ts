import { writeAtomically } from "../../atomic.js";
import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { createReporter } from "../../progress.js";
import { drawGold, goldSheet } from "../gold-sample.js";
import { selectCodes } from "../select-codes.js";
import { newestValues } from "../trade-values.js";
import { findTask, reviewTask } from "../../tasks/task.js";
import { openRun } from "./shared.js";

interface Flags {
  cache: string;
  size: number;
  run?: string;
  codes?: string;
  flow: "imports" | "exports" | "both";
  floor: number;
  seed: number;
  reveal: "never" | "after";
  output?: string;
}

export async function sampleGold(flags: Flags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const reporter = createReporter();
  try {
    const codes = await selectCodes(cache, flags, reporter);
    const { run, record, labels } = await openRun(cache, flags.run);
    const values = await newestValues(cache);
    if (values.size === 0) reporter.note("no trade was pulled: codes are drawn by doubt alone");
    const task = findTask(record.task);
    const { examples } = reviewTask(task);
    const drawn = drawGold(codes, labels, values, { ...flags, examples });
    const sheet = goldSheet(drawn, task.name, flags.reveal === "after");
    if (flags.output === undefined) await printLines(sheet.trimEnd().split("\n"));
    else await writeAtomically(flags.output, sheet);
    reporter.note(
      `${drawn.length} of ${codes.length} codes drawn by the doubts of run ${run}, seed ${flags.seed}`,
    );
  } finally {
    reporter.close();
  }
}

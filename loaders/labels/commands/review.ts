import type { Command, Option } from "commander";
import { basename } from "node:path";
import { writeAtomically } from "../../atomic.js";
import { cacheAt } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { readOrigin } from "../../origin.js";
import { printLines } from "../../output.js";
import { answerOf, formatAnswer } from "../../snapshot/answer.js";
import { drawGold, goldSheet } from "../gold-sample.js";
import { labelKey } from "../label.js";
import { findOverrides, readOverrideFile, writeOverrides } from "../overrides.js";
import { reviewQueue } from "../queue.js";
import { selectCodes } from "../select-codes.js";
import { defaultTask, findTask } from "../task.js";
import { newestValues } from "../trade-values.js";
import { createReporter } from "../../progress.js";
import { share, wholeNumber } from "./options.js";
import { openRun } from "./shared.js";

/** The verbs for the people who look at labels: gold sample, queue, override. */
export function registerReview(label: Command, cacheOption: () => Option): void {
  label
    .command("gold")
    .description("a sample for people to label, blind to the run")
    .command("sample")
    .description("draw codes with known probabilities, by dollars and doubt, and write the sheet to fill in")
    .requiredOption("--size <count>", "how many codes, on average", wholeNumber)
    .option("--run <name>", "the run whose doubts count (default: the newest)")
    .option("--codes <file>", "draw from the codes of a CSV instead of those that were pulled")
    .option("--flow <flow>", "imports, exports or both", "imports")
    .option("--floor <share>", "least probability of any code", share, 0.002)
    .option("--seed <number>", "the same seed draws the same codes", wholeNumber, 1)
    .option("--output <file>", "where to (default: stdout)")
    .addOption(cacheOption())
    .action(sampleGold);
  label
    .command("queue")
    .description("what a person should look at next: dollars at stake, value × doubt")
    .option("--run <name>", "the run (default: the newest)")
    .option("--top <count>", "how many", wholeNumber, 30)
    .option("--json", "as a JSON array")
    .option("--csv", "as CSV")
    .addOption(cacheOption())
    .action(showQueue);
  label
    .command("override")
    .description("take over decisions of people, which win over every run in the next snapshot")
    .argument("<file>", "CSV with hs10, relevance, category, who, date, why")
    .addOption(cacheOption())
    .action(override);
}

interface SampleFlags {
  cache: string;
  size: number;
  run?: string;
  codes?: string;
  flow: "imports" | "exports" | "both";
  floor: number;
  seed: number;
  output?: string;
}

async function sampleGold(flags: SampleFlags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const reporter = createReporter();
  try {
    if (!["imports", "exports", "both"].includes(flags.flow))
      throw new UsageError(`unknown flow: ${flags.flow}`);
    const codes = await selectCodes(cache, flags, reporter);
    const { run, labels } = await openRun(cache, flags.run);
    const values = await newestValues(cache);
    if (values.size === 0) reporter.note("no trade was pulled: codes are drawn by doubt alone");
    const drawn = drawGold(codes, labels, values, flags);
    const sheet = goldSheet(drawn, flags.seed);
    if (flags.output === undefined) await printLines(sheet.trimEnd().split("\n"));
    else await writeAtomically(flags.output, sheet);
    reporter.note(
      `${drawn.length} of ${codes.length} codes drawn by the doubts of run ${run}, seed ${flags.seed}`,
    );
  } finally {
    reporter.close();
  }
}

async function showQueue(flags: {
  cache: string;
  run?: string;
  top: number;
  json?: true;
  csv?: true;
}): Promise<void> {
  const cache = cacheAt(flags.cache);
  const { labels } = await openRun(cache, flags.run);
  const decided = new Set((await findOverrides(cache))?.overrides.map(labelKey));
  const rows = reviewQueue(labels, await newestValues(cache), decided, flags.top);
  await printLines(formatAnswer(answerOf(rows), flags.json ? "json" : flags.csv ? "csv" : "table"));
}

async function override(file: string, flags: { cache: string }): Promise<void> {
  const task = findTask(defaultTask);
  const origin = await readOrigin("label_overrides", "people, see column who", file);
  const overrides = readOverrideFile(origin.bytes, basename(file), task);
  await writeOverrides(cacheAt(flags.cache), overrides, origin);
  process.stderr.write(`${overrides.length} labels overridden; the next atlas snapshot shows them\n`);
}

import { Option, type Command } from "commander";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { cacheAt } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { printLines } from "../../output.js";
import { toJson } from "../../snapshot/answer.js";
import { evaluate } from "../evaluate.js";
import { evaluationLines } from "../evaluation-lines.js";
import { readGoldFile } from "../gold-file.js";
import { newestRun, readRun } from "../run.js";
import { findTask } from "../task.js";

interface Flags {
  cache: string;
  gold: string;
  run?: string;
  flow?: "imports" | "exports";
  json?: true;
}

export function registerEvaluate(label: Command, cacheOption: () => Option): void {
  label
    .command("evaluate")
    .description("score a run against labels that people gave")
    .requiredOption("--gold <file>", "a filled gold sheet, or any CSV with hs10 and relevance")
    .option("--run <name>", "the run (default: the newest)")
    .addOption(new Option("--flow <flow>", "labels of this flow only").choices(["imports", "exports"]))
    .option("--json", "as one JSON object")
    .addOption(cacheOption())
    .action(evaluateRun);
}

async function evaluateRun(flags: Flags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const name = flags.run ?? (await newestRun(cache))?.run;
  if (name === undefined) throw new UsageError("no label run yet (make one with atlas label)");
  const { record, labels } = await readRun(cache, name);
  const task = findTask(record.task);
  const gold = readGoldFile(await readFile(flags.gold), basename(flags.gold), task);
  for (const { line, code, problem } of gold.leftOut)
    process.stderr.write(`${basename(flags.gold)}, line ${line}, ${code}: ${problem}; left out\n`);
  if (gold.open > 0) process.stderr.write(`${gold.open} rows of the sheet are not filled in yet\n`);
  const chosen = flags.flow === undefined ? labels : labels.filter(({ flow }) => flow === flags.flow);
  const evaluation = evaluate(name, chosen, gold, task);
  if (evaluation.codes === 0)
    throw new Error(`run ${name} holds none of the ${gold.labels.length} codes of ${basename(flags.gold)}`);
  await printLines(flags.json ? [toJson(evaluation, 2)] : evaluationLines(evaluation));
}

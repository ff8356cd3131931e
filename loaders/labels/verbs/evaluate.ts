import { basename } from "node:path";
import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { toJson } from "../../snapshot/answer.js";
import { evaluate } from "../evaluate.js";
import { evaluationLines } from "../evaluation-lines.js";
import { findTask } from "../../tasks/task.js";
import { openGold, openRun } from "./shared.js";

interface Flags {
  cache: string;
  gold: string;
  run?: string;
  flow?: "imports" | "exports";
  /** settled, all, or a person's name */
  by: string;
  json?: true;
}

export async function evaluateRun(flags: Flags): Promise<void> {
  const { run, record, labels } = await openRun(cacheAt(flags.cache), flags.run);
  const task = findTask(record.task);
  const gold = await openGold(flags.gold, task, flags.by);
  const chosen = flags.flow === undefined ? labels : labels.filter(({ flow }) => flow === flags.flow);
  const evaluation = evaluate(run, chosen, gold, task);
  if (evaluation.codes === 0)
    throw new Error(`run ${run} holds none of the ${gold.labels.length} codes of ${basename(flags.gold)}`);
  await printLines(flags.json ? [toJson(evaluation, 2)] : evaluationLines(evaluation));
}

import { cacheAt } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { printLines } from "../../output.js";
import { toJson } from "../../snapshot/answer.js";
import { compareRuns } from "../compare.js";
import { comparisonLines, stabilityLines } from "../comparison-lines.js";
import { readRun } from "../run.js";
import { stabilityOf, type Rating } from "../stability.js";
import { findTask } from "../../tasks/task.js";
import { newestValues } from "../trade-values.js";
import { readVotes } from "../votes.js";

interface Flags {
  cache: string;
  top: number;
  json?: true;
}

export async function compare(names: string[], flags: Flags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const runs = await Promise.all(names.map(async (run) => ({ run, ...(await readRun(cache, run)) })));
  const values = await newestValues(cache);
  const [a, b] = runs;
  if (a === undefined) throw new UsageError("name one run or more");
  const task = findTask(a.record.task);
  if (runs.some(({ record }) => record.task !== task.name))
    throw new UsageError(`the runs answer different questions: ${runs.map((r) => r.record.task).join(", ")}`);
  if (b !== undefined && runs.length === 2) {
    const comparison = compareRuns(a, b, task, values, flags.top);
    if (comparison.codes === 0) throw new Error(`runs ${a.run} and ${b.run} have no code in common`);
    return printLines(flags.json ? [toJson(comparison, 2)] : comparisonLines(comparison));
  }
  const raters: (readonly Rating[])[] =
    runs.length > 1 ? runs.map(({ labels }) => labels) : await votesOf(a.run, flags);
  const stability = stabilityOf(raters, task, values, flags.top);
  return printLines(flags.json ? [toJson(stability, 2)] : stabilityLines(stability, names));
}

async function votesOf(run: string, { cache }: Flags): Promise<(readonly Rating[])[]> {
  const votes = (await readVotes(cacheAt(cache), run)).filter(({ tier }) => tier === 1);
  const numbers = [...new Set(votes.map(({ vote }) => vote))];
  if (numbers.length < 2)
    throw new UsageError(
      `run ${run} has ${numbers.length} votes a code (expected two or more, or a second run)`,
    );
  return numbers.map((number) => votes.filter(({ vote }) => vote === number));
}

import { createInterface } from "node:readline/promises";
import type { Cache } from "../../cache.js";
import { printLines } from "../../output.js";
import { jobsOf, withLock } from "../../lock.js";
import { createReporter } from "../../progress.js";
import { toJson } from "../../snapshot/answer.js";
import type { ClaudeOptions } from "../claude/options.js";
import { planJson, planLines, type Plan } from "../claude/plan.js";
import { runClaude } from "../claude/run.js";
import { createClient } from "../claude/service.js";
import { formatUsd, usd } from "../claude/usage.js";

/** `atlas label --labeler claude`. Throws when codes stay without a label: exit code 1. */
export async function labelWithClaude(
  cache: Cache,
  options: ClaudeOptions,
  json: boolean,
  wait: boolean,
): Promise<void> {
  const client = createClient();
  const reporter = createReporter();
  try {
    const approve = async (plan: Plan, spent: number): Promise<number | undefined> => {
      if (options.dryRun) {
        const lines = json
          ? [toJson(planJson(plan, options.budget, spent), 2)]
          : planLines(plan, options.budget, spent);
        await printLines(lines);
        return undefined;
      }
      for (const line of planLines(plan, options.budget, spent)) reporter.note(line);
      return approveSpending(plan, spent, options);
    };
    const work = () => runClaude(cache, client, options, approve, reporter);
    const lock = { verb: "atlas label", wait, note: (line: string) => reporter.note(line) };
    const result = await (options.dryRun ? work() : withLock(cache, jobsOf["label by a model"], lock, work));
    if (result === undefined) return;
    const { record, written, failed } = result;
    const cost = record.cost_usd === null ? "" : `, ${formatUsd(record.cost_usd * 1e12)} in all`;
    reporter.note(`run ${record.run}: ${record.codes} labels${cost}${written ? "" : ", as they were"}`);
    for (const { hs10, outcome, evidence } of failed.slice(0, 20))
      reporter.note(`  ${hs10}: ${outcome}: ${(evidence ?? "").slice(0, 200)}`);
    if (failed.length > 0)
      throw new Error(
        `${failed.length} questions stay without an answer (failures.csv of run ${record.run}); ` +
          "run the same command again to try only those",
      );
  } finally {
    reporter.close();
  }
}

/** The budget to go on with: the one given, or what the user agrees to. Throws where nobody can be asked. */
async function approveSpending(
  plan: Plan,
  spent: number,
  options: ClaudeOptions,
): Promise<number | undefined> {
  const needed = spent + plan.worst;
  if (needed <= options.budget) return options.budget;
  const enough = Math.ceil(needed * 1.25); // failed attempts cost, too
  if (options.yes) return enough;
  const question = `Up to ${formatUsd(needed)} may be needed, above the budget of ${formatUsd(options.budget)}.`;
  if (!process.stdin.isTTY)
    throw new Error(
      `${question} Nothing was spent: raise --budget to ${usd(enough).toFixed(2)}, or say --yes`,
    );
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await prompt.question(`${question} Go on, up to ${formatUsd(enough)}? [y/N] `);
    return /^y(es)?$/i.test(answer.trim()) ? enough : undefined;
  } finally {
    prompt.close();
  }
}

import type { Cache, Flow } from "../cache.js";
import { describeError } from "../errors.js";
import type { Only } from "../labels/claude/selection.js";
import { runKeyword } from "../labels/keyword/run.js";
import { labelKey } from "../labels/label.js";
import { readRun, readRunRecord } from "../labels/run.js";
import { selectCodes } from "../labels/select-codes.js";
import { defaultTask, findTask } from "../tasks/task.js";
import type { Reporter } from "../progress.js";
import type { CodeOfFlow } from "../snapshot/difference.js";
import { endAllowance, spentBeforeRefresh } from "./allowance.js";
import type { RefreshReport } from "./report.js";

export interface LabelledCodes {
  /** the runs that the next snapshot uses, one for each task, that of the first one first; none leaves it to the snapshot */
  runs: string[];
  steps: string[];
  warnings: string[];
  /** dollars spent now */
  cost: number;
}

/** A task that the snapshot before held, and its run in use. */
export type TaskInSnapshot = { task: string; run: string | null };

/**
 * Labels what the run in use of each task does not hold. The keyword rules take every code anew, at no cost, but only
 * where they answer the task and the run in use is theirs: they do not stand in for a model's labels. Claude is asked of
 * new and changed codes alone; where it cannot be, or the budget does not reach, the run in use stays, with a warning.
 * The budget is for all tasks together, the first before the others.
 */
export async function labelNewCodes(
  cache: Cache,
  options: { labeler: "keyword" | "claude"; budget: number; tasks: readonly TaskInSnapshot[] },
  reporter: Reporter,
): Promise<LabelledCodes> {
  const all: LabelledCodes = { runs: [], steps: [], warnings: [], cost: 0 };
  let isDone = true;
  for (const { task, run } of options.tasks) {
    const inUse = run ?? undefined;
    const made =
      options.labeler === "claude"
        ? await labelWithClaude(cache, options.budget, { task, inUse }, reporter)
        : await labelByRules(cache, { task, inUse }, reporter);
    if (made.run !== undefined) all.runs.push(made.run);
    all.steps.push(made.step);
    all.warnings.push(...made.warnings);
    all.cost += made.cost;
    isDone &&= made.isDone;
  }
  if (options.labeler === "claude" && isDone) await endAllowance(cache);
  return all;
}

interface Labelled {
  run: string | undefined;
  step: string;
  warnings: string[];
  cost: number;
  /** nothing is left to ask, so that the next refresh has a budget of its own */
  isDone: boolean;
}

interface Asked {
  task: string;
  inUse: string | undefined;
}

async function labelByRules(cache: Cache, { task, inUse }: Asked, reporter: Reporter): Promise<Labelled> {
  const labeler = inUse === undefined ? undefined : (await readRunRecord(cache, inUse))?.labeler;
  if (task !== defaultTask || (labeler !== undefined && labeler !== "keyword"))
    return {
      run: inUse,
      step: `labels of run ${inUse ?? "none"} kept`,
      warnings: [
        `new codes stay without a label: run ${inUse ?? `of ${task}`} is not made by the keyword rules (--labeler claude labels them)`,
      ],
      ...{ cost: 0, isDone: true },
    };
  const codes = await selectCodes(cache, { flow: "both" }, reporter);
  const { record, written } = await runKeyword(
    cache,
    "keyword",
    findTask(defaultTask),
    codes,
    { taken: "replace" },
    reporter,
  );
  const step = `run ${record.run}: ${record.codes} labels${written ? "" : ", as they were"}`;
  return { run: record.run, step, warnings: [], cost: 0, isDone: true };
}

async function labelWithClaude(
  cache: Cache,
  budget: number,
  { task, inUse }: Asked,
  reporter: Reporter,
): Promise<Labelled> {
  const record = inUse === undefined ? undefined : await readRunRecord(cache, inUse);
  const spentBefore = record?.cost_usd ?? 0;
  try {
    const { runClaude } = await import("../labels/claude/run.js");
    const { createClient } = await import("../labels/claude/service.js");
    const most = Math.round(budget * 1e12);
    const client = createClient();
    const before = await spentBeforeRefresh(cache);
    const result = await runClaude(
      cache,
      client,
      {
        ...claudeOptions(most, inUse === undefined ? "all" : "changed", task),
        spentBefore: before,
      },
      (plan, spent) => {
        if (spent + plan.worst > most)
          throw new Error(
            `up to $${((spent + plan.worst) / 1e12).toFixed(2)} may be needed, above --budget ${budget}; nothing was spent`,
          );
        return Promise.resolve(most);
      },
      reporter,
    );
    if (!result) throw new Error("nothing was labelled");
    const { record: made, failed } = result;
    return {
      run: made.run,
      step: `run ${made.run}: ${made.codes} labels`,
      warnings: failed.length
        ? [`${failed.length} questions stay without an answer (failures.csv of run ${made.run})`]
        : [],
      cost: Math.max(0, (made.cost_usd ?? 0) - spentBefore),
      isDone: true,
    };
  } catch (error) {
    const reason = describeError(error);
    const known = reason.startsWith("nothing to label");
    return {
      run: inUse,
      step: `labels of run ${inUse ?? "none"} kept`,
      warnings: known ? [] : [`new codes could not be labelled: ${reason}`],
      ...{ cost: 0, isDone: known },
    };
  }
}

function claudeOptions(budget: number, only: Only, task: string) {
  return {
    ...{ run: undefined, replace: true, task, selection: { flow: "both" as const }, only },
    ...{ model: "claude-haiku-5-5", effort: "low" as const, votes: 1, sync: false, concurrency: 64 },
    ...{ deadline: 180_000, pollEvery: 30_000, cacheLifetime: "5m" as const, budget },
    ...{ dryRun: false, yes: false, escalate: undefined },
  };
}

/** Codes with what a run says of them. */
export async function labelsOfCodes(
  cache: Cache,
  run: string | null,
  codes: readonly CodeOfFlow[],
): Promise<RefreshReport["new_codes"]> {
  if (run === null || !codes.length) return [];
  const labels = new Map((await readRun(cache, run)).labels.map((label) => [labelKey(label), label]));
  return codes.map(({ flow, hs10, description }) => {
    const label = labels.get(labelKey({ flow: flow satisfies Flow, hs10 }));
    return {
      flow,
      hs10,
      description,
      relevance: label?.relevance ?? null,
      category: label?.category ?? null,
    };
  });
}

import type { Cache, Flow } from "../cache.js";
import { describeError } from "../errors.js";
import type { Only } from "../labels/claude/selection.js";
import { runKeyword } from "../labels/keyword/run.js";
import { labelKey } from "../labels/label.js";
import { readRun, readRunRecord } from "../labels/run.js";
import { selectCodes } from "../labels/select-codes.js";
import { defaultTask, findTask } from "../labels/task.js";
import type { Reporter } from "../progress.js";
import type { CodeOfFlow } from "../snapshot/difference.js";
import { endAllowance, spentBeforeRefresh } from "./allowance.js";
import type { RefreshReport } from "./report.js";

export interface LabelledCodes {
  /** the run that the next snapshot uses; undefined leaves it to the snapshot */
  run: string | undefined;
  step: string;
  warnings: string[];
  /** dollars spent now */
  cost: number;
}

/**
 * Labels what the run in use does not hold. The keyword rules take every code anew, at no cost, but only where the run
 * in use is theirs: they do not stand in for a model's labels. Claude is asked of new and changed codes alone; where it
 * cannot be, or the budget does not reach, the run in use stays, with a warning.
 */
export async function labelNewCodes(
  cache: Cache,
  options: { labeler: "keyword" | "claude"; budget: number; inUse: string | null },
  reporter: Reporter,
): Promise<LabelledCodes> {
  const inUse = options.inUse ?? undefined;
  const labeler = inUse === undefined ? undefined : (await readRunRecord(cache, inUse))?.labeler;
  if (options.labeler === "claude") return labelWithClaude(cache, options.budget, inUse, reporter);
  if (labeler !== undefined && labeler !== "keyword")
    return {
      run: inUse,
      step: `labels of run ${inUse} kept`,
      warnings: [
        `new codes stay without a label: run ${inUse} is not made by the keyword rules (--labeler claude labels them)`,
      ],
      cost: 0,
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
  return { run: record.run, step, warnings: [], cost: 0 };
}

async function labelWithClaude(
  cache: Cache,
  budget: number,
  inUse: string | undefined,
  reporter: Reporter,
): Promise<LabelledCodes> {
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
      // the question of the run in use: money for labels of another would change no page
      {
        ...claudeOptions(most, inUse === undefined ? "all" : "changed", record?.task || defaultTask),
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
    await endAllowance(cache);
    const { record: made, failed } = result;
    return {
      run: made.run,
      step: `run ${made.run}: ${made.codes} labels`,
      warnings: failed.length
        ? [`${failed.length} questions stay without an answer (failures.csv of run ${made.run})`]
        : [],
      cost: Math.max(0, (made.cost_usd ?? 0) - spentBefore),
    };
  } catch (error) {
    const reason = describeError(error);
    const known = reason.startsWith("nothing to label");
    if (known) await endAllowance(cache);
    return {
      run: inUse,
      step: `labels of run ${inUse ?? "none"} kept`,
      warnings: known ? [] : [`new codes could not be labelled: ${reason}`],
      cost: 0,
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

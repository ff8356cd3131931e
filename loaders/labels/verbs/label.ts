import { cacheAt } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { jobsOf, withLock } from "../../lock.js";
import { createReporter } from "../../progress.js";
import type { Effort } from "../claude/question.js";
import type { Only } from "../claude/selection.js";
import { runKeyword } from "../keyword/run.js";
import { parseRunName } from "../run.js";
import { selectCodes, type CodeSelection } from "../select-codes.js";
import { defaultTask, findTask } from "../../tasks/task.js";

interface Flags extends CodeSelection {
  cache: string;
  labeler: "keyword" | "claude";
  run?: string;
  replace?: true;
  wait?: true;
  task: string;
  only: Only;
  model: string;
  runs: number;
  effort: Effort;
  batch?: true;
  sync?: true;
  concurrency: number;
  poll: number;
  cacheLifetime: "5m" | "1h";
  budget: number;
  dryRun?: true;
  yes?: true;
  json?: true;
  rulesFirst?: true;
  escalate?: string;
  escalateTop: number;
}

export async function label(flags: Flags): Promise<void> {
  if (flags.sync && flags.batch) throw new UsageError("--sync and --batch exclude each other");
  const cache = cacheAt(flags.cache);
  if (flags.labeler === "claude") {
    const { labelWithClaude } = await import("./claude.js"); // the service's client, which rules do without
    return labelWithClaude(cache, claudeOptions(flags), flags.json ?? false, flags.wait ?? false);
  }
  if (flags.task !== defaultTask)
    throw new UsageError(
      `the labeler keyword answers ${defaultTask} only (--labeler claude takes every task)`,
    );
  const reporter = createReporter();
  try {
    const task = findTask(flags.task);
    const codes = await selectCodes(cache, flags, reporter);
    const run = parseRunName(flags.run ?? "keyword");
    const taken = flags.replace || flags.run === undefined ? "replace" : "refuse";
    const lock = { verb: "atlas label", wait: flags.wait, note: (line: string) => reporter.note(line) };
    const { record, written } = await withLock(cache, jobsOf.label, lock, () =>
      runKeyword(cache, run, task, codes, { taken }, reporter),
    );
    reporter.note(`run ${record.run}: ${record.codes} labels${written ? "" : ", as they were"}`);
  } finally {
    reporter.close();
  }
}

function claudeOptions(flags: Flags) {
  const { task, only, model, effort, concurrency, cacheLifetime, escalate, escalateTop } = flags;
  return {
    ...{ task, only, model, effort, concurrency, cacheLifetime },
    run: flags.run,
    replace: flags.replace ?? false,
    selection: flags,
    votes: flags.runs,
    sync: flags.sync ?? false,
    deadline: 180_000,
    pollEvery: flags.poll * 1000,
    budget: Math.round(flags.budget * 1e12),
    dryRun: flags.dryRun ?? false,
    yes: flags.yes ?? false,
    rulesFirst: flags.rulesFirst ?? false,
    escalate: escalate === undefined ? undefined : { model: escalate, top: escalateTop },
  };
}

import type { Cache } from "../../cache.js";
import { UsageError } from "../../errors.js";
import type { Code } from "../code.js";
import { hashOf } from "../hash.js";
import { labelKey, type Label } from "../label.js";
import { listRuns, readRun, type RunRecord } from "../run.js";
import { otherClass, otherClassText, type Task } from "../../tasks/task.js";
import { readVotes, type Vote } from "../votes.js";
import { codeLines } from "./prompt.js";

export type Only = "all" | "new" | "changed";

/** Codes to ask about, and what a run before says of the others. */
export interface Selection {
  codes: Code[];
  carried: { labels: Label[]; votes: Vote[] };
  base: RunRecord | undefined;
}

/** Hash of what the model is told of a code. */
export function inputHash(code: Code): string {
  return hashOf(codeLines(code)).slice(0, 16);
}

/** Takes only codes that the newest run of the task does not hold, or that read otherwise now. */
export async function selectOnly(
  cache: Cache,
  codes: readonly Code[],
  task: Task,
  only: Only,
): Promise<Selection> {
  const none = { labels: [], votes: [] };
  if (only === "all") return { codes: [...codes], carried: none, base: undefined };
  const base = await newestClaudeRun(cache, task);
  if (base === undefined) return { codes: [...codes], carried: none, base };
  const { labels } = await readRun(cache, base.run);
  const other = otherClass(task, labels);
  if (other !== undefined)
    throw new UsageError(
      `${otherClassText(base.run, other, task)} (--only all asks every code anew; nothing was spent)`,
    );
  const votes = await readVotes(cache, base.run);
  const known = new Map(votes.map((vote) => [labelKey(vote), vote.input_hash]));
  const held = new Set(labels.map(labelKey));
  const chosen = codes.filter((code) => {
    const key = labelKey(code);
    return !held.has(key) || (only === "changed" && known.get(key) !== inputHash(code));
  });
  if (chosen.length === 0)
    throw new UsageError(`nothing to label: run ${base.run} holds every code (${only} ones were asked for)`);
  const asked = new Set(chosen.map(labelKey));
  const stays = (row: Label | Vote): boolean => !asked.has(labelKey(row));
  return { codes: chosen, carried: { labels: labels.filter(stays), votes: votes.filter(stays) }, base };
}

async function newestClaudeRun(cache: Cache, task: Task): Promise<RunRecord | undefined> {
  const runs = (await listRuns(cache)).filter((run) => run.labeler === "claude" && run.task === task.name);
  return runs.sort((a, b) => (a.labelled < b.labelled ? 1 : -1))[0];
}

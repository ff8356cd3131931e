import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatCsv } from "../../csv.js";
import { contentHash } from "../hash.js";
import { labelKey, type Label } from "../label.js";
import { readRunRecord, type RunRecord } from "../run.js";
import { saveRun, type Saved } from "../save-run.js";
import { tally } from "../tally.js";
import { writeVotes, type Vote } from "../votes.js";
import type { Attempt } from "./attempt.js";
import type { Questionnaire } from "./question.js";
import type { Work } from "./work.js";
import { usd } from "./usage.js";
import { groupBy } from "../../../src/measures/rows.js";

/** Tallies the votes into labels and keeps them as a run, with its votes and what stayed without an answer. */
export async function saveVotes(
  work: Work,
  { promptHash }: Questionnaire,
  votes: readonly Vote[],
  failed: readonly Attempt[],
): Promise<Saved> {
  const { cache, task, run, journal, options, selection } = work;
  const labelled = new Date().toISOString();
  const fresh = labelsOf(work, votes, promptHash, labelled);
  const labels = [...selection.carried.labels, ...fresh];
  const spent = journal.spent(run);
  const record: RunRecord = {
    run,
    labeler: "claude",
    model: options.model,
    prompt_hash: promptHash,
    schema_version: task.version,
    labelled,
    codes: labels.length,
    cost_usd: usd(spent.cost),
    failures: failed.length,
    note: noteOf(work, failed.length, byRule(votes)),
    task: task.name,
    content_hash: contentHash(labels),
    sources: [],
    details: {
      votes: options.votes,
      effort: options.effort,
      mode: options.sync ? "sync" : "batch",
      escalated_to: options.escalate?.model ?? null,
      by_rule: byRule(votes),
      carried_from: selection.base?.run ?? null,
      attempts: spent.attempts,
      failed_attempts: spent.failures,
      tokens: spent.tokens,
    },
  };
  return saveRun(cache, record, labels, {
    taken: await whenTaken(work),
    extra: async (folder) => {
      await writeVotes(folder, [...selection.carried.votes, ...votes]);
      await writeFile(join(folder, "failures.csv"), failuresCsv(failed));
    },
  });
}

function labelsOf(work: Work, votes: readonly Vote[], prompt_hash: string, labelled_at: string): Label[] {
  const byCode = groupBy(votes, labelKey);
  return work.selection.codes.flatMap(({ flow, hs10 }) => {
    const result = tally(byCode.get(labelKey({ flow, hs10 })) ?? [], work.task);
    return result === undefined ? [] : [{ flow, hs10, ...result, prompt_hash, labelled_at }];
  });
}

/** A run with failures may be completed under its own name; a whole one under a default name makes way for the next. */
async function whenTaken({ cache, run, options }: Work): Promise<"refuse" | "replace" | "rename"> {
  if (options.replace) return "replace";
  const existing = await readRunRecord(cache, run);
  if (existing !== undefined && existing.labeler === "claude" && existing.failures > 0) return "replace";
  return options.run === undefined ? "rename" : "refuse";
}

/** How many codes a rule of the task decided. */
function byRule(votes: readonly Vote[]): number {
  return votes.filter(({ tier }) => tier === 0).length;
}

function noteOf({ options, selection }: Work, failures: number, ruledOut: number): string {
  const parts = [`${options.votes} ${options.votes === 1 ? "vote" : "votes"} of ${options.model}`];
  if (options.escalate !== undefined)
    parts.push(`disputed and high-value codes decided by ${options.escalate.model}`);
  if (ruledOut > 0) parts.push(`${ruledOut} codes by chapter, unasked`);
  if (selection.base !== undefined)
    parts.push(`${selection.carried.labels.length} labels carried from ${selection.base.run}`);
  if (failures > 0) parts.push(`${failures} questions without an answer`);
  return `${parts.join("; ")}; not validated by people unless a gold sample says so`;
}

function failuresCsv(failed: readonly Attempt[]): string {
  return formatCsv(
    ["hs10", "model", "outcome", "evidence"],
    failed.map(({ hs10, model, outcome, evidence }) => [hs10, model, outcome, evidence ?? null]),
  );
}

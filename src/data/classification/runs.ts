import { dirname } from "node:path";
import { cacheAt } from "../../../loaders/cache.js";
import { Questionnaire } from "../../../loaders/labels/claude/question.js";
import { readRunRecord } from "../../../loaders/labels/run.js";
import { tasks, type Task } from "../../../loaders/tasks/task.js";
import type { LabelRun } from "../../../loaders/snapshot/manifest.js";
import type { Session } from "../../../loaders/snapshot/session.js";

/** A run as the page describes it. */
export interface RunRow extends LabelRun {
  /** how its labels came about, in a phrase */
  origin: string;
}

/** The task's question as the service is sent it. */
export interface AskedTask {
  name: string;
  version: string;
  title: string;
  /** the whole system prompt */
  prompt: string;
  prompt_hash: string;
  /** ways to ask for one code, one for each vote */
  wordings: readonly string[];
}

/** The task that the run in use answers, as the snapshot holds it; in one of before, the one of the run's record, else the first. */
export async function taskInUse({ folder, run, task: held }: Session): Promise<Task> {
  if (held) return held.task;
  const record = run === null ? undefined : await readRunRecord(cacheAt(dirname(dirname(folder))), run);
  const task = tasks.find(({ name }) => name === record?.task) ?? tasks[0];
  if (task === undefined) throw new Error("no task (expected one in loaders/tasks/shipped)");
  return task;
}

export function askedTask(task: Task): AskedTask {
  // the hash of the prompt is the same for every model and effort
  const { system, promptHash } = new Questionnaire(task, {
    model: "",
    effort: "low",
    thinking: "disabled",
    cacheLifetime: "5m",
  });
  const { name, version, title, wordings } = task;
  return { name, version, title, prompt: system, prompt_hash: promptHash, wordings };
}

export function runRows(runs: readonly LabelRun[], task: AskedTask): RunRow[] {
  return runs.map((run) => ({ ...run, origin: originOf(run, task) }));
}

function originOf({ labeler, prompt_hash }: LabelRun, task: AskedTask): string {
  if (labeler === "sample") return "written by hand for the sample; no model was asked";
  if (labeler === "keyword") return "transparent rules on headings, words and industries; no model was asked";
  if (labeler !== "claude") return "read from a published file, with a prompt of its own";
  return prompt_hash === task.prompt_hash
    ? "a model, asked with the prompt below"
    : "a model, asked with another version of the prompt than the one below";
}

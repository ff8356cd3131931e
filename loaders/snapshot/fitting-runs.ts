import { Database } from "../duckdb.js";
import { UsageError } from "../errors.js";
import { defaultTask, labelNames, otherClassText, tasks } from "../tasks/task.js";
import { quoteList } from "../../src/measures/sql.js";
import type { Inputs } from "./inputs.js";
import { readParquet } from "./table-file.js";

type Runs = Inputs["runs"];

/**
 * The runs whose labels are classes of their tasks: a task whose file got other classes since makes every measure of a
 * run before empty.
 * @throws UsageError with the reason where a run that is asked for is none of them, or no run of a task that is
 */
export async function fittingRuns(
  runs: Runs,
  asked: {
    run?: string | undefined;
    runs?: readonly string[] | undefined;
    tasks?: readonly string[] | undefined;
  },
): Promise<Runs> {
  const reasons = await misfits(runs);
  const fitting = runs.filter(({ run }) => !reasons.has(run.run));
  const wanted = [asked.run, ...(asked.runs ?? [])].find((run) => run !== undefined && reasons.has(run));
  const lost = runs.find(
    ({ run, task }) =>
      reasons.has(run.run) &&
      (asked.tasks?.includes(task || defaultTask) ?? fitting.length === 0) &&
      !fitting.some((other) => other.task === task),
  );
  const refused = wanted ?? lost?.run.run;
  if (refused !== undefined)
    throw new UsageError(
      `${reasons.get(refused)}: label again (atlas label), or give the task its former classes back`,
    );
  return fitting;
}

/** Runs with a label that is no class of their task, and what to say of each. */
async function misfits(runs: Runs): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const database = await Database.open(":memory:");
  try {
    for (const { run, task: name, file } of runs) {
      const task = tasks.find((one) => one.name === (name || defaultTask));
      if (!task) continue; // the snapshot before may hold it
      const [other] = await database.rows<{ relevance: string }>(
        `SELECT relevance FROM ${readParquet([file])} WHERE relevance NOT IN (${quoteList(labelNames(task))}) LIMIT 1`,
      );
      if (other) found.set(run.run, otherClassText(run.run, other.relevance, task));
    }
    return found;
  } finally {
    database.close();
  }
}

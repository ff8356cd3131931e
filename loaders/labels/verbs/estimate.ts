import { excludedChapters } from "../../../src/measures/task.js";
import { cacheAt, type Flow } from "../../cache.js";
import { printLines } from "../../output.js";
import { toJson } from "../../snapshot/answer.js";
import { estimate } from "../estimate.js";
import { estimateLines } from "../estimate-lines.js";
import { listRuns, readRun } from "../run.js";
import { findTask } from "../../tasks/task.js";
import { yearValues } from "../trade-values.js";
import { readVotes } from "../votes.js";
import { openGold, openRun } from "./shared.js";

interface Flags {
  cache: string;
  run?: string;
  gold?: string;
  flow: Flow;
  from: number;
  to: number;
  /** settled, all, or a person's name */
  by: string;
  json?: true;
}

export async function showEstimate(flags: Flags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const { run, record, labels } = await openRun(cache, flags.run);
  const task = findTask(record.task);
  const gold = flags.gold === undefined ? undefined : await openGold(flags.gold, task, flags.by);
  const names = (await listRuns(cache)).filter((other) => other.task === task.name && other.run !== run);
  const others = await Promise.all(
    names.map(async (other) => ({ run: other.run, labels: (await readRun(cache, other.run)).labels })),
  );
  const years = {
    from: { year: flags.from, values: included(await yearValues(cache, flags.flow, flags.from)) },
    to: { year: flags.to, values: included(await yearValues(cache, flags.flow, flags.to)) },
  };
  const result = estimate(
    { run, labels },
    others,
    await readVotes(cache, run),
    gold,
    flags.flow,
    years,
    task,
  );
  await printLines(flags.json ? [toJson(result, 2)] : estimateLines(result));
}

/** The measures leave these chapters out: fuels, precious metals, and the two of special provisions. */
function included(values: ReadonlyMap<string, number>): Map<string, number> {
  const out: readonly string[] = excludedChapters();
  return new Map([...values].filter(([hs10]) => !out.includes(hs10.slice(0, 2))));
}

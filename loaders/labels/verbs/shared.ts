import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Basis } from "../../../src/measures/gold/answers.js";
import type { Cache } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { readGoldFile, type GoldFile } from "../gold-file.js";
import { newestRun, readRun, type RunRecord } from "../run.js";
import type { Label } from "../label.js";
import type { Task } from "../../tasks/task.js";

/** The run named, or the newest one. Throws when there is none. */
export async function openRun(
  cache: Cache,
  name: string | undefined,
): Promise<{ run: string; record: RunRecord; labels: Label[] }> {
  const run = name ?? (await newestRun(cache))?.run;
  if (run === undefined) throw new UsageError("no label run yet (make one with atlas label)");
  return { run, ...(await readRun(cache, run)) };
}

/**
 * A gold file by one person's answers (`by` a name), by all people's or by the settled ones, with what was left out of
 * it said on stderr. Throws where nobody of that name answered.
 */
export async function openGold(path: string, task: Task, by = "settled"): Promise<GoldFile> {
  const name = basename(path);
  const gold = readGoldFile(await readFile(path), name, task, basisOf(by));
  if (basisOf(by).kind === "person" && !gold.people.includes(by))
    throw new UsageError(
      `${name}: nobody called ${by} answered (expected ${["settled", "all", ...gold.people].join(", ")})`,
    );
  for (const { line, code, problem } of gold.leftOut.slice(0, 20))
    process.stderr.write(`${name}, line ${line}, ${code}: ${problem}; left out\n`);
  if (gold.leftOut.length > 20)
    process.stderr.write(`${name}: ${gold.leftOut.length - 20} more rows are left out\n`);
  for (const note of gold.notes) process.stderr.write(`${note}\n`);
  if (gold.open > 0) process.stderr.write(`${name}: ${gold.open} rows are not filled in yet\n`);
  return gold;
}

function basisOf(by: string): Basis {
  return by === "settled" || by === "all" ? { kind: by } : { kind: "person", who: by };
}

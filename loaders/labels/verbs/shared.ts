import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Cache } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { readGoldFile, type GoldFile } from "../gold-file.js";
import { newestRun, readRun, type RunRecord } from "../run.js";
import type { Label } from "../label.js";
import type { Task } from "../task.js";

/** The run named, or the newest one. Throws when there is none. */
export async function openRun(
  cache: Cache,
  name: string | undefined,
): Promise<{ run: string; record: RunRecord; labels: Label[] }> {
  const run = name ?? (await newestRun(cache))?.run;
  if (run === undefined) throw new UsageError("no label run yet (make one with atlas label)");
  return { run, ...(await readRun(cache, run)) };
}

/** A gold file, with what was left out of it said on stderr. */
export async function openGold(path: string, task: Task): Promise<GoldFile> {
  const name = basename(path);
  const gold = readGoldFile(await readFile(path), name, task);
  for (const { line, code, problem } of gold.leftOut)
    process.stderr.write(`${name}, line ${line}, ${code}: ${problem}; left out\n`);
  if (gold.open > 0) process.stderr.write(`${name}: ${gold.open} rows are not filled in yet\n`);
  return gold;
}

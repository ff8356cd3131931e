import { basename } from "node:path";
import { cacheAt } from "../../cache.js";
import { jobsOf, withLock } from "../../lock.js";
import { readOrigin } from "../../origin.js";
import { readOverrideFile, writeOverrides } from "../overrides.js";
import { findTask } from "../../tasks/task.js";

export async function override(
  file: string,
  flags: { cache: string; task: string; wait?: true },
): Promise<void> {
  const task = findTask(flags.task);
  const origin = await readOrigin("label_overrides", "people, see column who", file);
  const overrides = readOverrideFile(origin.bytes, basename(file), task);
  const cache = cacheAt(flags.cache);
  const note = (line: string) => void process.stderr.write(`${line}\n`);
  await withLock(
    cache,
    jobsOf["label override"],
    { verb: "atlas label override", wait: flags.wait, note },
    () => writeOverrides(cache, overrides, origin, task.name),
  );
  process.stderr.write(`${overrides.length} labels overridden; the next atlas snapshot shows them\n`);
}

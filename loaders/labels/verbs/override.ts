import { basename } from "node:path";
import { cacheAt } from "../../cache.js";
import { readOrigin } from "../../origin.js";
import { readOverrideFile, writeOverrides } from "../overrides.js";
import { defaultTask, findTask } from "../task.js";

export async function override(file: string, flags: { cache: string }): Promise<void> {
  const task = findTask(defaultTask);
  const origin = await readOrigin("label_overrides", "people, see column who", file);
  const overrides = readOverrideFile(origin.bytes, basename(file), task);
  await writeOverrides(cacheAt(flags.cache), overrides, origin);
  process.stderr.write(`${overrides.length} labels overridden; the next atlas snapshot shows them\n`);
}

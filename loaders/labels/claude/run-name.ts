import type { Cache } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { readRunRecord } from "../run.js";
import { defaultTask } from "../../tasks/task.js";
import type { ClaudeOptions } from "./options.js";

/**
 * The name under which new answers are paid for and kept. Money is not spent on a run that could not be kept:
 * a name of its user's that is taken is refused; the default name gets a number. A run with failures is completed.
 */
export async function freeRunName(cache: Cache, name: string, options: ClaudeOptions): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    const existing = await readRunRecord(cache, candidate);
    if (existing && options.run !== undefined && (existing.task || defaultTask) !== options.task)
      throw new UsageError(
        `run ${name} answers ${existing.task || defaultTask}, and ${options.task} would be asked now (expected another --run; nothing was spent)`,
      );
    if (existing === undefined || options.replace) return candidate;
    if (existing.labeler === "claude" && existing.failures > 0) return candidate;
    if (options.run !== undefined)
      throw new UsageError(
        `run ${name} exists (${existing.labelled}, ${existing.codes} labels) and other questions would be asked ` +
          "now; runs do not change: choose another --run, or --replace it",
      );
  }
}

import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { toJson } from "../answer.js";
import { compareSnapshots } from "../difference.js";
import { differenceLines } from "../difference-lines.js";

/** `atlas diff`. */
export async function diff(
  before: string,
  after: string,
  options: { cache: string; json?: true },
): Promise<void> {
  const difference = await compareSnapshots(cacheAt(options.cache), before, after);
  await printLines(options.json ? [toJson(difference, 2)] : differenceLines(difference));
}

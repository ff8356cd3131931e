import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { toJson } from "../answer.js";
import { readStatus, statusLines } from "../status.js";

/** `atlas status`. */
export async function status(options: { cache: string; json?: true }): Promise<void> {
  const found = await readStatus(cacheAt(options.cache));
  await printLines(options.json ? [toJson(found, 2)] : statusLines(found));
}

import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { answerOf, formatAnswer } from "../../snapshot/answer.js";
import { labelKey } from "../label.js";
import { findOverrides } from "../overrides.js";
import { reviewQueue } from "../queue.js";
import { newestValues } from "../trade-values.js";
import { openRun } from "./shared.js";

interface Flags {
  cache: string;
  run?: string;
  top: number;
  json?: true;
  csv?: true;
}

export async function showQueue(flags: Flags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const { labels } = await openRun(cache, flags.run);
  const decided = new Set((await findOverrides(cache))?.overrides.map(labelKey));
  const rows = reviewQueue(labels, await newestValues(cache), decided, flags.top);
  await printLines(formatAnswer(answerOf(rows), flags.json ? "json" : flags.csv ? "csv" : "table"));
}

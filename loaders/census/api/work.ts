import { join } from "node:path";
import type { Cache, Flow } from "../../cache.js";
import { readWholeMonth } from "../../facts.js";
import { monthRange, type Month } from "../../month.js";
import { Journal } from "./journal.js";
import { mayBeRevised } from "./months.js";

/** What is to be pulled of a flow: the months that lack, or those of a pull that was interrupted. */
export interface Work {
  flow: Flow;
  root: string;
  purpose: string;
  months: readonly Month[];
  /** the pull to go on with */
  journal: Journal | undefined;
}

/** Work for the months from `from` to `to`: those that lack and, to refresh, those that Census may have revised. */
export async function findWork(
  cache: Cache,
  flow: Flow,
  from: Month,
  to: Month,
  refresh: boolean,
): Promise<Work | undefined> {
  const root = join(cache.raw, "api", "hs", flow);
  const purpose = `${flow} ${from} to ${to}${refresh ? ", refresh" : ""}`;
  const journal = await Journal.resume(root, purpose);
  if (journal) return { flow, root, purpose, months: journal.plan, journal };
  const months: Month[] = [];
  for (const month of monthRange(from, to)) {
    const facts = await readWholeMonth(cache, flow, month);
    if (!facts || (refresh && mayBeRevised(facts, new Date()))) months.push(month);
  }
  return months.length > 0 ? { flow, root, purpose, months, journal } : undefined;
}

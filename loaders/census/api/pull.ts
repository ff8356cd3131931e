import type { Cache, Flow } from "../../cache.js";
import type { Month } from "../../month.js";
import type { Reporter } from "../../progress.js";
import { clearStaging } from "../../staging.js";
import { CensusApi } from "./client.js";
import { estimateRequests } from "./plan.js";
import { monthsToPull } from "./months.js";
import { pullRange } from "./pull-range.js";
import { apiSettings } from "./settings.js";
import { findWork, type Work } from "./work.js";

export interface ApiPullOptions {
  cache: Cache;
  flows: readonly Flow[];
  from?: Month;
  /** the current month unless given: what is not published ends the range */
  to?: Month;
  /** read the months again that Census may still revise */
  refresh?: boolean;
  report: Reporter;
}

/**
 * Fetches facts from the Census API. The plan is told before the first request; a run that was interrupted goes on where
 * it stopped. Throws when there is no key, when the API refuses, and, after everything else is written, when the answers
 * for a month contradict each other.
 */
export async function pullFromApi(options: ApiPullOptions): Promise<void> {
  const { cache, flows, report } = options;
  const settings = apiSettings();
  await clearStaging(cache);
  const [from, to] = monthsToPull(options);
  if (from > to) return report.note(`${from} has not begun yet: nothing to fetch`);
  const works: Work[] = [];
  for (const flow of flows) {
    const work = await findWork(cache, flow, from, to, options.refresh ?? false);
    if (work) works.push(work);
    else report.note(`${flow} ${from} to ${to}: all months are there already`);
  }
  if (works.length === 0) return;
  for (const line of describePlan(works)) report.note(line);
  const api = new CensusApi(settings, (line) => report.note(line));
  const refused: string[] = [];
  for (const work of works)
    for (const { month, message } of await pullRange(work, { cache, api, report }))
      refused.push(`${work.flow} ${month}: ${message}`);
  if (refused.length > 0)
    throw new Error(
      `refused, the answers of the Census API contradict each other (they may come from before and after a revision; the next run asks anew):\n  ${refused.join("\n  ")}`,
    );
}

/** What will be asked, and how long it may take: the answers take from under a second to a minute each. */
export function describePlan(works: readonly Work[]): string[] {
  const lines: string[] = [];
  let requests = 0;
  for (const { flow, months, journal } of works) {
    const range = { flow, from: months[0] ?? "", to: months.at(-1) ?? "" };
    const estimate = estimateRequests(range);
    requests += estimate.total;
    lines.push(
      `plan: ${flow} ${range.from} to ${range.to}: ${estimate.totals} requests for the totals of all partners, ` +
        `codes and districts, then about ${estimate.partners} for partners, ${estimate.districts} for districts ` +
        `and ${estimate.texts} for descriptions`,
    );
    if (journal)
      lines.push(`plan: going on with the pull of ${journal.started}; what it has is not asked again`);
  }
  const [shortest, longest] = [requests / 60, requests].map((minutes) => Math.max(1, Math.ceil(minutes)));
  lines.push(
    `plan: about ${requests} requests, one at a time, ${shortest} to ${longest} minutes; more where a question has to be cut`,
  );
  return lines;
}

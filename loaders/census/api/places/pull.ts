import type { Cache, Flow } from "../../../cache.js";
import type { Month } from "../../../month.js";
import type { Reporter } from "../../../progress.js";
import { CensusApi } from "../client.js";
import { monthsToPull } from "../months.js";
import { apiSettings } from "../settings.js";
import { codesToPull } from "./codes.js";
import { placeShapes, type PlaceDataset } from "./dataset.js";
import { planPlaceTotals } from "./plan.js";
import { pullPlacesOf } from "./pull-flow.js";
import { findPlacesWork, workRange, type PlacesWork } from "./work.js";

export interface PlacesPullOptions {
  cache: Cache;
  dataset: PlaceDataset;
  flows: readonly Flow[];
  /** HS6 codes, shorter prefixes, or files of codes; none: what the label run in use calls High */
  codes: readonly string[];
  from?: Month;
  to?: Month;
  /** read the months again that Census may still revise */
  refresh?: boolean;
  report: Reporter;
}

/**
 * Fetches trade by port or state for a choice of HS6 codes. The plan is told before the first request; a run that was
 * interrupted goes on where it stopped. A code that the API does not answer for is recorded as a hole; throws at the end
 * when there is one, and the next run asks only for what lacks.
 */
export async function pullPlaces(options: PlacesPullOptions): Promise<void> {
  const { cache, dataset, report } = options;
  const settings = apiSettings();
  const [from, to] = monthsToPull(options);
  if (from > to) return report.note(`${from} has not begun yet: nothing to fetch`);
  const works: PlacesWork[] = [];
  for (const flow of options.flows) {
    const codes = await codesToPull(cache, flow, options.codes);
    const range = { from, to, refresh: options.refresh ?? false };
    const work = await findPlacesWork(cache, placeShapes[dataset], flow, codes, range);
    if (work) works.push(work);
    else report.note(`${dataset} ${flow} ${from} to ${to}: all ${codes.length} codes are there already`);
  }
  if (works.length === 0) return;
  for (const line of describePlan(works)) report.note(line);
  const api = new CensusApi(settings, (line) => report.note(line));
  const holes: string[] = [];
  for (const work of works)
    for (const { code, reason } of await pullPlacesOf(work, { cache, api, report }))
      holes.push(`${work.flow} ${code}: ${reason}`);
  if (holes.length > 0)
    throw new Error(
      `${holes.length} codes have no answer and are recorded as holes; run the command again to ask for them:\n  ${holes.join("\n  ")}`,
    );
}

/** What will be asked, and how long it may take: an answer takes from a second to a minute. */
export function describePlan(works: readonly PlacesWork[]): string[] {
  const lines: string[] = [];
  let requests = 0;
  for (const { shape, flow, codes, journal } of works) {
    const range = workRange(codes);
    const totals = planPlaceTotals(shape, { flow, ...range }).length;
    requests += totals + codes.length;
    lines.push(
      `plan: ${shape.dataset} ${flow} ${range.from} to ${range.to}: ${totals} ${totals === 1 ? "request" : "requests"} for the totals, ` +
        `then 1 for each of ${codes.length} codes that trade`,
    );
    if (journal)
      lines.push(`plan: going on with the pull of ${journal.started}; what it has is not asked again`);
  }
  lines.push(
    `plan: at most ${requests} requests, one at a time, ${Math.ceil(requests / 60)} to ${requests} minutes; more where a question has to be cut`,
  );
  return lines;
}

import pLimit, { type LimitFunction } from "p-limit";
import { shownOf } from "../../address.js";
import type { Cache, Flow } from "../../cache.js";
import { readWholeMonth } from "../../facts.js";
import { monthRange, type Month } from "../../month.js";
import type { Reporter } from "../../progress.js";
import { firstMonth } from "../first-month.js";
import { ArchiveError } from "./archive.js";
import { download, type Download } from "./download.js";
import { bulkFile, type BulkFile } from "./file.js";
import { dropKept, findKept, sizeOf } from "./kept.js";
import { assertUnbroken, summaryOf, type Outcome, type Result } from "./outcome.js";
import { isRead, monthsAtOnce, readMonth } from "./read-month.js";
import { bulkSettings, type BulkSettings } from "./settings.js";
import { clearStaging } from "../../staging.js";

export interface BulkPull {
  cache: Cache;
  flows: readonly Flow[];
  /** default: `firstMonth` */
  from?: Month;
  /** default: the newest published */
  to?: Month;
  /** fetch and read again what Census may still revise, whatever the server says of changes */
  refresh?: boolean;
  report: Reporter;
  settings?: BulkSettings;
  today?: Date;
}

/**
 * Fetches the monthly archives of a range, two at a time, and reads each that is new into facts meanwhile. A month that fails
 * does not stop the others. Throws at the end when one was refused or the range has a hole; months that are not
 * published yet only end it.
 */
export async function pullFromBulk(options: BulkPull): Promise<void> {
  const { cache, report } = options;
  const settings = options.settings ?? bulkSettings();
  const today = options.today ?? new Date();
  const files = filesOf(options, settings.base, today.toISOString().slice(0, 7));
  await clearStaging(cache);
  const overall = report.task("all files", files.length, "files");
  const work: Work = {
    ...{ cache, settings, report },
    refreshFrom: options.refresh ? revisableFrom(today) : undefined,
    downloads: pLimit(2),
    reads: pLimit(monthsAtOnce),
    failedInARow: 0,
  };
  const results = await Promise.all(
    files.map(async (file): Promise<Result> => {
      const outcome = await pullOrFail(work, file);
      overall.advance(1);
      return { file, outcome };
    }),
  );
  overall.finish(summaryOf(results));
  assertUnbroken(results, report);
}

/** Census revises the months of this year and the last at any release, and older ones once a year. */
export function revisableFrom(today: Date): Month {
  return `${today.getUTCFullYear() - 1}-01`;
}

interface Work {
  cache: Cache;
  settings: BulkSettings;
  report: Reporter;
  refreshFrom: Month | undefined;
  downloads: LimitFunction;
  reads: LimitFunction;
  failedInARow: number;
}

/** So many failures one after the other are the network's or the server's, not one month's. */
const mostFailuresInARow = 3;

function filesOf(options: BulkPull, base: string, thisMonth: Month): BulkFile[] {
  const from = options.from ?? firstMonth;
  const to = options.to !== undefined && options.to < thisMonth ? options.to : thisMonth;
  const months = monthRange(from, to);
  const files = months.flatMap((month) =>
    options.flows.map((flow) => bulkFile(options.cache, base, flow, month)),
  );
  options.report.note(
    files.length === 0
      ? `${from} has not begun yet: nothing to fetch`
      : `${options.flows.join(" and ")} ${from} to ${to}: ${files.length} files from ${shownOf(base)}`,
  );
  return files;
}

async function pullOrFail(work: Work, file: BulkFile): Promise<Outcome> {
  try {
    const outcome = await pullMonth(work, file);
    if (outcome !== "skipped") work.failedInARow = 0;
    return outcome;
  } catch (error) {
    work.failedInARow++;
    return new Error(`${file.flow} ${file.month} refused: ${(error as Error).message}`, { cause: error });
  }
}

async function pullMonth(work: Work, file: BulkFile): Promise<Outcome> {
  const { cache, report } = work;
  let afresh = work.refreshFrom !== undefined && file.month >= work.refreshFrom;
  for (let attempt = 1; ; attempt++) {
    try {
      const got = await work.downloads(() => obtain(work, file, afresh));
      if (got === "skipped") return got;
      if (got.state === "missing") return "missing";
      const facts = await readWholeMonth(cache, file.flow, file.month);
      if (!afresh && isRead(facts, got.sidecar)) return "unchanged";
      await work.reads(() => readMonth(cache, file, got.sidecar, report));
      return "read";
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      await dropKept(file.path);
      if (attempt === 2) throw error;
      report.note(`${file.name}: ${error.message}; fetching it once more`);
      afresh = false;
    }
  }
}

async function obtain(work: Work, file: BulkFile, afresh: boolean): Promise<Download | "skipped"> {
  if (work.failedInARow >= mostFailuresInARow) return "skipped";
  const kept = await findKept(file.path);
  if (kept && (await sizeOf(file.path)) !== kept.bytes) {
    // Somebody made room. That is fine as long as the facts do not have to be read again.
    const facts = await readWholeMonth(work.cache, file.flow, file.month);
    if (!isRead(facts, kept)) await dropKept(file.path);
  }
  return download(file, work.settings, work.report, afresh);
}

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import pLimit, { type LimitFunction } from "p-limit";
import type { Cache, Flow } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { readWholeMonth } from "../../facts.js";
import type { Month } from "../../month.js";
import type { Reporter } from "../../progress.js";
import { Archive, ArchiveError, checkArchive } from "./archive.js";
import type { BulkFile } from "./file.js";
import type { Sidecar } from "./kept.js";
import { detailLayouts } from "./layout.js";
import { isRead, monthsAtOnce, readMonth } from "./read-month.js";
import { clearStaging } from "../../staging.js";

export interface LocalPull {
  cache: Cache;
  flows: readonly Flow[];
  from?: Month;
  to?: Month;
  report: Reporter;
  /** archives, or folders with archives in them */
  paths: readonly string[];
}

/**
 * Reads archives that lie on this machine, as a DVD of Census or a colleague brings them, as `pullFromBulk` reads those
 * it fetches. Flow and month are what the archive says inside, whatever it is called. Months outside of the range are
 * left out with a note; one that fails does not stop the others. Throws at the end when one was refused.
 */
export async function pullFromZip(options: LocalPull): Promise<void> {
  const { cache, report } = options;
  await clearStaging(cache);
  const limit = pLimit(monthsAtOnce);
  const inTurn = turns();
  const work: Promise<string | undefined>[] = [];
  let read = 0;
  for (const path of await archivesOf(options.paths)) {
    const refuse = (error: unknown): string => `${basename(path)} refused: ${(error as Error).message}`;
    const pull = async (found: Found): Promise<undefined> => {
      if (await inTurn(`${found.flow} ${found.month}`, () => pullArchive(options, path, found))) read++;
    };
    const months = await identify(path).catch(refuse);
    if (typeof months === "string") work.push(Promise.resolve(months));
    else work.push(...months.map((found) => limit(() => pull(found).catch(refuse))));
  }
  const problems = (await Promise.all(work)).filter((problem) => problem !== undefined);
  report.note(`${read} archives read, ${problems.length} refused`);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** Runs work of one name one after the other, in the order in which it came: two archives may be of one month. */
function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const limits = new Map<string, LimitFunction>();
  return (name, work) => {
    const limit = limits.get(name) ?? pLimit(1);
    limits.set(name, limit);
    return limit(work);
  };
}

async function archivesOf(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => {
      throw new UsageError(`--from-zip ${path}: no such file or folder`);
    });
    if (!info.isDirectory()) found.push(path);
    else
      for (const name of (await readdir(path, { recursive: true })).sort())
        if (/\.zip$/i.test(name)) found.push(join(path, name));
  }
  if (found.length === 0) throw new UsageError(`--from-zip: no archive in ${paths.join(", ")}`);
  return found;
}

/** Returns whether it was read; false where the month is not asked for, or stands already. */
async function pullArchive(
  { cache, flows, from, to, report }: LocalPull,
  path: string,
  { flow, month }: Found,
): Promise<boolean> {
  const name = basename(path);
  if (!flows.includes(flow) || (from !== undefined && month < from) || (to !== undefined && month > to)) {
    report.note(`${name}: ${flow} of ${month}, not asked for`);
    return false;
  }
  await checkArchive(path, flow);
  const sidecar = await describe(path);
  if (isRead(await readWholeMonth(cache, flow, month), sidecar)) {
    report.note(`${name}: ${flow} of ${month}, unchanged`);
    return false;
  }
  const { address } = sidecar;
  const file: BulkFile = { flow, month, name, address, asked: address, path };
  await readMonth(cache, file, sidecar, report);
  return true;
}

interface Found {
  flow: Flow;
  month: Month;
}

/** What an archive holds: flow and month by each detail member and its first record. */
async function identify(path: string): Promise<Found[]> {
  const archive = await Archive.open(path);
  try {
    const flows = (["imports", "exports"] as const).filter((flow) => archive.has(detailLayouts[flow].member));
    if (flows.length === 0)
      throw new ArchiveError(
        archive.holdsArchives
          ? "it holds archives of its own; unpack it, and give the folder"
          : "neither IMP_DETL nor EXP_DETL is in it (expected a monthly archive of Census, as IMDB2501.ZIP or EXDB2501.ZIP)",
      );
    const found: Found[] = [];
    for (const flow of flows) found.push({ flow, month: await monthOf(archive, flow) });
    return found;
  } finally {
    archive.close();
  }
}

async function monthOf(archive: Archive, flow: Flow): Promise<Month> {
  const { member, month } = detailLayouts[flow];
  for await (const chunk of archive.read(member)) {
    const stated = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/.exec(chunk.toString("latin1", month[0], month[1]));
    if (!stated) break;
    return `${stated[1]}-${stated[2]}`;
  }
  throw new ArchiveError(
    `${member} does not begin with a record of a month (expected year and month as 202501 in columns ${month[0] + 1} to ${month[1]})`,
  );
}

/** Its provenance keeps the name and not where it lay. */
async function describe(path: string): Promise<Sidecar> {
  const { size, mtime } = await stat(path);
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return {
    address: basename(path),
    etag: null,
    last_modified: mtime.toUTCString(),
    bytes: size,
    sha256: hash.digest("hex"),
    fetched: new Date().toISOString(),
  };
}

import { AsyncLocalStorage } from "node:async_hooks";
import { mkdir, open, realpath, type FileHandle } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tryLock } from "fs-native-extensions";
import type { Cache } from "./cache.js";
import { recoverFolders } from "./recover.js";
import { parseStored, stored } from "./stored.js";

/**
 * What only one process at a time may write in a cache: facts and downloads, tariff lists, the paid answers of a model,
 * the label runs and overrides made of them, snapshots, what goes into an engine.
 */
export type Job = (typeof jobs)[number];

/** The order in which locks are taken, so that two processes never wait for each other. */
const jobs = ["pull", "lists", "labels", "runs", "snapshots", "loads"] as const;

/** What each verb that writes holds while it does: two that share a job are never at work at once. */
export const jobsOf = {
  pull: ["pull"],
  lists: ["lists"],
  /** the label sets that came with the lists */
  "lists, label sets": ["runs"],
  label: ["labels", "runs"],
  /** while a model is asked; then, for a moment, the runs */
  "label by a model": ["labels"],
  "label by a model, saved": ["runs"],
  "label import": ["runs"],
  "label override": ["runs"],
  snapshot: ["pull", "lists", "runs", "snapshots"],
  "snapshot --use": ["snapshots"],
  "verify --repair": ["pull", "lists", "runs", "snapshots"],
  sample: ["snapshots"],
  refresh: ["pull", "lists", "labels", "runs", "snapshots"],
  load: ["loads"],
} as const satisfies Record<string, readonly Job[]>;

export interface LockOptions {
  /** the verb, for whoever finds the lock held: `atlas label` */
  verb: string;
  /** wait until the lock is free instead of throwing */
  wait?: boolean | undefined;
  /** told once what is waited for */
  note?: (line: string) => void;
}

/** Another process holds a lock of the cache: exit code 1. */
export class LockedError extends Error {}

/**
 * Runs `work` while this process holds the locks of these jobs of the cache; ones that the caller holds already count.
 * What a crash left of these jobs is recovered first. Locks are the operating system's, so they end with the process
 * however it ends.
 * @throws LockedError naming the process that holds one, unless told to wait
 */
export async function withLock<T>(
  cache: Cache,
  wanted: readonly Job[],
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(folderOf(cache), { recursive: true });
  const root = await realpath(cache.root);
  const before = held.getStore() ?? new Set<string>();
  const missing = jobs.filter((job) => wanted.includes(job) && !before.has(`${root} ${job}`));
  const files: FileHandle[] = [];
  try {
    for (const job of missing) files.push(await acquire(cache, job, options));
    if (missing.length > 0) await recoverFolders(cache, missing);
    return await held.run(new Set([...before, ...missing.map((job) => `${root} ${job}`)]), work);
  } finally {
    for (const file of files.reverse()) await release(file);
  }
}

const held = new AsyncLocalStorage<ReadonlySet<string>>();

/** The byte that stands for the lock, beyond the text, which Windows would keep from its readers. */
const lockedByte = 1 << 30;
const waitEvery = 100; // milliseconds

interface Holder {
  verb: string;
  pid: number;
  host: string;
  since: string;
}

function folderOf(cache: Cache): string {
  return join(cache.root, "locks");
}

async function acquire(cache: Cache, job: Job, { verb, wait, note }: LockOptions): Promise<FileHandle> {
  const file = await open(join(folderOf(cache), `${job}.lock`), "a+");
  try {
    for (let told = false; !tryLock(file.fd, lockedByte, 1); told = true) {
      const sentence = await describeHolder(file, cache, job);
      if (!wait)
        throw new LockedError(`${sentence}; try again when it has ended, or wait for it with --wait`);
      if (!told) note?.(`${sentence}; waiting until it has ended`);
      await sleep(waitEvery);
    }
    const holder: Holder = { verb, pid: process.pid, host: hostname(), since: new Date().toISOString() };
    await file.truncate(0);
    await file.appendFile(`${JSON.stringify(holder)}\n`);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function release(file: FileHandle): Promise<void> {
  await file.truncate(0);
  await file.close();
}

/** Who holds a lock, in a sentence. The file is empty for an instant after the lock was taken: it is read again. */
async function describeHolder(file: FileHandle, cache: Cache, job: Job): Promise<string> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1000), 0, 1000, 0);
    const holder = parse(buffer.toString("utf8", 0, bytesRead));
    if (holder)
      return `${holder.verb} is at work on ${cache.root} (process ${holder.pid} on ${holder.host}, since ${holder.since})`;
    await sleep(20);
  }
  return `another process is at work on the ${job} of ${cache.root}`;
}

function parse(text: string): Holder | undefined {
  try {
    return parseStored<Holder>(text, "lock", stored.holder, "");
  } catch {
    return undefined;
  }
}

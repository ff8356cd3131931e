import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { writeAtomically } from "../../atomic.js";
import type { SourceFile } from "../../snapshot/manifest.js";
import { DamagedError, readStored, stored } from "../../stored.js";
import type { Reply } from "./reply.js";
import type { Slice } from "./slice.js";
import { ifThere } from "../../if-there.js";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** What is kept of one request, beside its answer. */
export interface Entry {
  name: string;
  /** `split`: the service gave up, smaller slices were asked instead. `empty`: it said 204, which is not zero. */
  outcome: "answered" | "empty" | "split";
  /** without the key */
  address: string;
  fetched: string;
  bytes: number;
  sha256: string;
  rows: number;
  header: string[];
  reason: string | null;
}

/** `pull.json` of a journal: what was asked for, and how far it came. */
export interface PullRecord {
  /** everything that decides the plan; a run with the same purpose goes on where this one stopped */
  purpose: string;
  started: string;
  state: "running" | "finished" | "refused";
  /** what was found to be missing when it started: months, or codes */
  plan: readonly string[];
}

/**
 * The answers of one pull, each written whole under its slice's name, so that a run that was killed goes on without
 * asking again. A pull that ended, well or not, is kept as provenance and never read into a later one.
 */
export class Journal {
  private constructor(
    readonly folder: string,
    private record: PullRecord,
    readonly resumed: boolean,
  ) {}

  /** The unfinished journal of that purpose below `root`. */
  static async resume(root: string, purpose: string): Promise<Journal | undefined> {
    for (const name of (await foldersOf(root)).sort().reverse()) {
      const record = await readOrAskAgain<PullRecord>(join(root, name, "pull.json"), stored.pull);
      if (record?.state === "running" && record.purpose === purpose)
        return new Journal(join(root, name), record, true);
    }
    return undefined;
  }

  static async start(root: string, purpose: string, plan: readonly string[]): Promise<Journal> {
    const started = new Date().toISOString();
    const id = `${started.replace(/[-:]|\.\d+/g, "")}-${randomBytes(2).toString("hex")}`;
    const journal = new Journal(join(root, id), { purpose, started, state: "running", plan }, false);
    await mkdir(journal.folder, { recursive: true });
    await journal.writeRecord();
    return journal;
  }

  get plan(): readonly string[] {
    return this.record.plan;
  }

  answerFile(name: string): string {
    return join(this.folder, `${name}.answer.json.gz`);
  }

  get started(): string {
    return this.record.started;
  }

  /** What is kept of a slice; undefined when it was never asked, or when its answer no longer has its digest. */
  async find(slice: Slice): Promise<Entry | undefined> {
    const entry = await readOrAskAgain<Entry>(join(this.folder, `${slice.name}.json`), stored.entry);
    if (entry === undefined) return undefined;
    if (entry.outcome !== "answered") return entry;
    const packed = await ifThere(readFile(this.answerFile(slice.name)), undefined);
    return packed && (await holds(packed, entry.sha256)) ? entry : undefined;
  }

  /** The answer first, then the note of it: what has no note was not kept. */
  async keep(slice: Slice, reply: Reply): Promise<Entry> {
    if (reply.answer)
      await writeAtomically(this.answerFile(slice.name), await compress(reply.body, { level: 4 }));
    return this.write({
      name: slice.name,
      outcome: reply.answer ? "answered" : "empty",
      address: reply.address,
      fetched: reply.fetched,
      bytes: reply.body.length,
      sha256: digest(reply.body),
      rows: reply.answer?.rows.length ?? 0,
      header: reply.answer?.header ?? [],
      reason: null,
    });
  }

  async keepSplit(slice: Slice, address: string, reason: string): Promise<Entry> {
    const nothing = { bytes: 0, sha256: digest(Buffer.alloc(0)), rows: 0, header: [] };
    const fetched = new Date().toISOString();
    return this.write({
      name: slice.name,
      outcome: "split",
      address,
      fetched,
      reason,
      ...nothing,
    });
  }

  /** Forgets answers that turned out to be wrong, so that they are asked again. */
  async discard(entries: readonly Entry[]): Promise<void> {
    for (const { name } of entries) await rm(join(this.folder, `${name}.json`), { force: true });
  }

  /** Writes `index.json`, the digests of every answer, and describes it as the one source of what comes out of them. */
  async describe(name: string, address: string, entries: readonly Entry[]): Promise<SourceFile> {
    const index = `${JSON.stringify(entries, null, 1)}\n`;
    await writeAtomically(join(this.folder, "index.json"), index);
    return {
      name: `${name}, ${entries.length} answers`,
      publisher: "U.S. Census Bureau",
      address,
      fetched: entries.reduce((latest, { fetched }) => (fetched > latest ? fetched : latest), this.started),
      bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
      sha256: digest(index),
      last_modified: null, // the API's LAST_UPDATE is always 0
    };
  }

  /** Closes the journal: `finished` when its answers became facts, `refused` when they contradict each other. */
  async close(state: "finished" | "refused"): Promise<void> {
    this.record = { ...this.record, state };
    await this.writeRecord();
  }

  private async write(entry: Entry): Promise<Entry> {
    await writeAtomically(join(this.folder, `${entry.name}.json`), `${JSON.stringify(entry, null, 1)}\n`);
    return entry;
  }

  private async writeRecord(): Promise<void> {
    await writeAtomically(join(this.folder, "pull.json"), `${JSON.stringify(this.record, null, 1)}\n`);
  }
}

async function holds(packed: Buffer, sha256: string): Promise<boolean> {
  const body = await decompress(packed).catch((damage: Error) => damage);
  return Buffer.isBuffer(body) && digest(body) === sha256;
}

export function digest(body: Buffer | string): string {
  return createHash("sha256").update(body).digest("hex");
}

/** What cannot be read is not there: its question is asked again, for nothing. */
async function readOrAskAgain<T>(
  path: string,
  schema: (typeof stored)["entry" | "pull"],
): Promise<T | undefined> {
  try {
    return await readStored<T>(path, schema, "remove it");
  } catch (error) {
    if (error instanceof DamagedError) return undefined;
    throw error;
  }
}

async function foldersOf(root: string): Promise<string[]> {
  const entries = await ifThere(readdir(root, { withFileTypes: true }), []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

import { join } from "node:path";
import { cacheAt, partition, type Cache, type Flow } from "../../../../loaders/cache.js";
import { pullFromBulk, type BulkPull } from "../../../../loaders/census/bulk/pull.js";
import { readParquet } from "../../../../loaders/parquet.js";
import { LineReporter } from "../../../../loaders/progress.js";
import { temporaryFolder } from "../../../atlas.js";
import { startBulkServer, type BulkServer, type BulkServerOptions } from "../../../servers/census-bulk.js";

export interface Setting {
  server: BulkServer;
  settings: NonNullable<BulkPull["settings"]>;
  cache: Cache;
  /** Pulls imports 2025-01 to 2025-03 with short waits, unless told otherwise; returns the lines that were said. */
  pull: (changes?: Partial<BulkPull>) => Promise<string[]>;
  /** The same for a pull that must fail: its message. */
  failure: (changes?: Partial<BulkPull>) => Promise<string>;
}

/** A server and an empty cache for one test. */
export async function withBulkServer(
  options: BulkServerOptions,
  use: (setting: Setting) => Promise<void>,
): Promise<void> {
  const server = await startBulkServer(options);
  const folder = await temporaryFolder();
  const cache = cacheAt(folder.path);
  const settings = { base: server.url, tries: 4, backoff: 5, stall: 60_000 };
  const pull = async (changes: Partial<BulkPull> = {}): Promise<string[]> => {
    const lines: string[] = [];
    await pullFromBulk({
      ...{ cache, flows: ["imports"], from: "2025-01", to: "2025-03" },
      report: new LineReporter((line) => lines.push(line)),
      settings,
      today: new Date("2026-11-22T00:00:00Z"),
      ...changes,
    });
    return lines;
  };
  const failure = async (changes: Partial<BulkPull> = {}): Promise<string> => {
    try {
      await pull(changes);
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("the pull did not fail");
  };
  try {
    await use({ server, settings, cache, pull, failure });
  } finally {
    await server.close();
    await folder.remove();
  }
}

/** Rows of a Parquet file of a month, without the partition's own columns. */
export async function monthRows(
  root: string,
  flow: Flow,
  month: string,
  file: string,
): Promise<Record<string, unknown>[]> {
  const rows = await readParquet<Record<string, unknown>>(join(partition(root, flow, month), file));
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name !== "flow" && name !== "month")),
  );
}

/** `GET 200`, `HEAD 200`, … of every request for a file. */
export function asked(server: BulkServer, file: string): string[] {
  return server.requests
    .filter((request) => request.file === file)
    .map(({ method, status }) => `${method} ${status}`);
}

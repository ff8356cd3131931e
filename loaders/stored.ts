import { readFile } from "node:fs/promises";
import { z } from "zod";

/** A file of the cache is not what was written there; the message names its path and the way out. */
export class DamagedError extends Error {}

/**
 * The JSON of a file that this program wrote, once it has the parts that are read; undefined where there is no file.
 * @param wayOut what the user can do, as the end of a sentence
 * @throws DamagedError where it is no JSON or lacks parts
 */
export async function readStored<T>(path: string, schema: z.ZodType, wayOut: string): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
  return parseStored<T>(text, path, schema, wayOut);
}

/** The same for a text that was read already. */
export function parseStored<T>(text: string, path: string, schema: z.ZodType, wayOut: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new DamagedError(`damaged file: ${path} is not JSON (${wayOut})`, { cause });
  }
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue)
    throw new DamagedError(
      `damaged file: ${path} has no valid ${issue.path.join(".") || "content"}: ${issue.message} (${wayOut})`,
    );
  return value as T;
}

const source = z.looseObject({ address: z.string(), sha256: z.string() });
const count = z.number().int().nonnegative();
const months = z.array(z.string());
const file = z.looseObject({ file: z.string(), rows: count, bytes: count, sha256: z.string() });

const text = z.string();
const item = z.looseObject({ custom_id: text, key: text, hs10: text, max_tokens: count });
const tokens = z.looseObject({ input: count, output: count });

/** The parts of the files of a cache without which nothing can be made of them. */
export const stored = {
  /** `source.json` beside a list or the overrides */
  source,
  /** `source.json` as a snapshot takes it: the sample's lists are excerpts without an address */
  listed: z.union([source, z.looseObject({ list: text, rows: count, note: text })]),
  places: z.looseObject({
    flow: z.enum(["imports", "exports"]),
    month: text,
    codes: z.array(text),
    holes: z.array(z.looseObject({ code: text, reason: text })),
    rows: count,
    total: text,
    sources: z.array(source),
  }),
  sidecar: z.looseObject({
    address: text,
    etag: text.nullable(),
    last_modified: text.nullable(),
    bytes: count,
    sha256: text.nullable(),
    fetched: text,
  }),
  /** one answer of the Census API, and the pull that asked for it */
  entry: z.looseObject({
    name: text,
    outcome: z.enum(["answered", "empty", "split"]),
    address: text,
    fetched: text,
    bytes: count,
    sha256: text,
    header: z.array(text),
  }),
  pull: z.looseObject({
    purpose: text,
    started: text,
    state: z.enum(["running", "finished", "refused"]),
    plan: z.array(text),
  }),
  batch: z.looseObject({
    plan: text,
    run: text,
    task: text,
    model: text,
    planned: text,
    batch: text.nullable(),
    state: z.enum(["planned", "submitted", "collected", "abandoned"]),
    items: z.array(item),
  }),
  attempt: z.looseObject({
    id: text,
    run: text,
    key: text,
    model: text,
    max_tokens: count,
    tokens,
    cost: z.number().nonnegative(),
    outcome: text,
    answer: z.looseObject({ relevance: text, category: text }).optional(),
  }),
  holder: z.looseObject({ verb: text, pid: count, host: text, since: text }),
  month: z.looseObject({
    flow: z.enum(["imports", "exports"]),
    month: z.string(),
    sources: z.array(source),
    rows: count,
    total: z.string(),
    published_total: z.string().nullable(),
    reader_version: z.number(),
  }),
  run: z.looseObject({
    run: z.string(),
    labeler: z.string(),
    labelled: z.string(),
    codes: count,
    content_hash: z.string(),
    sources: z.array(source),
  }),
  manifest: z.looseObject({
    format: z.number(),
    id: z.string(),
    kind: z.enum(["live", "sample"]),
    built: z.string(),
    run: z.string().nullable(),
    sources: z.array(source),
    tables: z.array(
      z.looseObject({
        name: z.string(),
        files: z.array(file),
        rows: count,
        columns: z.array(z.looseObject({ name: z.string(), type: z.string() })),
      }),
    ),
    months: z.looseObject({ imports: months, exports: months }),
    control_totals: z.array(z.looseObject({ month: z.string(), ours: z.string() })),
    runs: z.array(z.looseObject({ run: z.string() })),
    notes: z.array(z.string()),
  }),
};

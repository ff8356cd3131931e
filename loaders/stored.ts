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

const source = z.looseObject({});
const count = z.number().int().nonnegative();
const months = z.array(z.string());
const file = z.looseObject({ file: z.string(), rows: count, bytes: count, sha256: z.string() });

/** The parts of the files of a cache without which nothing can be made of them. */
export const stored = {
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

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheAt, type Cache } from "../../../loaders/cache.js";
import { LineReporter } from "../../../loaders/progress.js";
import { openSnapshot, type Session } from "../../../loaders/snapshot/session.js";
import { measureSql, type Query } from "../../../src/measures/index.js";

/** A sample in a folder of its own. */
export interface BuiltSample {
  cache: Cache;
  id: string;
  session: Session;
  /** what was said while it was built */
  said: readonly string[];
  /** rows of a measure; `period` is a month or the first day of a year */
  measure(name: string, query?: Query): Promise<MeasureRow[]>;
  /** the one number of a measure */
  number(name: string, query?: Query): Promise<number>;
  remove(): Promise<void>;
}

export interface MeasureRow {
  value: number;
  [part: string]: unknown;
}

/** The sample that opening a cache without any snapshot builds. */
export async function buildSampleIn(prefix: string): Promise<BuiltSample> {
  const folder = await mkdtemp(join(tmpdir(), `${prefix}-`));
  const cache = cacheAt(folder);
  const said: string[] = [];
  const session = await openSnapshot(cache, { report: new LineReporter((line) => said.push(line)) });
  const measure = async (name: string, query: Query = {}): Promise<MeasureRow[]> => {
    const rows = await session.database.rows<MeasureRow>(measureSql(name, query));
    return rows.map((row) => ({ ...row, value: Number(row.value) }));
  };
  return {
    cache,
    id: session.id,
    session,
    said,
    measure,
    number: async (name, query) => (await measure(name, query))[0]?.value ?? NaN,
    remove: async () => {
      session.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const year = (y: number): { from: string; to: string } => ({ from: `${y}-01`, to: `${y}-12` });

/** A number as a table prints it: fixed digits, and a sign where changes are printed. */
export const printed = (value: number, digits: number): string => value.toFixed(digits);
export const signed = (value: number, digits: number): string =>
  (value < 0 ? "" : "+") + value.toFixed(digits);

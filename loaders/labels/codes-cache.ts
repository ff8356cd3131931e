import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { quoteList } from "../../src/measures/sql.js";
import type { Cache, Flow } from "../cache.js";
import { Database } from "../duckdb.js";
import { chapterOf } from "./chapters.js";
import type { Code, Heading } from "./code.js";

/** Every code of the cache with its newest description, by flow and code. Throws when nothing was pulled yet. */
export async function readCachedCodes(cache: Cache): Promise<Code[]> {
  const files = await monthlyFiles(cache, "codes.parquet");
  if (files.length === 0)
    throw new Error(`no codes in ${cache.codes}: run atlas pull first, or name a file with --codes`);
  const database = await Database.open();
  try {
    const headings = await readHeadings(database, await monthlyFiles(cache, "headings.parquet"));
    const rows = await database.rows<CodeRow>(newest(files, "hs10"));
    return rows.map((row) => ({
      flow: row.flow,
      hs10: row.hs10,
      description_long: text(row.description_long),
      description_short: text(row.description_short),
      unit1: text(row.unit1),
      unit2: text(row.unit2),
      naics: text(row.naics) === null ? [] : [{ code: String(row.naics), name: text(row.naics_name) }],
      headings: headingsOf(row, headings),
    }));
  } finally {
    database.close();
  }
}

interface CodeRow {
  flow: Flow;
  hs10: string;
  description_long?: string | null;
  description_short?: string | null;
  unit1?: string | null;
  unit2?: string | null;
  naics?: string | null;
  naics_name?: string | null;
}

interface HeadingRow {
  flow: Flow;
  code: string;
  description_long?: string | null;
  description_short?: string | null;
}

async function readHeadings(database: Database, files: readonly string[]): Promise<Map<string, Heading>> {
  if (files.length === 0) return new Map();
  const rows = await database.rows<HeadingRow>(newest(files, "code"));
  return new Map(
    rows.flatMap(({ flow, code, description_long, description_short }) => {
      const description = text(description_long) ?? text(description_short);
      return description === null ? [] : [[`${flow} ${code}`, { code, description }] as const];
    }),
  );
}

/** The publisher's headings above a code; where it gave no chapter, ours stands in. */
function headingsOf({ flow, hs10 }: CodeRow, known: ReadonlyMap<string, Heading>): Heading[] {
  const own = [2, 4, 6].flatMap((digits) => known.get(`${flow} ${hs10.slice(0, digits)}`) ?? []);
  const chapter = chapterOf(hs10);
  return chapter === undefined || own.some(({ code }) => code.length === 2) ? own : [chapter, ...own];
}

/** The row of the newest month for each flow and code. */
function newest(files: readonly string[], key: string): string {
  return `SELECT * EXCLUDE (month)
FROM read_parquet([${quoteList(files)}], hive_partitioning = true, hive_types_autocast = false, union_by_name = true)
QUALIFY row_number() OVER (PARTITION BY flow, ${key} ORDER BY month DESC) = 1
ORDER BY flow, ${key}`;
}

async function monthlyFiles(cache: Cache, name: string): Promise<string[]> {
  if (!existsSync(cache.codes)) return [];
  const paths = await readdir(cache.codes, { recursive: true });
  return paths
    .filter((path) => path.endsWith(name) && !path.includes(".tmp-"))
    .map((path) => join(cache.codes, path))
    .sort();
}

function text(value: string | null | undefined): string | null {
  return value === undefined || value === null || value.trim() === "" ? null : value.trim();
}

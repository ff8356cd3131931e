import { rm } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { randomBytes } from "node:crypto";
import type { Cache, Flow } from "../cache.js";
import { Database } from "../duckdb.js";
import { UsageError } from "../errors.js";
import { quoteText } from "../../src/measures/sql.js";
import { writeParquet } from "../parquet.js";
import type { Reporter } from "../progress.js";
import { table } from "../snapshot/tables.js";
import type { Code } from "./code.js";
import { readCachedCodes } from "./codes-cache.js";
import { readCodesFile } from "./codes-file.js";

/** Which codes to label, as the user said it. */
export interface CodeSelection {
  /** a CSV of codes instead of those of the cache */
  codes?: string;
  flow: "imports" | "exports" | "both";
  /** a condition on flow, hs10, description_long, description_short, unit1, unit2, naics */
  where?: string;
  limit?: number;
}

/** The codes of a selection, sorted by flow and code. Throws when it is empty. */
export async function selectCodes(
  cache: Cache,
  selection: CodeSelection,
  reporter: Reporter,
): Promise<Code[]> {
  const flows: readonly Flow[] = selection.flow === "both" ? ["imports", "exports"] : [selection.flow];
  const all =
    selection.codes === undefined
      ? await readCachedCodes(cache)
      : await readFileCodes(selection.codes, flows, reporter);
  const inFlow = all.filter(({ flow }) => flows.includes(flow));
  const chosen = selection.where === undefined ? inFlow : await whereCodes(inFlow, selection.where);
  const codes = chosen.slice(0, selection.limit ?? chosen.length);
  if (codes.length === 0)
    throw new UsageError(`no code is left to label (of ${all.length}; see --flow, --where and --limit)`);
  return codes;
}

async function readFileCodes(path: string, flows: readonly Flow[], reporter: Reporter): Promise<Code[]> {
  const { codes, restored, leftOut } = await readCodesFile(path, flows);
  if (restored > 0) reporter.note(`${path}: ${restored} codes had lost their leading zero; restored`);
  if (leftOut.length > 0) reporter.note(`${path}: ${leftOut.length} rows without a ten-digit code left out`);
  for (const { line, code } of leftOut.slice(0, 20)) reporter.note(`  line ${line}: "${code}"`);
  return codes.sort((a, b) => (a.flow + a.hs10 < b.flow + b.hs10 ? -1 : 1));
}

async function whereCodes(codes: readonly Code[], where: string): Promise<Code[]> {
  const path = join(tmpdir(), `atlas-codes-${randomBytes(6).toString("hex")}.parquet`);
  const database = await Database.open();
  try {
    const rows = codes.map((code, position) => ({
      position,
      ...code,
      naics: code.naics.map((industry) => industry.code).join(" ") || null,
    }));
    const names = ["flow", "hs10", "description_long", "description_short", "unit1", "unit2", "naics"];
    const columns = table("codes").columns.filter(({ name }) => names.includes(name));
    const position = {
      name: "position",
      type: "INTEGER",
      unit: "rank",
      about: "place among the codes",
    } as const;
    await writeParquet(path, [...columns, position], rows, ["position"]);
    const chosen = await database
      .rows<{
        position: number;
      }>(`SELECT position FROM read_parquet(${quoteText(path)}) WHERE (${where}) ORDER BY 1`)
      .catch((cause: unknown) => {
        throw new UsageError(`invalid --where: ${where} (a condition on ${names.join(", ")})`, { cause });
      });
    return chosen.flatMap((row) => codes[row.position] ?? []);
  } finally {
    database.close();
    await rm(path, { force: true });
  }
}

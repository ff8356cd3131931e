import { parseCsv, type CsvRow } from "../csv.js";
import type { ListPart, ListSource } from "./registry.js";

/** One row of a list: a prefix that it covers, and the code as its publisher wrote it. */
export interface ListEntry {
  prefix: string;
  written: string;
  effective: string | null;
}

/** The lists of one file, each without duplicates and sorted, and what was put right on the way. */
export interface ReadLists {
  lists: { part: ListPart; entries: ListEntry[]; duplicates: number }[];
  rows: number;
  /** codes that had lost their leading zero */
  restored: number;
}

/** Reads a file of the registry. Throws with every bad row named (up to ten) rather than leave one out. */
export function readListFile(source: ListSource, text: string | Uint8Array): ReadLists {
  const { headers, rows } = parseCsv(text, source.name);
  for (const header of [source.column, source.split, source.effective])
    if (header !== undefined && !headers.includes(header))
      throw new Error(`${source.name}: column missing: ${header} (the file has ${headers.join(", ")})`);
  const problems: string[] = [];
  const byPart = new Map(source.parts.map((part) => [part, new Map<string, ListEntry>()]));
  const duplicates = new Map<ListPart, number>();
  let restored = 0;
  for (const row of rows) {
    const written = row.cell(source.column) ?? "";
    const code = normalizeCode(written, source.digits);
    const part = partOf(source, row);
    if (code === undefined) {
      problems.push(
        `line ${row.line}: invalid code "${written}" (expected ${source.digits.join(" or ")} digits)`,
      );
      continue;
    }
    if (part === undefined) {
      problems.push(`line ${row.line}: unknown ${source.split} "${row.cell(source.split ?? "")}"`);
      continue;
    }
    if (code !== written) restored++;
    const prefix = source.level === "padded" && code.endsWith("00") ? code.slice(0, 8) : code;
    const entries = byPart.get(part);
    if (entries?.has(prefix)) duplicates.set(part, (duplicates.get(part) ?? 0) + 1);
    else entries?.set(prefix, { prefix, written: code, effective: effectiveOf(source, part, row) });
  }
  if (problems.length > 0) throw new Error(listProblems(source.name, problems));
  return {
    rows: rows.length,
    restored,
    lists: [...byPart].map(([part, entries]) => ({
      part,
      entries: [...entries.values()].sort((a, b) => (a.prefix < b.prefix ? -1 : 1)),
      duplicates: duplicates.get(part) ?? 0,
    })),
  };
}

function partOf(source: ListSource, row: CsvRow): ListPart | undefined {
  if (source.split === undefined) return source.parts[0];
  const value = row.cell(source.split) ?? "";
  return source.parts.find((part) => part.values?.includes(value));
}

function effectiveOf(source: ListSource, part: ListPart, row: CsvRow): string | null {
  const stated = source.effective === undefined ? "" : (row.cell(source.effective) ?? "");
  return /^\d{4}-\d{2}-\d{2}$/.test(stated) ? stated : part.effective;
}

/** Text with digits only and the leading zero that a spreadsheet dropped; undefined when it cannot be a code. */
function normalizeCode(written: string, digits: readonly number[]): string | undefined {
  const code = written.replace(/[."\s]/g, "");
  if (!/^\d+$/.test(code)) return undefined;
  if (digits.includes(code.length)) return code;
  return digits.includes(code.length + 1) ? `0${code}` : undefined;
}

function listProblems(name: string, problems: readonly string[]): string {
  const shown = problems.slice(0, 10).map((problem) => `  ${problem}`);
  const more = problems.length > 10 ? [`  and ${problems.length - 10} more`] : [];
  return [`${name}: ${problems.length} bad rows`, ...shown, ...more].join("\n");
}

import { csvCell } from "../measures/tabular/cell.js";
import type { Row } from "../measures/question.js";
import { relevances, type CodeChange, type Relevance } from "../measures/label-changes.js";
import { categoryNamesOf, codeColumn, codeNames, relevanceNames } from "../measures/tabular/columns.js";
import { matchChoice } from "../measures/gold/choice.js";
import { decodeText } from "../measures/tabular/decode.js";
import { readCode } from "../measures/tabular/hs-code.js";
import { columnOf, readTextTable } from "../measures/tabular/table.js";
import { categories, categoryName, className, task } from "../measures/task.js";

/** A line of a reader's file, or a part of it, that cannot be used. */
export interface Problem {
  line: number;
  /** the line's code as it stands there, cut short */
  text: string;
  reason: string;
}

export interface LabelCsv {
  changes: CodeChange[];
  /** the first ones, see `mostProblems` */
  problems: Problem[];
  problemCount: number;
  /** codes that got their leading zero back */
  restored: number;
  /** how the bytes were read, in words; `UTF-8` where nothing is to be said */
  encoding: string;
}

/** Problems that are kept and shown; all are counted. */
export const mostProblems = 200;

export interface LabelCsvOptions {
  /** does any code of the snapshot begin with these digits? */
  isKnown(prefix: string): boolean;
  /** names of categories that the site's runs use; default: the usual ones */
  categories?: readonly string[];
}

/**
 * The changes that a reader's file asks for, in whatever encoding and with whatever delimiter: a column of codes or
 * headings (`hs10`, `HTS Number`, `code`, …), and `relevance`, `category` (or `primary_category`), or both. Text is only
 * ever compared, never run.
 * @throws Error where the columns are not there or the file is not text
 */
export function readLabelCsv(file: string | Uint8Array, options: LabelCsvOptions): LabelCsv {
  const { text, encoding } =
    typeof file === "string" ? { text: file.replace(/^\ufeff/, ""), encoding: "UTF-8" } : decodeText(file);
  if (text.slice(0, 4096).includes("\0"))
    throw new Error("This is not a text file (expected CSV with the columns hs10 and relevance).");
  const table = readTextTable(text, [codeNames, [...relevanceNames, ...categoryNamesOf]]);
  if (!table) throw new Error(missingColumns(text));
  const reading: Reading = {
    ...options,
    code: codeColumn(table),
    relevance: columnOf(table.headers, relevanceNames),
    category: columnOf(table.headers, categoryNamesOf),
    seen: new Map(),
  };
  const result: LabelCsv = { changes: [], problems: [], problemCount: 0, restored: 0, encoding };
  for (const { line, cells, problem } of table.rows) {
    const note = (written: string, reason: string): void => {
      result.problemCount++;
      if (result.problems.length < mostProblems) result.problems.push({ line, text: short(written), reason });
    };
    if (problem !== undefined) note(cells.join(table.delimiter), problem);
    else readRow(cells, line, reading, result, note);
  }
  return result;
}

interface Reading extends LabelCsvOptions {
  /** columns; -1 where there is none */
  code: number;
  relevance: number;
  category: number;
  /** line and effect of each code so far */
  seen: Map<string, string>;
}

function missingColumns(text: string): string {
  const first = text.split(/\r|\n/).find((line) => line.trim() !== "") ?? "";
  return `Columns are missing (expected hs10 or hs10_code, and relevance or category; the first line is "${short(first, 120)}").`;
}

function readRow(
  cells: readonly string[],
  line: number,
  reading: Reading,
  result: LabelCsv,
  note: (written: string, reason: string) => void,
): void {
  const written = cells[reading.code] ?? "";
  const code = readCode(written);
  if ("reason" in code) return note(written, code.reason);
  if (!reading.isKnown(code.digits)) return note(written, "no code of this snapshot begins with it");
  const stated = cells[reading.relevance] ?? "";
  const relevance = findRelevance(stated);
  if (stated !== "" && !relevance)
    return note(
      written,
      `unknown relevance "${short(stated)}" (expected ${relevances.map(className).join(", ")})`,
    );
  const named = cells[reading.category] ?? "";
  const category = findCategory(named, reading.categories ?? categories());
  if (!relevance && category === undefined)
    return note(written, named ? unknownCategory(named) : "neither relevance nor category");
  const before = reading.seen.get(code.digits);
  if (before !== undefined) return note(written, `repeats a code (${before})`);
  if (named && category === undefined) note(written, `${unknownCategory(named)}; its relevance is used`);
  reading.seen.set(code.digits, `line ${line}: ${relevance ?? category ?? ""}`);
  if (code.restored) result.restored++;
  result.changes.push(changeOf(code.digits, relevance, category));
}

/** Of the task's own classes, each by its role, or of those that measures are written in. */
function findRelevance(stated: string): Relevance | undefined {
  const own = task.standard ?? {};
  const named = matchChoice([...relevances, ...Object.keys(own)], stated);
  return relevances.find((name) => name === (own[named ?? ""] ?? named));
}

function changeOf(
  prefix: string,
  relevance: Relevance | undefined,
  category: string | undefined,
): CodeChange {
  return {
    prefix,
    ...(relevance !== undefined && { relevance }),
    ...(category !== undefined && { category }),
  };
}

function findCategory(named: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, " ")
      .trim();
  const wanted = plain(named);
  if (wanted === "") return undefined;
  return known.find((name) => plain(name) === wanted || plain(categoryName(name)) === wanted);
}

function unknownCategory(named: string): string {
  return `unknown category "${short(named)}"`;
}

function short(text: string, length = 60): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Labels as a CSV file that this page and `atlas label import` read. */
export function writeLabelCsv(rows: readonly Row[]): string {
  const columns = ["hs10", "relevance", "category", "confidence"];
  const lines = rows.map((row) => columns.map((column) => csvCell(row[column] ?? null)).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

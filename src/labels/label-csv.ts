import { dsvFormat } from "d3";
import { csvCell } from "../view/figure/csv.js";
import type { Row } from "../measures/question.js";
import { isPrefix, relevances, type CodeChange, type Relevance } from "../measures/label-changes.js";
import { categories, categoryNames } from "../measures/vocabulary.js";
import { readRecords } from "./records.js";

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
}

/** Problems that are kept and shown; all are counted. */
export const mostProblems = 200;

const codeHeaders = ["hs10", "hs10_code", "code", "e_commodity", "i_commodity"];

export interface LabelCsvOptions {
  /** does any code of the snapshot begin with these digits? */
  isKnown(prefix: string): boolean;
  /** names of categories that the site's runs use; default: the usual ones */
  categories?: readonly string[];
}

/**
 * The changes that a reader's CSV file asks for: a column `hs10` (or `hs10_code`, `HS10`, `code`) with codes or
 * headings, and `relevance`, `category` (or `primary_category`), or both. Text is only ever compared, never run.
 * @throws Error where the columns are not there or the file is not text
 */
export function readLabelCsv(text: string, options: LabelCsvOptions): LabelCsv {
  if (/\0|\ufffd/.test(text.slice(0, 4096)))
    throw new Error("This is not a text file (expected CSV with the columns hs10 and relevance).");
  const lines = readRecords(text, startsWithCode);
  const start = lines.findIndex((line) => !line.text.startsWith("#"));
  const [header, ...records] = lines.slice(Math.max(0, start));
  const columns = columnsOf(header?.text ?? "");
  const reading: Reading = { ...options, ...columns, seen: new Map() };
  const result: LabelCsv = { changes: [], problems: [], problemCount: 0, restored: 0 };
  for (const record of records) {
    const note = (written: string, reason: string): void => {
      result.problemCount++;
      if (result.problems.length < mostProblems)
        result.problems.push({ line: record.line, text: short(written), reason });
    };
    if (record.problem !== undefined) {
      note(record.text, record.problem);
      continue;
    }
    readRow(columns.format.parseRows(record.text)[0] ?? [], record.line, reading, result, note);
  }
  return result;
}

function startsWithCode(line: string): boolean {
  return /^"?\d[\d.]{3,12}"?[,;\t]/.test(line);
}

interface Columns {
  format: ReturnType<typeof dsvFormat>;
  code: number;
  relevance: number;
  category: number;
}

interface Reading extends LabelCsvOptions, Columns {
  /** line and effect of each code so far */
  seen: Map<string, string>;
}

function columnsOf(header: string): Columns {
  const delimiter = ["\t", ";", ","].find((mark) => header.includes(mark)) ?? ",";
  const format = dsvFormat(delimiter);
  const names = (format.parseRows(header.slice(0, 10_000))[0] ?? []).map((name) => name.trim().toLowerCase());
  const place = (...wanted: string[]): number => names.findIndex((name) => wanted.includes(name));
  const columns = {
    format,
    code: place(...codeHeaders),
    relevance: place("relevance"),
    category: place("category", "primary_category"),
  };
  if (columns.code >= 0 && (columns.relevance >= 0 || columns.category >= 0)) return columns;
  throw new Error(
    `Columns are missing (expected hs10 or hs10_code, and relevance or category; the first line is "${short(header, 120)}").`,
  );
}

function readRow(
  cells: readonly string[],
  line: number,
  reading: Reading,
  result: LabelCsv,
  note: (written: string, reason: string) => void,
): void {
  const written = (cells[reading.code] ?? "").trim();
  const code = normalizeCode(written);
  if ("reason" in code) return note(written, code.reason);
  if (!reading.isKnown(code.prefix)) return note(written, "no code of this snapshot begins with it");
  const stated = (cells[reading.relevance] ?? "").trim();
  const relevance = relevances.find((name) => name.toLowerCase() === stated.toLowerCase());
  if (stated !== "" && !relevance)
    return note(written, `unknown relevance "${short(stated)}" (expected ${relevances.join(", ")})`);
  const named = (cells[reading.category] ?? "").trim();
  const category = findCategory(named, reading.categories ?? categories);
  if (!relevance && category === undefined)
    return note(written, named ? unknownCategory(named) : "neither relevance nor category");
  const before = reading.seen.get(code.prefix);
  if (before !== undefined) return note(written, `repeats a code (${before})`);
  if (named && category === undefined) note(written, `${unknownCategory(named)}; its relevance is used`);
  reading.seen.set(code.prefix, `line ${line}: ${relevance ?? category ?? ""}`);
  if (code.restored) result.restored++;
  result.changes.push(changeOf(code.prefix, relevance, category));
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

type NormalCode = { prefix: string; restored: boolean } | { reason: string };

/** Digits of a code or heading, dotted or not; chapters 01 to 09 lose their zero where a program took the code for a number. */
function normalizeCode(written: string): NormalCode {
  if (written === "") return { reason: "no code" };
  if (/^\d(\.\d+)?e\+?\d+$/i.test(written))
    return { reason: "a number in scientific notation has lost digits (expected the code as text)" };
  const digits = written.replace(/^(\d{3,10})\.0$/, "$1").replaceAll(/[.\s]/g, "");
  if (!/^\d{1,10}$/.test(digits)) return { reason: "not a code (expected 2, 4, 6, 8 or 10 digits)" };
  const prefix = digits.length % 2 ? `0${digits}` : digits;
  return isPrefix(prefix)
    ? { prefix, restored: prefix !== digits }
    : { reason: "not a code (expected 2, 4, 6, 8 or 10 digits)" };
}

function findCategory(named: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, " ")
      .trim();
  const wanted = plain(named);
  if (wanted === "") return undefined;
  return known.find(
    (name) =>
      plain(name) === wanted || plain((categoryNames as Record<string, string>)[name] ?? "") === wanted,
  );
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

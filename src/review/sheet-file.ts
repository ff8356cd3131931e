import type { Answer } from "../measures/gold/answers.js";
import type { ReviewTask } from "../measures/gold/sheet.js";
import { readSheet, sheetColumns, type SheetFile } from "../measures/gold/sheet-file.js";
import { sheetTable, type WrittenSheet } from "../measures/gold/sheet-text.js";
import { csvCell } from "../measures/tabular/cell.js";
import { decodeText } from "../measures/tabular/decode.js";
import { cellReader, readTextTable, type TextRow } from "../measures/tabular/table.js";

/** Codes that a sheet may hold: more than people look at in a year of afternoons is no sample. */
export const mostCodes = 5000;
/** Rows of a file: that many codes answered by five people. */
const mostRows = 5 * mostCodes;

/**
 * A sheet out of a CSV or JSON file, with whatever answers it holds.
 * @throws Error in a sentence: what was expected, and what came
 */
export function readReviewFile(content: string | Uint8Array, file: string, task: ReviewTask): SheetFile {
  const text = typeof content === "string" ? content : textOf(content, file);
  if (/\0|\ufffd/.test(text.slice(0, 4096)))
    throw new Error(`${file} is not a text file (expected a sheet as CSV or JSON).`);
  if (text.trim() === "") throw new Error(`${file} is empty (expected a sheet as CSV or JSON).`);
  const { headers, rows } = /^\s*[[{]/.test(text) ? jsonRows(text, file) : csvRows(text);
  if (rows.length > mostRows) throw tooMany(file, rows.length, "rows", mostRows);
  const cellOf = cellReader(headers);
  const sheet = readSheet(
    headers,
    rows.map(({ cells, ...row }) => ({ ...row, cell: (...names) => cellOf(cells, ...names)?.trim() })),
    { file, task },
  );
  if (sheet.codes.length === 0)
    throw new Error(
      `${file} holds no code that can be reviewed${sheet.leftOut[0] ? ` (line ${sheet.leftOut[0].line}: ${sheet.leftOut[0].problem})` : ""}.`,
    );
  if (sheet.codes.length > mostCodes) throw tooMany(file, sheet.codes.length, "codes", mostCodes);
  return sheet;
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return decodeText(bytes).text;
  } catch (cause) {
    throw new Error(`${file} is not a text file (expected a sheet as CSV or JSON).`, { cause });
  }
}

function tooMany(file: string, count: number, what: string, most: number): Error {
  const text = (n: number): string => n.toLocaleString("en-US");
  return new Error(
    `${file} holds ${text(count)} ${what} (expected ${text(most)} at most: a sample of a few hundred codes says as much).`,
  );
}

/** The sheet with everyone's answers as CSV, as `labels/gold/` takes it; texts cannot run in a spreadsheet. */
export function writeReviewCsv(sheet: WrittenSheet, answers: readonly Answer[]): string {
  const { headers, rows } = sheetTable(sheet, answers);
  return `${[headers, ...rows].map((cells) => cells.map((cell) => csvCell(cell)).join(",")).join("\n")}\n`;
}

/** The same as JSON: the rows of the table as objects. */
export function writeReviewJson(sheet: WrittenSheet, answers: readonly Answer[]): string {
  const { headers, rows } = sheetTable(sheet, answers);
  const objects = rows.map((cells) =>
    Object.fromEntries(headers.map((header, i) => [header, cells[i] ?? ""])),
  );
  return `${JSON.stringify({ format, sheet: sheet.id, task: sheet.task, rows: objects }, null, 1)}\n`;
}

/** Decisions as `atlas label override` takes them: those that everyone agrees on, with who, when and why. */
export function writeOverrides(answers: readonly Answer[]): string {
  const lines = answers.map(({ flow, hs10, relevance, category, who, decided, note }) =>
    [flow, hs10, relevance, category, who, decided.slice(0, 10), note || "decided in a review"]
      .map((cell) => csvCell(cell))
      .join(","),
  );
  return `${["flow,hs10,relevance,category,who,date,why", ...lines].join("\n")}\n`;
}

/** Decisions as examples for the prompt of a task file; whoever takes one takes its code out of every sheet. */
export function writeExamples(sheet: WrittenSheet, answers: readonly Answer[]): string {
  const texts = new Map(sheet.codes.map(({ hs10, description }) => [hs10, description]));
  const examples = answers.map(({ hs10, relevance, category, note }) => ({
    code: hs10,
    description: texts.get(hs10) ?? "",
    answer: { specific_use: "", reasoning: note, category, relevance, confidence: 95 },
  }));
  return `${JSON.stringify(examples, null, 2)}\n`;
}

const format = "ai-trade-atlas review 1";

function csvRows(text: string): { headers: string[]; rows: TextRow[] } {
  // a file without the columns is read all the same, so that its own ones can be named
  const { headers, rows } = readTextTable(text, sheetColumns) ??
    readTextTable(text, []) ?? { headers: [], rows: [] };
  return { headers, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")) };
}

function jsonRows(text: string, file: string): { headers: string[]; rows: TextRow[] } {
  const problem = (what: string): Error =>
    new Error(`${file} is not a review as this page saves it (${what}; expected format "${format}").`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem("it is cut off or not JSON");
  }
  const { format: stated, rows } = value as { format?: unknown; rows?: unknown };
  if (stated !== format || !Array.isArray(rows))
    throw problem(`its format is ${JSON.stringify(stated ?? null)}`);
  const objects = rows.map((row: unknown) => (typeof row === "object" && row !== null ? row : {}));
  const headers = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  return {
    headers,
    rows: objects.map((row, i) => ({
      line: i + 1,
      cells: headers.map((header) => {
        const cell = (row as Record<string, unknown>)[header];
        return typeof cell === "string" || typeof cell === "number" ? String(cell) : "";
      }),
    })),
  };
}

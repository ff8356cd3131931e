import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Cache, Flow } from "../../../cache.js";
import { parseCsv } from "../../../csv.js";
import { UsageError } from "../../../errors.js";
import { newestRun, readRun } from "../../../labels/run.js";
import { findCurrent } from "../../../snapshot/store.js";

/**
 * HS6 codes, or shorter prefixes, to pull places for: what was asked (prefixes, or files of codes), else the HS6 codes
 * of the codes that the label run in use calls High. Sorted; a code that a prefix covers is left out.
 */
export async function codesToPull(cache: Cache, flow: Flow, asked: readonly string[]): Promise<string[]> {
  const codes = asked.length > 0 ? await askedCodes(asked) : await highCodes(cache, flow);
  return withoutCovered(codes);
}

/** Whether a code, or every code of a prefix, is among those that a list of codes and prefixes stands for. */
export function isCovered(code: string, by: readonly string[]): boolean {
  return by.some((prefix) => code.startsWith(prefix));
}

async function askedCodes(asked: readonly string[]): Promise<string[]> {
  const codes: string[] = [];
  for (const word of asked.flatMap((text) => text.split(",")))
    if (existsSync(word)) codes.push(...(await fileCodes(word)));
    else codes.push(parseCode(word));
  return codes;
}

async function highCodes(cache: Cache, flow: Flow): Promise<string[]> {
  const run = (await findCurrent(cache))?.manifest.run ?? (await newestRun(cache))?.run;
  if (run === undefined || run === null)
    throw new UsageError(
      "no label run to take codes from (run atlas label first, or name them with --codes)",
    );
  const { labels } = await readRun(cache, run);
  const high = labels.filter((label) => label.flow === flow && label.relevance === "High");
  if (high.length === 0)
    throw new UsageError(`label run ${run} has no High code for ${flow} (expected some, or --codes)`);
  return high.map(({ hs10 }) => hs10.slice(0, 6));
}

const headers = ["hs6", "hs10", "hs10_code", "prefix", "code"];

/** A CSV file with a column of codes, or codes alone, one a line. Zeros that a spreadsheet took off are put back. */
async function fileCodes(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8");
  if (/^[\d.\s]*$/.test(text)) return text.split(/\s+/).filter(Boolean).map(restoreCode);
  const file = parseCsv(text, basename(path));
  if (!file.headers.some((name) => headers.includes(name.toLowerCase())))
    throw new UsageError(`${path}: column missing (expected one of ${headers.join(", ")}, or codes alone)`);
  return file.rows.map((row) => restoreCode(row.cell(...headers) ?? ""));
}

function restoreCode(text: string): string {
  const digits = text.replaceAll(".", "");
  return parseCode(digits.length % 2 === 1 ? `0${digits}` : digits);
}

/** At least two digits, at most the six that ports and states know; what lies beyond is cut off. */
function parseCode(text: string): string {
  const digits = text.trim().replaceAll(".", "");
  if (!/^(\d{2}){1,5}$/.test(digits))
    throw new UsageError(`invalid code: "${text}" (expected 2, 4, 6, 8 or 10 digits, or a file of codes)`);
  return digits.slice(0, 6);
}

function withoutCovered(codes: readonly string[]): string[] {
  const kept: string[] = [];
  for (const code of [...new Set(codes)].sort()) if (!isCovered(code, kept)) kept.push(code);
  return kept;
}

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { codeColumn, codeNames } from "../../../../src/measures/tabular/columns.js";
import { decodeText } from "../../../../src/measures/tabular/decode.js";
import { readCode } from "../../../../src/measures/tabular/hs-code.js";
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
    else codes.push(typedCode(word));
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

/** A CSV file with a column of codes, or codes alone, one a line. Zeros that a spreadsheet took off are put back. */
async function fileCodes(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const { text } = decodeText(bytes);
  if (/^[\d.\s]*$/.test(text)) return text.split(/\s+/).filter(Boolean).map(parseCode);
  const { headers, rows, cells } = parseCsv(bytes, path, [codeNames]);
  const at = codeColumn({ headers, rows: cells });
  return rows.map((row) => parseCode(row.at(at)));
}

/** A code on the command line: nobody took it for a number, so an odd number of digits is a slip. */
function typedCode(word: string): string {
  const code = readCode(word);
  if ("restored" in code && code.restored)
    throw new UsageError(`invalid code: "${word}" (expected 2, 4, 6, 8 or 10 digits, or a file of codes)`);
  return parseCode(word);
}

/** At least two digits, at most the six that ports and states know; what lies beyond is cut off. */
function parseCode(text: string): string {
  const code = readCode(text);
  if ("reason" in code) throw new UsageError(`invalid code: "${text}": ${code.reason}`);
  return code.digits.slice(0, 6);
}

function withoutCovered(codes: readonly string[]): string[] {
  const kept: string[] = [];
  for (const code of [...new Set(codes)].sort()) if (!isCovered(code, kept)) kept.push(code);
  return kept;
}

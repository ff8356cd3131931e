import type { Flow } from "../cache.js";
import { parseCsv, type CsvRow } from "../csv.js";
import { normalizeHs10 } from "./code.js";
import { categoryNames, labelNames, matchChoice, type Task } from "./task.js";

/** One labelled code of a file. */
export interface FileLabel {
  /** the only flow it is for, where the file tells flows apart */
  flow: Flow | undefined;
  hs10: string;
  relevance: string;
  confidence: number | null;
  category: string | null;
  specific_use: string | null;
  reasoning: string | null;
}

/** A row that was left out, or a value of it that was. */
export interface FileProblem {
  line: number;
  code: string;
  problem: string;
}

export interface LabelFile {
  labels: FileLabel[];
  leftOut: FileProblem[];
  /** values left out of rows that were kept */
  doubtful: FileProblem[];
  /** codes that got their leading zero back */
  restored: number;
}

const flows: readonly Flow[] = ["imports", "exports"];
const codeHeaders = ["hs10", "hs10_code", "code", "e_commodity", "i_commodity"];

/**
 * Reads a published label file: `hs10` or `hs10_code` and `relevance`, the rest optional. Rows labelled `Error`,
 * with no valid code or label, and repeated codes are left out and named. A column `flow` (`imports`, `exports`), as
 * `atlas label export` writes it, makes a row one flow's. Throws when a needed column is missing.
 */
export function readLabelFile(text: string | Uint8Array, file: string, task: Task): LabelFile {
  const { headers, rows } = parseCsv(text, file);
  const lower = headers.map((header) => header.toLowerCase());
  if (!codeHeaders.some((header) => lower.includes(header)) || !lower.includes("relevance"))
    throw new Error(
      `${file}: columns missing (expected hs10 or hs10_code, and relevance; it has ${headers.join(", ")})`,
    );
  const read: LabelFile = { labels: [], leftOut: [], doubtful: [], restored: 0 };
  const seen = new Map<string, string>();
  for (const row of rows) {
    const written = row.cell(...codeHeaders) ?? "";
    const label = row.cell("relevance") ?? "";
    const code = normalizeHs10(written);
    const relevance = matchChoice(labelNames(task), label);
    const stated = row.cell("flow") ?? "";
    const flow = flows.find((name) => name === stated);
    const key = `${stated} ${code?.hs10}`;
    const problem =
      code === undefined
        ? `invalid code "${written}" (expected ten digits)`
        : relevance === undefined
          ? `invalid relevance "${label}" (expected ${labelNames(task).join(", ")})`
          : stated !== "" && flow === undefined
            ? `invalid flow "${stated}" (expected ${flows.join(" or ")})`
            : seen.has(key)
              ? `repeats ${code.hs10} (first as ${seen.get(key)})`
              : undefined;
    if (code === undefined || relevance === undefined || problem !== undefined) {
      read.leftOut.push({ line: row.line, code: written, problem: problem ?? "" });
      continue;
    }
    seen.set(key, relevance);
    if (code.restored) read.restored++;
    read.labels.push({
      flow,
      hs10: code.hs10,
      relevance,
      ...optionalCells(row, task, written, read.doubtful),
    });
  }
  return read;
}

function optionalCells(
  row: CsvRow,
  task: Task,
  code: string,
  doubtful: FileProblem[],
): Omit<FileLabel, "flow" | "hs10" | "relevance"> {
  const note = (problem: string): null => (doubtful.push({ line: row.line, code, problem }), null);
  const stated = row.cell("confidence") ?? "";
  const confidence = Math.round(Number(stated));
  const valid = stated !== "" && confidence >= 0 && confidence <= 100;
  const written = row.cell("category", "primary_category") ?? "";
  const category = matchChoice(categoryNames(task), written);
  return {
    confidence:
      stated === "" ? null : valid ? confidence : note(`invalid confidence "${stated}" (expected 0 to 100)`),
    category: written === "" ? null : (category ?? note(`unknown category "${written}"`)),
    specific_use: row.cell("specific_use") || null,
    reasoning: row.cell("reasoning") || null,
  };
}

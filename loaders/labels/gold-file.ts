import { parseCsv } from "../csv.js";
import type { Flow } from "../cache.js";
import { normalizeHs10 } from "./code.js";
import type { FileProblem } from "./label-file.js";
import { categoryNames, labelNames, matchChoice, type Task } from "./task.js";

/** What people say of one code. */
export interface GoldLabel {
  /** undefined when the file does not tell flows apart */
  flow: Flow | undefined;
  hs10: string;
  relevance: string;
  category: string | null;
  /** with which it was drawn; undefined where the file gives none: then all codes count alike */
  probability: number | undefined;
}

export interface GoldFile {
  labels: GoldLabel[];
  leftOut: FileProblem[];
  /** rows of a gold sheet that nobody has filled in yet */
  open: number;
  /** true when every row has the probability with which it was drawn */
  drawn: boolean;
}

const codeHeaders = ["hs10", "hs10_code", "code", "e_commodity", "i_commodity"];
const relevanceHeaders = ["gold_relevance", "relevance"];

/** Reads a filled gold sheet (`atlas label gold sample`) or any label file as the standard to score against. */
export function readGoldFile(text: string | Uint8Array, file: string, task: Task): GoldFile {
  const { headers, rows } = parseCsv(text, file);
  const lower = headers.map((header) => header.toLowerCase());
  for (const wanted of [codeHeaders, relevanceHeaders])
    if (!wanted.some((header) => lower.includes(header)))
      throw new Error(
        `${file}: column missing (expected ${wanted.join(" or ")}; it has ${headers.join(", ")})`,
      );
  const read: GoldFile = { labels: [], leftOut: [], open: 0, drawn: lower.includes("probability") };
  for (const row of rows) {
    const written = row.cell(...codeHeaders) ?? "";
    const stated = row.cell(...relevanceHeaders) ?? "";
    const flow = row.cell("flow");
    const probability = row.cell("probability");
    const code = normalizeHs10(written);
    const relevance = matchChoice(labelNames(task), stated);
    if (stated === "" && read.drawn) read.open++;
    else if (code === undefined || relevance === undefined)
      read.leftOut.push({ line: row.line, code: written, problem: problemOf(written, stated, code, task) });
    else if (probability !== undefined && !(Number(probability) > 0 && Number(probability) <= 1))
      read.leftOut.push({ line: row.line, code: written, problem: `invalid probability "${probability}"` });
    else
      read.labels.push({
        flow: flow === "imports" || flow === "exports" ? flow : undefined,
        hs10: code.hs10,
        relevance,
        category:
          matchChoice(categoryNames(task), row.cell("gold_category", "category", "primary_category") ?? "") ??
          null,
        probability: probability === undefined ? undefined : Number(probability),
      });
  }
  return read;
}

function problemOf(code: string, relevance: string, valid: unknown, task: Task): string {
  return valid === undefined
    ? `invalid code "${code}" (expected ten digits)`
    : `invalid relevance "${relevance}" (expected ${labelNames(task).join(", ")})`;
}

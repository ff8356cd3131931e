import { confidenceScale, type ConfidenceScale } from "../../src/measures/tabular/confidence.js";
import {
  categoryNamesOf,
  codeColumn,
  codeNames,
  confidenceNames,
  otherCodeColumns,
  relevanceNames,
} from "../../src/measures/tabular/columns.js";
import { readHs10 } from "../../src/measures/tabular/hs-code.js";
import { plainName } from "../../src/measures/tabular/table.js";
import type { Flow } from "../cache.js";
import { parseCsv, type CsvRow } from "../csv.js";
import { taskInUse } from "../tasks/in-use.js";
import { categoryNames, labelNames, matchChoice, type Task } from "../tasks/task.js";

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
  /** how the file was read, where it had to be found out */
  notes: string[];
}

const flows: readonly Flow[] = ["imports", "exports"];

/**
 * Reads a published label file, in whatever encoding and with whatever delimiter: a column of codes (`hs10`,
 * `HTS Number`, a commodity with its code in front, …) and `relevance`, the rest optional. Rows labelled `Error`,
 * with no valid code or label, and repeated codes are left out and named. A column `flow` (`imports`, `exports`), as
 * `atlas label export` writes it, makes a row one flow's. Throws when a needed column is missing.
 */
export function readLabelFile(content: string | Uint8Array, file: string, task: Task): LabelFile {
  const { headers, rows, cells, said } = parseCsv(content, file, [codeNames, relevanceNames]);
  const codeAt = codeColumn({ headers, rows: cells });
  const scale = confidenceScale(rows.map((row) => row.cell(...confidenceNames) ?? ""));
  const stated = headers.filter((header) =>
    relevanceNames.some((name) => plainName(name) === plainName(header)),
  );
  const notes = [
    said,
    scale.said,
    ...otherCodeColumns({ headers, rows: cells }, codeAt)
      .filter(({ differ }) => differ > 0)
      .map(
        ({ header, differ }) =>
          `codes were read from ${headers[codeAt]}, not from ${header}, where ${differ === 1 ? "one row has" : `${differ} rows have`} another code`,
      ),
    ...(stated.length > 1 ? [`of the columns ${stated.join(" and ")} one was read`] : []),
  ].filter((note) => note !== null);
  const read: LabelFile = { labels: [], leftOut: [], doubtful: [], restored: 0, notes };
  const seen = new Map<string, string>();
  for (const row of rows) {
    const written = row.at(codeAt);
    const label = row.cell(...relevanceNames) ?? "";
    const code = readHs10(written);
    const relevance = matchChoice(labelNames(task), label);
    const stated = row.cell("flow") ?? "";
    const flow = flows.find((name) => name.startsWith(stated.toLowerCase()) && stated.length > 4);
    const key = "hs10" in code ? `${flow} ${code.hs10}` : "";
    const problem =
      row.problem ??
      ("reason" in code
        ? `invalid code "${shorten(written)}": ${code.reason}`
        : relevance === undefined
          ? `invalid relevance "${shorten(label)}" (expected ${labelNames(task).join(", ")})`
          : stated !== "" && flow === undefined
            ? `invalid flow "${stated}" (expected ${flows.join(" or ")})`
            : seen.has(key)
              ? `repeats ${code.hs10} (first as ${seen.get(key)})`
              : undefined);
    if ("reason" in code || relevance === undefined || problem !== undefined) {
      read.leftOut.push({ line: row.line, code: shorten(written), problem: problem ?? "" });
      continue;
    }
    seen.set(key, relevance);
    if (code.restored) read.restored++;
    read.labels.push({
      flow,
      hs10: code.hs10,
      relevance,
      ...optionalCells(row, task, written, scale, read.doubtful),
    });
  }
  return read;
}

function optionalCells(
  row: CsvRow,
  task: Task,
  code: string,
  scale: ConfidenceScale,
  doubtful: FileProblem[],
): Omit<FileLabel, "flow" | "hs10" | "relevance"> {
  const note = (problem: string): null => (doubtful.push({ line: row.line, code, problem }), null);
  const confidence = scale.read(row.cell(...confidenceNames) ?? "");
  const written = row.cell(...categoryNamesOf) ?? "";
  const category = findCategory(task, written);
  return {
    confidence: typeof confidence === "object" && confidence !== null ? note(confidence.reason) : confidence,
    category: written === "" ? null : (category ?? note(`unknown category "${written}"`)),
    specific_use: row.cell("specific_use") || null,
    reasoning: row.cell("reasoning") || null,
  };
}

/** By its name or by the title that pages show. */
function findCategory(task: Task, written: string): string | undefined {
  const { categories } = taskInUse(task);
  const titled = matchChoice(
    categories.map(({ title }) => title),
    written,
  );
  return matchChoice(categoryNames(task), written) ?? categories.find(({ title }) => title === titled)?.name;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFolder } from "../atomic.js";
import { codeColumn, codeNames, relevanceNames } from "../../src/measures/tabular/columns.js";
import type { Cache, Flow } from "../cache.js";
import { parseCsv } from "../csv.js";
import type { Origin } from "../origin.js";
import { readParquet, writeParquet } from "../parquet.js";
import type { SourceFile } from "../snapshot/manifest.js";
import { DamagedError, readStored, stored } from "../stored.js";
import type { Column } from "../snapshot/tables.js";
import { normalizeHs10 } from "./code.js";
import { categoryNames, labelNames, matchChoice, type Task } from "../tasks/task.js";

/** What a person says of a code, whatever any run says: it wins over every run, and is shown as such. */
export interface Override {
  flow: Flow;
  hs10: string;
  relevance: string;
  category: string;
  who: string;
  /** the day of the decision, `YYYY-MM-DD` */
  decided: string;
  why: string;
}

/**
 * Reads an override file: code, relevance, category, who, date, why; flow where only one flow is meant. Every row must
 * be whole: a decision without a name or a reason is none. Throws with all bad rows.
 */
export function readOverrideFile(text: string | Uint8Array, file: string, task: Task): Override[] {
  const { headers, rows, cells } = parseCsv(text, file, [codeNames, relevanceNames]);
  const codeAt = codeColumn({ headers, rows: cells });
  const problems: string[] = [];
  const seen = new Set<string>();
  const overrides = rows.flatMap((row): Override[] => {
    const code = normalizeHs10(row.at(codeAt));
    const relevance = matchChoice(labelNames(task), row.cell("relevance") ?? "");
    const category = matchChoice(categoryNames(task), row.cell("category") ?? "");
    const [who, decided, why] = [
      row.cell("who") ?? "",
      row.cell("date", "when") ?? "",
      row.cell("why") ?? "",
    ];
    const problem =
      row.problem ||
      (code === undefined && "no ten-digit code") ||
      (relevance === undefined && `relevance: expected ${labelNames(task).join(", ")}`) ||
      (category === undefined && `category: expected ${categoryNames(task).join(", ")}`) ||
      ((relevance === task.outside.label) !== (category === task.outside.category) &&
        `${task.outside.label} goes with ${task.outside.category} and nothing else does`) ||
      (who === "" && "who: expected a name") ||
      (!/^\d{4}-\d{2}-\d{2}$/.test(decided) && "date: expected YYYY-MM-DD") ||
      (why === "" && "why: expected a reason");
    const stated = row.cell("flow");
    const flows: Flow[] = stated === "imports" || stated === "exports" ? [stated] : ["imports", "exports"];
    const again = flows.find((flow) => seen.has(`${flow} ${code?.hs10}`));
    if (problem || again || code === undefined || relevance === undefined || category === undefined) {
      problems.push(`line ${row.line}: ${problem || `repeats ${code?.hs10}`}`);
      return [];
    }
    for (const flow of flows) seen.add(`${flow} ${code.hs10}`);
    return flows.map((flow) => ({ flow, hs10: code.hs10, relevance, category, who, decided, why }));
  });
  if (problems.length > 0)
    throw new Error(`${file}: ${problems.length} bad rows\n  ${problems.join("\n  ")}`);
  return overrides;
}

/** Keeps the overrides of a file in place of those before; they are decisions on a task's question and on no other. */
export async function writeOverrides(
  cache: Cache,
  overrides: readonly Override[],
  origin: Origin,
  task: string,
): Promise<void> {
  await replaceFolder(folderOf(cache), async (folder) => {
    const rows = overrides.map((override) => ({ ...override }));
    await writeParquet(join(folder, "overrides.parquet"), columns, rows, ["flow", "hs10"]);
    await writeFile(join(folder, "source.json"), `${JSON.stringify({ ...origin.source, task }, null, 2)}\n`);
  });
}

/** The overrides in force; undefined when nobody gave any. */
export async function findOverrides(
  cache: Cache,
): Promise<{ file: string; source: SourceFile; overrides: Override[] } | undefined> {
  const file = join(folderOf(cache), "overrides.parquet");
  if (!existsSync(file)) return undefined;
  const path = join(folderOf(cache), "source.json");
  const wayOut = "run atlas label override with the file of overrides again";
  const source = await readStored<SourceFile>(path, stored.source, wayOut);
  if (!source) throw new DamagedError(`missing file: ${path} (${wayOut})`);
  return { file, source, overrides: await readParquet<Override>(file) };
}

function folderOf(cache: Cache): string {
  return join(cache.labels, "overrides");
}

const text = (name: string, about: string): Column => ({ name, type: "VARCHAR", unit: "text", about });

const columns: readonly Column[] = [
  text("flow", "imports or exports"),
  text("hs10", "the code"),
  text("relevance", "the label that a person gave"),
  text("category", "its category"),
  text("who", "who decided"),
  text("decided", "when, YYYY-MM-DD"),
  text("why", "the reason"),
];

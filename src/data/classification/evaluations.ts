import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheAt } from "../../../loaders/cache.js";
import { evaluate, type Evaluation } from "../../../loaders/labels/evaluate.js";
import { readGoldFile, type GoldFile } from "../../../loaders/labels/gold-file.js";
import { labelKey, type Label } from "../../../loaders/labels/label.js";
import type { Task } from "../../../loaders/tasks/task.js";
import { OtherTask } from "../../measures/gold/sheet-file.js";
import type { Session } from "../../../loaders/snapshot/session.js";

/** A sheet that people filled in, with the name of its file. */
export interface GoldSheet extends GoldFile {
  file: string;
}

/** How a run meets one sheet. */
export interface RunEvaluation extends Evaluation {
  file: string;
  /** rows of the sheet that nobody has filled in yet */
  open: number;
}

/** The gold sheets of the cache that the snapshot lies in: the CSV files of `labels/gold/` that ask this task. */
export async function goldSheets({ folder }: Pick<Session, "folder">, task: Task): Promise<GoldSheet[]> {
  const gold = join(cacheAt(dirname(dirname(folder))).labels, "gold");
  if (!existsSync(gold)) return [];
  const sheets: GoldSheet[] = [];
  for (const file of (await readdir(gold)).filter((name) => name.endsWith(".csv")).sort())
    try {
      sheets.push({ file, ...readGoldFile(await readFile(join(gold, file)), file, task) });
    } catch (error) {
      if (!(error instanceof OtherTask)) throw error;
    }
  return sheets;
}

/** Every run against every sheet that holds some of its codes. */
export function evaluations(
  labels: ReadonlyMap<string, readonly Label[]>,
  sheets: readonly GoldSheet[],
  task: Task,
): RunEvaluation[] {
  return sheets.flatMap((sheet) =>
    [...labels]
      .map(([run, ofRun]) => ({
        file: sheet.file,
        open: sheet.open,
        ...evaluate(run, ofRun, sheet, task),
      }))
      .filter(({ codes }) => codes > 0),
  );
}

/** Keys of all codes that people have labelled; a gold label without a flow stands for both. */
export function lookedAt(sheets: readonly GoldSheet[]): Set<string> {
  return new Set(
    sheets.flatMap((sheet) =>
      sheet.labels.flatMap(({ flow, hs10 }) =>
        (flow === undefined ? (["imports", "exports"] as const) : [flow]).map((one) =>
          labelKey({ flow: one, hs10 }),
        ),
      ),
    ),
  );
}

import { labelKey } from "../../loaders/labels/label.js";
import { countedLabels } from "../../loaders/tasks/task.js";
import type { Session } from "../../loaders/snapshot/session.js";
import { runCodesSql, type RunCode } from "../measures/label-runs.js";
import type { Flow } from "../measures/vocabulary.js";
import { completeYears } from "../base/site.js";
import { correctedShares, type CorrectedShare } from "./classification/corrected.js";
import { evaluations, goldSheets, lookedAt, type RunEvaluation } from "./classification/evaluations.js";
import { reviewRows, type ReviewRow, type ValuedLabel } from "./classification/queue.js";
import { askedTask, runRows, taskInUse, type AskedTask, type RunRow } from "./classification/runs.js";
import { wholeYears } from "../measures/asking.js";

/** What the Classification page needs besides labels and trade. */
export interface ClassificationData {
  task: AskedTask;
  runs: RunRow[];
  evaluations: RunEvaluation[];
  /** the share of goods in the last whole year, corrected by a drawn gold sample */
  corrected: CorrectedShare[];
  queue: { year: Record<Flow, number | null>; rows: ReviewRow[] };
}

const queueLength = 200;

/** Task and prompt, runs, what people's labels say of them, and what people should look at next. */
export async function classification(session: Session): Promise<ClassificationData> {
  const task = await taskInUse(session);
  const asked = askedTask(task);
  const answering = session.task?.runs;
  const runs = session.manifest.runs.filter(({ run }) => answering?.includes(run) !== false);
  const lastWhole = (flow: Flow): number | null =>
    completeYears(session.manifest, flow)
      .sort((a, b) => a - b)
      .at(-1) ?? null;
  const year = { imports: lastWhole("imports"), exports: lastWhole("exports") };
  const labels = new Map<string, ValuedLabel[]>();
  for (const { run } of runs)
    labels.set(run, [
      ...(await labelsOf(session, run, "imports", year.imports)),
      ...(await labelsOf(session, run, "exports", year.exports)),
    ]);
  const sheets = await goldSheets(session, task);
  return {
    task: asked,
    runs: runRows(runs, asked),
    evaluations: evaluations(labels, sheets, task),
    corrected: await correctedShares(session, labels, sheets, year, countedLabels(task)),
    queue: {
      year,
      rows: reviewRows(
        labels.get(session.run ?? "") ?? [],
        new Set([...lookedAt(sheets), ...overridden(labels.get(session.run ?? "") ?? [])]),
        queueLength,
      ),
    },
  };
}

/** What the run itself said where people have overridden it: it is scored by that, or its errors would be gone. */
function ownLabel({ model, relevance, reasoning }: RunCode): string {
  const said = model === "override" ? /in place of (.*)\)$/.exec(reasoning ?? "")?.[1] : undefined;
  return said ?? relevance;
}

function overridden(labels: readonly ValuedLabel[]): string[] {
  return labels.filter(({ model }) => model === "override").map(labelKey);
}

async function labelsOf(
  { database }: Session,
  run: string,
  flow: Flow,
  year: number | null,
): Promise<ValuedLabel[]> {
  const window = year === null ? {} : wholeYears(year);
  const rows = await database.rows<RunCode>(runCodesSql(flow, run, window));
  return rows.map((row) => ({
    ...row,
    relevance: ownLabel(row),
    flow,
    value: year === null ? 0 : Number(row.value),
    prompt_hash: "",
    labelled_at: "",
  }));
}

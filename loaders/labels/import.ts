import type { Cache, Flow } from "../cache.js";
import type { Origin } from "../origin.js";
import type { Reporter } from "../progress.js";
import { contentHash, shortHash } from "./hash.js";
import type { Label } from "./label.js";
import { readLabelFile, type FileProblem, type LabelFile } from "./label-file.js";
import type { RunRecord } from "./run.js";
import { saveRun, type SaveOptions, type Saved } from "./save-run.js";
import type { Task } from "../tasks/task.js";

/** A label file and the flows whose codes it labels. */
export interface ImportPart {
  origin: Origin;
  flows: readonly Flow[];
}

/** Brings label files as one run. A file that several flows share is read for each of them. */
export async function importRun(
  cache: Cache,
  run: string,
  task: Task,
  parts: readonly ImportPart[],
  options: SaveOptions,
  reporter: Reporter,
): Promise<Saved> {
  const labels: Label[] = [];
  const leftOut: FileProblem[] = [];
  const labelled = new Date().toISOString();
  let restored = 0;
  for (const { origin, flows } of parts) {
    const read = readLabelFile(origin.bytes, origin.source.name, task);
    report(origin.source.name, read, flows, reporter);
    if (read.labels.length === 0) throw new Error(noLabel(origin.source.name, read));
    leftOut.push(...read.leftOut);
    restored += read.restored;
    const common = { model: null, prompt_hash: origin.source.sha256.slice(0, 16), labelled_at: labelled };
    for (const flow of flows)
      for (const { flow: only = flow, ...label } of read.labels)
        if (only === flow) labels.push({ flow, ...label, ...common, vote_share: null });
  }
  const record: RunRecord = {
    run,
    labeler: "import",
    model: null,
    prompt_hash: shortHash(parts.map(({ origin }) => origin.source.sha256)),
    schema_version: task.version,
    labelled,
    codes: labels.length,
    cost_usd: null,
    failures: leftOut.length,
    note: `imported from ${parts.map(({ origin }) => origin.source.address).join(" and ")}`,
    task: task.name,
    content_hash: contentHash(labels),
    sources: parts.map(({ origin }) => origin.source),
    details: { restored_leading_zeros: restored, left_out: leftOut },
  };
  return saveRun(cache, record, labels, options);
}

/** Every line with its reason, up to ten: what a reader needs who brought a file that is no good at all. */
function noLabel(file: string, { leftOut }: LabelFile): string {
  const lines = leftOut.slice(0, 10).map(({ line, problem }) => `  line ${line}: ${problem}`);
  const more = leftOut.length > 10 ? [`  and ${leftOut.length - 10} more`] : [];
  return [`${file}: no row with a code and a label, of ${leftOut.length}`, ...lines, ...more].join("\n");
}

function report(file: string, read: LabelFile, flows: readonly Flow[], reporter: Reporter): void {
  reporter.note(`${file}: ${read.labels.length} labels`);
  for (const note of read.notes) reporter.note(`${file}: ${note}`);
  const others = read.labels.filter(({ flow }) => flow !== undefined && !flows.includes(flow)).length;
  if (others > 0) reporter.note(`${file}: ${others} labels of a flow that was not asked for, left out`);
  if (read.restored > 0)
    reporter.note(`${file}: ${read.restored} codes had lost their leading zero; restored`);
  for (const [what, problems] of [
    ["rows left out", read.leftOut],
    ["values left out", read.doubtful],
  ] as const) {
    if (problems.length > 0) reporter.note(`${file}: ${problems.length} ${what}`);
    for (const { line, code, problem } of problems.slice(0, 20))
      reporter.note(`  line ${line}, ${code || "no code"}: ${problem}`);
    if (problems.length > 20) reporter.note(`  and ${problems.length - 20} more (all of them in run.json)`);
  }
}

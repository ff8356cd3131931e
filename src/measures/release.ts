import { formatMonth, formatValue } from "./format.js";
import type { Flow } from "./vocabulary.js";

/** What a release changed against the one before it: what `atlas diff` says, added up. Dollars are whole. */
export interface ReleaseChanges {
  before: string;
  /** months that only the later, or only the earlier one holds, `YYYY-MM` */
  months: Record<Flow, { added: string[]; removed: string[] }>;
  /** months of which cells were revised, with the sums of these cells over all goods */
  revised: Record<Flow, { months: string[]; cells: number; change: number }>;
  codes: { began: number; ended: number; family: number; label: number };
  runs: { before: string | null; after: string | null };
}

const flows: readonly Flow[] = ["imports", "exports"];

/** What a release brought, in sentences; of a first one, that there is nothing to compare it with. */
export function releaseSentences(changes: ReleaseChanges | null): string[] {
  if (!changes) return ["This is the only release that is kept, so nothing can be said of revisions yet."];
  const { before, codes, runs } = changes;
  const sentences = [...flows.map((flow) => monthsSentence(changes, flow)), codesSentence(codes)];
  if (runs.before !== runs.after)
    sentences.push(`Labels are of the run ${runs.after ?? "none"}, before of ${runs.before ?? "none"}.`);
  const said = sentences.filter(Boolean);
  return said.length ? said : [`Nothing differs from the release before, ${before}.`];
}

function monthsSentence({ months, revised }: ReleaseChanges, flow: Flow): string {
  const { added, removed } = months[flow];
  const { months: changed, cells, change } = revised[flow];
  const parts = [
    added.length ? `${spanOf(added)} new` : "",
    removed.length ? `${spanOf(removed)} gone` : "",
    changed.length
      ? `${count(changed.length, "month")} revised (${spanOf(changed)}), ${formatValue(change, "dollars", { sign: true })} in ${count(cells, "cell")}`
      : "",
  ].filter(Boolean);
  return parts.length ? `${flow === "imports" ? "Imports" : "Exports"}: ${parts.join("; ")}.` : "";
}

function codesSentence({ began, ended, family, label }: ReleaseChanges["codes"]): string {
  const parts = [
    began ? `${count(began, "code")} new` : "",
    ended ? `${count(ended, "code")} gone` : "",
    family ? `${count(family, "code")} in another family` : "",
    label ? `${count(label, "code")} with another label` : "",
  ].filter(Boolean);
  return parts.length ? `Codes: ${parts.join("; ")}.` : "";
}

/** One month by its name, several by the first and the last. */
function spanOf(months: readonly string[]): string {
  const sorted = [...months].sort();
  const [first = "", last = ""] = [sorted[0], sorted.at(-1)];
  return first === last ? formatMonth(first) : `${formatMonth(first)} to ${formatMonth(last)}`;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString("en-US")} ${what}${number === 1 ? "" : "s"}`;
}

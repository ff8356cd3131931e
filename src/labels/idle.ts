import { isCodeChange, type LabelChange, type ReaderLabels } from "../measures/label-changes.js";
import { alteredCodesSql } from "../measures/reader-labels.js";
import type { ReaderAnswers } from "./host.js";

/** Keys of the changes that alter no label, because they repeat what the codes are labelled anyway: they do not count. */
export async function idleChanges(
  labels: ReaderLabels,
  baseline: ReaderAnswers["baseline"],
): Promise<ReadonlySet<string>> {
  if (!labels.changes.length) return none;
  const { rows = [] } = await baseline({ rows: { sql: alteredCodesSql(labels), detail: "none" } });
  return idleAmong(
    labels.changes,
    rows.map(({ hs10, category }) => ({ code: String(hs10), category })),
  );
}

const none: ReadonlySet<string> = new Set();

/** Keys of the changes under which no altered code stands; `category` is the one that a code has without them. */
export function idleAmong(
  changes: readonly LabelChange[],
  altered: readonly { code: string; category: unknown }[],
): ReadonlySet<string> {
  const codes = altered.map(({ code }) => code).sort();
  const isUnder = (prefix: string): boolean => {
    let [low, high] = [0, codes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((codes[middle] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    return codes[low]?.startsWith(prefix) ?? false;
  };
  const moved = new Set(changes.map(({ category }) => category)); // a category that changes fill may be changed again
  const categories = new Set(altered.map(({ category }) => category));
  const idle = changes.filter((change) =>
    isCodeChange(change) ? !isUnder(change.prefix) : !categories.has(change.of) && !moved.has(change.of),
  );
  return new Set(idle.map(keyOf));
}

/** A change as a set of them knows it again. */
export function keyOf(change: LabelChange): string {
  return JSON.stringify(change);
}

import {
  effectiveChanges,
  unchangedLabels,
  type LabelBase,
  type LabelChange,
  type ReaderLabels,
} from "../measures/label-changes.js";

/** The reader's labels with what undo and redo lead to. Every function returns a new history. */
export interface History {
  readonly past: readonly ReaderLabels[];
  readonly present: ReaderLabels;
  readonly future: readonly ReaderLabels[];
}

export const emptyHistory: History = { past: [], present: unchangedLabels, future: [] };

/** Steps that undo can go back. */
const longestPast = 100;

export function withLabels(history: History, labels: ReaderLabels): History {
  if (sameLabels(history.present, labels)) return history;
  return { past: [...history.past, history.present].slice(-longestPast), present: labels, future: [] };
}

/** Adds changes after those there are: one step of undo, however many. */
export function withChanges(history: History, added: readonly LabelChange[]): History {
  const { present } = history;
  return withLabels(history, { ...present, changes: effectiveChanges([...present.changes, ...added]) });
}

/** Takes one change out of the list. */
export function withoutChange(history: History, index: number): History {
  const { present } = history;
  return withLabels(history, { ...present, changes: present.changes.filter((_, i) => i !== index) });
}

export function withBase(history: History, base: LabelBase): History {
  return withLabels(history, { ...history.present, base });
}

/**
 * A new threshold or place of Medium. Steps of one input in a row are one step of undo: a slider passes
 * through many values.
 */
export function withInput(
  history: History,
  input: Partial<Pick<ReaderLabels, "confidence" | "medium">>,
): History {
  const { past, present } = history;
  const next = { ...present, ...input };
  const before = past.at(-1);
  const sliding = input.confidence !== undefined && input.medium === undefined;
  if (sliding && before && sameLabels({ ...before, confidence: 0 }, { ...present, confidence: 0 }))
    return sameLabels(before, next)
      ? { past: past.slice(0, -1), present: next, future: [] }
      : { past, present: next, future: [] };
  return withLabels(history, next);
}

export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future };
}

/** Back to the site's own labels; undo brings the changes back. */
export function reset(history: History): History {
  return withLabels(history, unchangedLabels);
}

export function sameLabels(a: ReaderLabels, b: ReaderLabels): boolean {
  return (
    a === b ||
    (a.confidence === b.confidence &&
      a.medium === b.medium &&
      JSON.stringify(a.base) === JSON.stringify(b.base) &&
      a.changes.length === b.changes.length &&
      (a.changes === b.changes || JSON.stringify(a.changes) === JSON.stringify(b.changes)))
  );
}

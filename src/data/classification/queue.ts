import { labelKey, type Label } from "../../../loaders/labels/label.js";
import { reviewQueue, type QueueRow } from "../../../loaders/labels/queue.js";

/** A code that a person should look at, as the page shows it. */
export type ReviewRow = Pick<
  QueueRow,
  "flow" | "hs10" | "relevance" | "confidence" | "vote_share" | "value" | "doubt"
> & {
  description: string | null;
  /** dollars × doubt */
  at_stake: number;
};

/** A label with what the code is and trades. */
export type ValuedLabel = Label & { description: string | null; value: number };

/** The queue of `atlas label queue` over the given dollars, those that people have looked at left out. */
export function reviewRows(
  labels: readonly ValuedLabel[],
  lookedAt: ReadonlySet<string>,
  length: number,
): ReviewRow[] {
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  const values = new Map(labels.map((label) => [labelKey(label), label.value]));
  return reviewQueue(labels, values, lookedAt, length).map(
    ({ flow, hs10, relevance, confidence, vote_share, value, doubt }) => ({
      flow,
      hs10,
      description: byKey.get(`${flow} ${hs10}`)?.description ?? null,
      relevance,
      confidence,
      vote_share,
      value,
      doubt,
      at_stake: (value ?? 0) * doubt,
    }),
  );
}

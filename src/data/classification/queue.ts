import { doubtOf } from "../../../loaders/labels/doubt.js";
import { labelKey, type Label } from "../../../loaders/labels/label.js";
import type { Flow } from "../../measures/vocabulary.js";

/** A code that a person should look at: the dollars that its label may misplace come first. */
export interface QueueRow {
  [key: string]: string | number | null;
  flow: Flow;
  hs10: string;
  description: string | null;
  relevance: string;
  confidence: number | null;
  vote_share: number | null;
  /** dollars in the year of the queue */
  value: number;
  /** chance that the label is wrong, 0 to 1 */
  doubt: number;
  /** dollars × doubt */
  at_stake: number;
}

/** A label with what the code is and trades. */
export type ValuedLabel = Label & { description: string | null; value: number };

/** The codes with most dollars × doubt, those that people have looked at left out. */
export function reviewQueue(
  labels: readonly ValuedLabel[],
  lookedAt: ReadonlySet<string>,
  length: number,
): QueueRow[] {
  return labels
    .filter((label) => !lookedAt.has(labelKey(label)))
    .map((label): QueueRow => {
      const { flow, hs10, description, relevance, confidence, vote_share, value } = label;
      const doubt = doubtOf(label);
      const at_stake = value * doubt;
      return { flow, hs10, description, relevance, confidence, vote_share, value, doubt, at_stake };
    })
    .sort((a, b) => b.at_stake - a.at_stake)
    .slice(0, length);
}

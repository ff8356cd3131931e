import { labelKey, type Label } from "./label.js";
import { doubtOf } from "../../src/measures/gold/doubt.js";
import type { TradeValues } from "./trade-values.js";

/** A label that a person should look at, and why. */
export interface QueueRow {
  rank: number;
  flow: string;
  hs10: string;
  relevance: string;
  category: string | null;
  confidence: number | null;
  vote_share: number | null;
  /** dollars of the newest twelve months; NULL where no trade was pulled */
  value: number | null;
  /** chance that the label is wrong, 0 to 1 */
  doubt: number;
  reasoning: string | null;
}

/** Labels by dollars at stake, value × doubt; by doubt alone where no trade was pulled. `done` are passed over. */
export function reviewQueue(
  labels: readonly Label[],
  values: TradeValues,
  done: ReadonlySet<string>,
  most: number,
): QueueRow[] {
  return labels
    .filter((label) => !done.has(labelKey(label)))
    .map((label) => {
      const value = values.size === 0 ? null : (values.get(labelKey(label)) ?? 0);
      const doubt = doubtOf(label);
      return { label, value, doubt, stake: (value ?? 1) * doubt };
    })
    .sort((a, b) => b.stake - a.stake)
    .slice(0, most)
    .map(({ label, value, doubt }, i) => ({
      rank: i + 1,
      flow: label.flow,
      hs10: label.hs10,
      relevance: label.relevance,
      category: label.category,
      confidence: label.confidence,
      vote_share: label.vote_share,
      value,
      doubt: Number(doubt.toFixed(4)),
      reasoning: label.reasoning,
    }));
}

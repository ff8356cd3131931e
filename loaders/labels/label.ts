import type { Flow } from "../cache.js";

/** One row of table `labels`, without the name of its run. */
export interface Label {
  flow: Flow;
  hs10: string;
  /** one of the task's labels; High, Medium or Low in the paper's task */
  relevance: string;
  /** as stated with the label, 0 to 100 */
  confidence: number | null;
  category: string | null;
  specific_use: string | null;
  reasoning: string | null;
  model: string | null;
  prompt_hash: string;
  /** ISO 8601, UTC */
  labelled_at: string;
  /** share of the run's votes for this relevance, 0 to 1; NULL with one vote */
  vote_share: number | null;
}

/** One name for one label: labels are kept and compared by flow and code. */
export function labelKey(label: { flow: Flow; hs10: string }): string {
  return `${label.flow} ${label.hs10}`;
}

import type { CodeSelection } from "../select-codes.js";
import type { Effort } from "./question.js";
import type { Only } from "./selection.js";

/** What `atlas label --labeler claude` was asked for. */
export interface ClaudeOptions {
  /** undefined for the default name, task and model */
  run: string | undefined;
  replace: boolean;
  task: string;
  selection: CodeSelection;
  only: Only;
  model: string;
  effort: Effort;
  /** independent votes on each code */
  votes: number;
  sync: boolean;
  concurrency: number;
  /** milliseconds that a direct request may take to its last byte */
  deadline: number;
  /** milliseconds between two looks at a batch */
  pollEvery: number;
  cacheLifetime: "5m" | "1h";
  /** picodollars that all runs on the cache may have cost when this one ends, beyond `spentBefore` */
  budget: number;
  /** picodollars that do not count against the budget: spent before the job that this run goes on with; default 0 */
  spentBefore?: number;
  dryRun: boolean;
  /** go beyond the budget without asking */
  yes: boolean;
  /** codes of chapters that the task rules out are not asked about; default: they are */
  rulesFirst?: boolean;
  escalate: { model: string; top: number } | undefined;
}

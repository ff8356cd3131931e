import { UsageError } from "../../errors.js";
import type { Task } from "../../tasks/task.js";
import type { Code } from "../code.js";
import type { Vote } from "../votes.js";
import { inputHash } from "./selection.js";

/**
 * The codes that the task's rule decides without a question, as votes of tier 0: those of chapters whose goods are certain
 * to stand outside of it, as food does for data centers. `rest` are the codes to ask about. Errors: the task rules out no chapter.
 */
export function ruledOut(task: Task, codes: readonly Code[]): { votes: Vote[]; rest: Code[] } {
  const chapters = new Set(task.outside.chapters ?? []);
  if (chapters.size === 0)
    throw new UsageError(
      `task ${task.name} rules out no chapters (expected outside.chapters in it, or no --rules-first; nothing was spent)`,
    );
  const isOut = ({ hs10 }: Code): boolean => chapters.has(hs10.slice(0, 2));
  const votes = codes.filter(isOut).map((code): Vote => {
    const { flow, hs10 } = code;
    return {
      ...{ flow, hs10, vote: 0, tier: 0, model: "rules" },
      relevance: task.outside.label,
      confidence: 100,
      category: task.outside.category,
      specific_use: "none",
      reasoning: `The task rules out chapter ${hs10.slice(0, 2)}: no question was asked.`,
      input_hash: inputHash(code),
    };
  });
  return { votes, rest: codes.filter((code) => !isOut(code)) };
}

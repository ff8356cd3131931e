import { scoreRun, type RunScores } from "../../src/measures/gold/scores.js";
import type { GoldFile, GoldLabel } from "./gold-file.js";
import { labelKey, type Label } from "./label.js";
import { labelNames, type Task } from "../tasks/task.js";

export type { LabelScore } from "../../src/measures/gold/scores.js";

export interface Evaluation extends RunScores {
  run: string;
  /** the people whose labels these are, where the file names them */
  people: string[];
  codes: number;
  /** gold codes that the run does not hold: neither right nor wrong */
  unlabelled: number;
  /** share of codes both in with the same category, where both give one */
  category_agreement: number | null;
}

interface Match {
  gold: GoldLabel;
  label: Label;
}

/** Scores a run against gold labels. A gold code without a flow is looked up among imports, then exports. */
export function evaluate(run: string, labels: readonly Label[], gold: GoldFile, task: Task): Evaluation {
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  const matches: Match[] = [];
  for (const one of gold.labels) {
    const flows = one.flow === undefined ? (["imports", "exports"] as const) : [one.flow];
    const label = flows
      .map((flow) => byKey.get(labelKey({ flow, hs10: one.hs10 })))
      .find((l) => l !== undefined);
    if (label !== undefined) matches.push({ gold: one, label });
  }
  const judged = matches.map(({ gold: { shares, probability = 1 }, label }) => ({
    label: label.relevance,
    confidence: label.confidence,
    vote_share: label.vote_share,
    shares,
    probability,
  }));
  return {
    run,
    people: gold.people,
    codes: matches.length,
    unlabelled: gold.labels.length - matches.length,
    category_agreement: categoryAgreement(matches, task),
    ...scoreRun(judged, labelNames(task), gold.drawn),
  };
}

function categoryAgreement(matches: readonly Match[], task: Task): number | null {
  const both = matches.filter(
    ({ gold, label }) =>
      gold.category !== null &&
      label.category !== null &&
      gold.category !== task.outside.category &&
      label.category !== task.outside.category,
  );
  return both.length > 0
    ? both.filter(({ gold, label }) => gold.category === label.category).length / both.length
    : null;
}

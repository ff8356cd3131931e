import type { Label } from "./label.js";
import { labelNames, type Task } from "../tasks/task.js";
import type { Vote } from "./votes.js";

/** What the votes on one code come to. */
export type Tally = Pick<
  Label,
  "relevance" | "confidence" | "category" | "specific_use" | "reasoning" | "vote_share" | "model"
>;

/**
 * The label with most votes; of labels with as many, the one nearest to the mean of all votes, and then the lesser one.
 * A vote of the second tier decides alone. Category and words come from the first vote for that label with its most
 * frequent category; the confidence is the mean of those that agree.
 */
export function tally(votes: readonly Vote[], task: Task): Tally | undefined {
  const deciding = votes.some(({ tier }) => tier === 2) ? votes.filter(({ tier }) => tier === 2) : votes;
  const relevance = winner(deciding, labelNames(task));
  if (relevance === undefined) return undefined;
  const agreeing = deciding.filter((vote) => vote.relevance === relevance);
  const category = mostFrequent(agreeing.map((vote) => vote.category));
  const voice = agreeing.find((vote) => vote.category === category) ?? agreeing[0];
  const all = votes.filter((vote) => vote.relevance === relevance);
  return {
    relevance,
    confidence: Math.round(agreeing.reduce((sum, vote) => sum + vote.confidence, 0) / agreeing.length),
    category: category ?? null,
    specific_use: voice?.specific_use ?? null,
    reasoning: voice?.reasoning ?? null,
    model: voice?.model ?? null,
    vote_share: votes.length > 1 ? all.length / votes.length : null,
  };
}

/** Whether the first tier's votes differ. */
export function isDisputed(votes: readonly Vote[]): boolean {
  return new Set(votes.filter(({ tier }) => tier === 1).map(({ relevance }) => relevance)).size > 1;
}

function winner(votes: readonly Vote[], order: readonly string[]): string | undefined {
  const ranks = votes.map(({ relevance }) => order.indexOf(relevance));
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
  const counts = order.map((_, rank) => ranks.filter((other) => other === rank).length);
  const most = Math.max(...counts);
  if (most === 0) return undefined;
  return order
    .map((name, rank) => ({ name, count: counts[rank] ?? 0, away: Math.abs(rank - mean), rank }))
    .filter(({ count }) => count === most)
    .sort((a, b) => a.away - b.away || a.rank - b.rank)[0]?.name;
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

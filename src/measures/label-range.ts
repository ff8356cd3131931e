/** What votes and stated confidence do to a total, without any gold labels. */
export interface VotedItem {
  /** dollars */
  value: number;
  /** share of the votes that put the code in, 0 to 1 */
  share: number;
  /** codes whose labels err together: the HS6 */
  block?: string;
}

export interface VoteTotal {
  /** sum of value × share, dollars */
  mean: number;
  /** if codes erred independently, dollars squared; too small where siblings err together */
  variance: number;
  /** total of the codes that more than half of the votes put in */
  majority: number;
}

/** Oracle O10. */
export function voteTotal(items: readonly VotedItem[]): VoteTotal {
  let [mean, variance, majority] = [0, 0, 0];
  for (const { value, share } of items) {
    mean += value * share;
    variance += share * (1 - share) * value ** 2;
    if (share > 0.5) majority += value;
  }
  return { mean, variance, majority };
}

/** Total of the codes labelled in with at least this confidence, for each threshold. Oracle O10. */
export function thresholdSweep(
  items: readonly { value: number; confidence: number }[],
  thresholds: readonly number[],
): { threshold: number; total: number }[] {
  return thresholds.map((threshold) => ({
    threshold,
    total: items.reduce((sum, { value, confidence }) => sum + (confidence >= threshold ? value : 0), 0),
  }));
}

/**
 * Range of the total when, again and again, one vote is drawn for each block of sibling codes at once and the blocks
 * themselves are resampled: 5th and 95th percentile and median of `draws` totals, as shares of `items`' whole value.
 * Deterministic for a seed.
 */
export function blockBootstrap(
  items: readonly (VotedItem & { votes: readonly boolean[] })[],
  { draws, seed }: { draws: number; seed: number },
): { low: number; median: number; high: number } {
  const blocks = [...groupBy(items, (item) => item.block ?? "").values()];
  const random = seededRandom(seed);
  const pick = (length: number): number => Math.min(length - 1, Math.floor(random() * length));
  const shares = Array.from({ length: draws }, () => {
    let [inside, whole] = [0, 0];
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[pick(blocks.length)] ?? [];
      const vote = random();
      for (const { value, votes } of block) {
        whole += value;
        if (votes[Math.min(votes.length - 1, Math.floor(vote * votes.length))]) inside += value;
      }
    }
    return whole > 0 ? inside / whole : 0;
  }).sort((a, b) => a - b);
  const at = (quantile: number): number => shares[Math.round(quantile * (shares.length - 1))] ?? 0;
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/**
 * Chance that a label is wrong, before people have looked at any: one minus the mean of vote share and stated
 * confidence (0 to 100), whichever there are. Never below 2 %: confident answers are wrong too, and stated confidence
 * is too high. A code without a label has the doubt of one without any sign, one half.
 */
export function doubtOf({
  vote_share,
  confidence,
}: {
  vote_share: number | null;
  confidence: number | null;
}): number {
  const signs = [vote_share, confidence === null ? null : confidence / 100].filter((sign) => sign !== null);
  if (signs.length === 0) return 0.5;
  return Math.max(0.02, 1 - signs.reduce((sum, sign) => sum + sign, 0) / signs.length);
}

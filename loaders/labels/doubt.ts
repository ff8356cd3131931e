import type { Label } from "./label.js";

/**
 * Chance that a label is wrong, before people have looked at any: one minus the mean of vote share and stated
 * confidence, whichever there are. Never below 2 %: confident answers are wrong too, and stated confidence is too high.
 */
export function doubtOf({ vote_share, confidence }: Pick<Label, "vote_share" | "confidence">): number {
  const signs = [vote_share, confidence === null ? null : confidence / 100].filter((sign) => sign !== null);
  if (signs.length === 0) return 0.5;
  return Math.max(0.02, 1 - signs.reduce((sum, sign) => sum + sign, 0) / signs.length);
}

import type { Code } from "../code.js";
import { doubtOf } from "../../../src/measures/gold/doubt.js";
import { labelKey } from "../label.js";
import { isDisputed } from "../tally.js";
import type { TradeValues } from "../trade-values.js";
import type { Vote } from "../votes.js";
import { groupBy } from "../../../src/measures/rows.js";

/**
 * Codes for the stronger model: those without an answer, those whose votes differ, and the `top` with most dollars at
 * stake (value × doubt) among the rest. Without trade values the doubt alone counts.
 */
export function codesToEscalate(
  codes: readonly Code[],
  votes: readonly Vote[],
  values: TradeValues,
  top: number,
): Code[] {
  const byCode = groupBy(votes, labelKey);
  const open = codes.filter((code) => {
    const own = byCode.get(labelKey(code)) ?? [];
    return own.length === 0 || isDisputed(own);
  });
  const chosen = new Set(open);
  const atStake = codes
    .filter((code) => !chosen.has(code))
    .map((code) => ({
      code,
      stake: stakeOf(byCode.get(labelKey(code)) ?? [], values.get(labelKey(code)), values.size),
    }))
    .sort((a, b) => b.stake - a.stake)
    .slice(0, top);
  return [...open, ...atStake.map(({ code }) => code)];
}

function stakeOf(votes: readonly Vote[], value: number | undefined, known: number): number {
  const confidence = votes.reduce((sum, vote) => sum + vote.confidence, 0) / votes.length;
  return (known === 0 ? 1 : (value ?? 0)) * doubtOf({ vote_share: null, confidence });
}

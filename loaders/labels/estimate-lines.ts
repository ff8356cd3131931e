import { answerOf, formatAnswer } from "../snapshot/answer.js";
import { restsOnFew } from "../../src/measures/gold/growth.js";
import type { Estimate } from "./estimate.js";

/** An estimate as lines for a terminal. */
export function* estimateLines(estimate: Estimate): Generator<string> {
  const { from, to, naive, corrected, with_next, votes } = estimate;
  yield `${estimate.flow}, run ${estimate.run}: share of ${to}, growth ${from} to ${to}`;
  const rows = [{ basis: "labels as they are", share: percent(naive.share), growth: signed(naive.growth) }];
  if (corrected !== null) {
    const { share, growth, gold } = corrected;
    rows.push({
      basis: `corrected by ${gold} gold codes (95 %)`,
      share: `${percent(share.value)} (${percent(share.low)} to ${percent(share.high)})`,
      growth: `${signed(growth.value)} (${signed(growth.low)} to ${signed(growth.high)})`,
    });
  }
  if (with_next !== null)
    rows.push({
      basis: "next label counted in",
      share: percent(with_next.share),
      growth: signed(with_next.growth),
    });
  if (votes !== null)
    rows.push({
      basis: "over votes and blocks of codes (90 %)",
      share: `${percent(votes.median)} (${percent(votes.low)} to ${percent(votes.high)})`,
      growth: "",
    });
  for (const run of estimate.runs)
    rows.push({ basis: `run ${run.run}`, share: percent(run.share), growth: signed(run.growth) });
  for (const { confidence, share } of estimate.thresholds)
    rows.push({ basis: `confidence of ${confidence} or more`, share: percent(share), growth: "" });
  yield* formatAnswer(answerOf(rows), "table");
  if (corrected !== null && restsOnFew(corrected.growth))
    yield "the growth rests on few errors: its interval covers the truth less often than it says";
  if (corrected === null)
    yield "no gold sample: the labels are not validated (atlas label gold sample draws one, --gold brings it back)";
}

function percent(share: number): string {
  if (!Number.isFinite(share)) return "none";
  return `${(100 * share).toFixed(1)} %`;
}

function signed(growth: number): string {
  if (!Number.isFinite(growth)) return "none";
  return `${growth < 0 ? "−" : "+"}${(100 * Math.abs(growth)).toFixed(1)} %`;
}

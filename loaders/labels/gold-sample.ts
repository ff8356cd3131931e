import { samplingProbabilities } from "../../src/measures/gold-estimate.js";
import { seededRandom } from "../../src/measures/label-range.js";
import { formatCsv } from "../csv.js";
import { describeCode, type Code } from "./code.js";
import { doubtOf } from "./doubt.js";
import { labelKey, type Label } from "./label.js";
import type { TradeValues } from "./trade-values.js";

/** A code of the gold sample and the probability with which it was drawn. */
export interface Drawn {
  code: Code;
  probability: number;
}

export interface SampleOptions {
  size: number;
  /** least probability of any code, also of the smallest and surest one */
  floor: number;
  seed: number;
}

/**
 * Draws codes independently, each with a known probability proportional to its dollars and to the doubt about its label
 * (Poisson sampling): the estimator of `src/measures/gold-estimate.ts` needs no more. The size is met on average.
 */
export function drawGold(
  codes: readonly Code[],
  labels: readonly Label[],
  values: TradeValues,
  { size, floor, seed }: SampleOptions,
): Drawn[] {
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  const scores = codes.map((code) => {
    const label = byKey.get(labelKey(code));
    const doubt = label === undefined ? 0.5 : doubtOf(label);
    return doubt * (values.size === 0 ? 1 : (values.get(labelKey(code)) ?? 0));
  });
  const probabilities = samplingProbabilities(scores, size, floor);
  const random = seededRandom(seed);
  return codes.flatMap((code, i) => {
    const probability = probabilities[i] ?? 0;
    return random() < probability ? [{ code, probability }] : [];
  });
}

/**
 * The sheet for people to fill in: what is known of each code and nothing of what a run says of it, in an order that
 * tells nothing either. The probability must come back as it is.
 */
export function goldSheet(drawn: readonly Drawn[], seed: number): string {
  const random = seededRandom(seed + 1);
  const order = drawn.map((row) => ({ row, place: random() })).sort((a, b) => a.place - b.place);
  const headers = ["flow", "hs10", "description", "headings", "unit", "industry", "probability"];
  const answers = ["gold_relevance", "gold_category", "reviewer", "date", "note"];
  return formatCsv(
    [...headers, ...answers],
    order.map(({ row: { code, probability } }) => [
      code.flow,
      code.hs10,
      describeCode(code),
      code.headings.map(({ code: prefix, description }) => `${prefix}: ${description}`).join(" > "),
      code.unit1,
      code.naics.map(({ code: naics, name }) => (name === null ? naics : `${naics} ${name}`)).join("; "),
      Number(probability.toPrecision(12)),
      ...answers.map(() => null),
    ]),
  );
}

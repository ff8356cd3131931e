import type { Answers } from "../../measures/question.js";
import {
  againstRest,
  cohenKappa,
  confusion,
  jaccard,
  observedAgreement,
  type Confusion,
} from "../../measures/agreement.js";
import type { RunPair, RunVotes } from "../../measures/label-runs.js";
import { krippendorffAlpha, type Votes } from "../../measures/reliability.js";

/** Labels from least to most, as agreement counts them. */
export const labelOrder = ["Low", "Medium", "High"] as const;

/** One figure of how two or more runs agree, with every code alike and by dollars. */
export interface AgreementRow {
  [key: string]: string | number | null;
  name: string;
  codes: number | null;
  value: number | null;
}

/** The pairs of labels as a matrix, row the first run's: by number of codes or by dollars. */
export function matrixOf(pairs: readonly RunPair[], weight: "codes" | "value"): number[][] {
  return confusion(
    pairs.map((pair) => ({ first: rank(pair.first), second: rank(pair.second), weight: pair[weight] })),
    labelOrder.length,
  );
}

/** Agreement of the two chosen runs, and of all runs together where there are more. */
export function agreementRows(pairs: readonly RunPair[], votes: readonly RunVotes[]): AgreementRow[] {
  const [codes, value] = [matrixOf(pairs, "codes"), matrixOf(pairs, "value")];
  const high = labelOrder.indexOf("High");
  const row = (name: string, figure: (matrix: Confusion) => number | null): AgreementRow => ({
    name,
    codes: figure(codes),
    value: figure(value),
  });
  return [
    row("Same label (0 to 1)", observedAgreement),
    row("Cohen’s kappa", (matrix) => cohenKappa(matrix)),
    row("Weighted kappa, linear", (matrix) => cohenKappa(matrix, "linear")),
    row("Cohen’s kappa, High against the rest", (matrix) => cohenKappa(againstRest(matrix, high))),
    row("Jaccard of the High sets (0 to 1)", (matrix) => jaccard(matrix, high)),
    {
      name: "Krippendorff’s alpha of all runs, ordinal",
      codes: krippendorffAlpha(unitsOf(votes, "codes"), "ordinal"),
      value: krippendorffAlpha(unitsOf(votes, "value"), "ordinal"),
    },
  ];
}

/** Each code as a unit of its own: the correction for few votes counts them. */
function unitsOf(votes: readonly RunVotes[], weight: "codes" | "value"): Votes[] {
  return votes.flatMap(({ low, medium, high, codes, value }) =>
    Array.from({ length: codes }, () => ({
      counts: [low, medium, high],
      weight: weight === "codes" ? 1 : value / codes,
    })),
  );
}

export function pairsOf(answers: Answers): RunPair[] {
  return (answers["pairs"] ?? []) as unknown as RunPair[];
}

function rank(label: string): number {
  return labelOrder.indexOf(label as (typeof labelOrder)[number]);
}

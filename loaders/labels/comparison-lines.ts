import { answerOf, formatAnswer } from "../snapshot/answer.js";
import type { Agreement, Comparison } from "./compare.js";
import type { Stability } from "./stability.js";

/** A comparison of two runs as lines for a terminal. */
export function* comparisonLines(comparison: Comparison): Generator<string> {
  const [a, b] = comparison.runs;
  yield `${comparison.codes} codes in both; ${comparison.only[0]} in ${a} only, ${comparison.only[1]} in ${b} only`;
  yield "";
  yield* formatAnswer(
    {
      columns: [`${a} \\ ${b}`, ...comparison.labels],
      rows: comparison.confusion.map((row, i) => [comparison.labels[i], ...row]),
    },
    "table",
  );
  yield "";
  const positive = comparison.counted.join(" or ");
  const measures: [string, keyof Agreement][] = [
    ["same label", "observed"],
    ["Cohen's kappa", "kappa"],
    ["Cohen's kappa, linear weights", "weighted_kappa"],
    [`Cohen's kappa of ${positive}`, "positive_kappa"],
    [`Jaccard of ${positive}`, "positive_jaccard"],
    ["Krippendorff's alpha, ordinal", "alpha"],
  ];
  yield* formatAnswer(
    answerOf(
      measures.map(([name, key]) => ({
        measure: name,
        "by code": decimal(comparison.by_code[key]),
        "by value": comparison.by_value === null ? "" : decimal(comparison.by_value[key]),
      })),
    ),
    "table",
  );
  if (comparison.by_value === null) yield "no trade was pulled: no figures by value";
  if (comparison.movers.length === 0) return;
  yield "";
  yield `codes that only one of them calls ${positive}, most dollars first:`;
  yield* formatAnswer(
    answerOf(
      comparison.movers.map(({ flow, hs10, first, second, value }) => ({
        flow,
        hs10,
        [a]: first,
        [b === a ? `${b} ` : b]: second,
        dollars: value,
      })),
    ),
    "table",
  );
}

/** Agreement of any number of raters as lines for a terminal. */
export function* stabilityLines(stability: Stability, names: readonly string[]): Generator<string> {
  const { raters, codes, disputed, alpha, alpha_by_value, disputed_value } = stability;
  yield (
    `${names.join(", ")}: ${raters} raters, ${codes} codes, ${disputed} disputed` +
    (disputed_value === null ? "" : ` with ${(100 * disputed_value).toFixed(1)} % of the dollars`)
  );
  yield* formatAnswer(
    answerOf(
      (["nominal", "ordinal", "interval"] as const).map((level) => ({
        "Krippendorff's alpha": level,
        "by code": decimal(alpha[level]),
        "by value": alpha_by_value === null ? "" : decimal(alpha_by_value[level]),
      })),
    ),
    "table",
  );
  if (stability.most_disputed.length === 0) return;
  yield "";
  yield* formatAnswer(
    answerOf(
      stability.most_disputed.map(({ flow, hs10, votes, value }) => ({
        flow,
        hs10,
        ...votes,
        dollars: value,
      })),
    ),
    "table",
  );
}

function decimal(value: number | null): string {
  return value === null ? "none" : value.toFixed(3);
}

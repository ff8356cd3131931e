import { cohenKappa, confusion, observedAgreement, type LabelPair } from "../agreement.js";
import { wilson, z95, type Interval } from "../validation.js";
import type { Answer } from "./answers.js";
import { codeKey } from "./draw.js";

/** How two people agree on the codes that both could tell. Every code counts alike. */
export interface PeopleAgreement {
  people: readonly [string, string];
  codes: number;
  same: Interval | null;
  /** of the labels as they are ordered, linear weights; and of each label or category against the rest */
  kappa: Interval | null;
  weighted_kappa: Interval | null;
  by: { name: string; kind: "label" | "category"; codes: number; kappa: Interval | null }[];
}

/** `labels` from least to most; categories are those that occur. */
export function agreementOf(
  answers: readonly Answer[],
  people: readonly [string, string],
  labels: readonly string[],
): PeopleAgreement {
  const own = (who: string): Map<string, Answer> =>
    new Map(
      answers
        .filter((answer) => !answer.settled && answer.who === who && answer.relevance !== null)
        .map((answer) => [codeKey(answer), answer]),
    );
  const [first, second] = [own(people[0]), own(people[1])];
  const both = [...first].flatMap(([key, answer]) => {
    const other = second.get(key);
    return other === undefined ? [] : [[answer, other] as const];
  });
  const pairs = both.map(([a, b]) => pairOf(a.relevance, b.relevance, labels));
  const placed = both.filter(([a, b]) => a.category !== null && b.category !== null);
  const categories = [...new Set(placed.flat().map(({ category }) => category ?? ""))].sort();
  const categoryPairs = placed.map(([a, b]) => pairOf(a.category, b.category, categories));
  const equal = pairs.filter(({ first: a, second: b }) => a === b).length;
  return {
    people,
    codes: both.length,
    same: wilson(equal, pairs.length),
    kappa: kappaInterval(pairs, labels.length),
    weighted_kappa: kappaInterval(pairs, labels.length, "linear"),
    by: [
      ...againstTheRest([...labels].reverse(), labels, pairs, "label"),
      ...againstTheRest(categories, categories, categoryPairs, "category"),
    ],
  };
}

/**
 * Kappa of pairs of labels that count alike, with a 95 % interval: the jackknife's, over one pair at a time. Where all
 * pairs agree the jackknife sees nothing, and Wilson's bound of the agreement stands in. NULL where no disagreement
 * could be expected.
 */
export function kappaInterval(
  pairs: readonly LabelPair[],
  labels: number,
  weights: "nominal" | "linear" = "nominal",
): Interval | null {
  const matrix = confusion(
    pairs.map((pair) => ({ ...pair, weight: 1 })),
    labels,
  );
  const value = cohenKappa(matrix, weights);
  if (value === null || pairs.length < 2) return null;
  const low = wilson((observedAgreement(matrix) ?? 0) * pairs.length, pairs.length)?.low ?? 0;
  if (pairs.every(({ first, second }) => first === second))
    return { value, low: kappaAt(low, matrix), high: 1 };
  let [mean, squares] = [0, 0];
  matrix.forEach((row, i) =>
    row.forEach((count, j) => {
      if (count === 0) return;
      const without = matrix.map((other, k) =>
        k === i ? other.map((n, l) => (l === j ? n - 1 : n)) : other,
      );
      const left = cohenKappa(without, weights) ?? value;
      mean += (count * left) / pairs.length;
      squares += count * left ** 2;
    }),
  );
  const n = pairs.length;
  const error = Math.sqrt(Math.max(0, ((n - 1) / n) * (squares - n * mean ** 2)));
  return { value, low: Math.max(-1, value - z95 * error), high: Math.min(1, value + z95 * error) };
}

/** Kappa at another share of agreement, the margins being what they are. */
function kappaAt(agreement: number, matrix: readonly (readonly number[])[]): number {
  const total = matrix.flat().reduce((sum, n) => sum + n, 0);
  const expected = matrix.reduce((sum, row, i) => {
    const column = matrix.reduce((all, other) => all + (other[i] ?? 0), 0);
    return sum + (row.reduce((all, n) => all + n, 0) * column) / total ** 2;
  }, 0);
  return (agreement - expected) / (1 - expected);
}

function againstTheRest(
  names: readonly string[],
  order: readonly string[],
  pairs: readonly LabelPair[],
  kind: "label" | "category",
): PeopleAgreement["by"] {
  return names.map((name) => {
    const at = order.indexOf(name);
    const folded = pairs.map(({ first, second }) => ({
      first: Number(first === at),
      second: Number(second === at),
      weight: 1,
    }));
    const codes = folded.filter(({ first, second }) => first + second > 0).length;
    return { name, kind, codes, kappa: kappaInterval(folded, 2) };
  });
}

function pairOf(a: string | null, b: string | null, names: readonly string[]): LabelPair {
  return { first: names.indexOf(a ?? ""), second: names.indexOf(b ?? ""), weight: 1 };
}

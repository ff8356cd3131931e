import {
  againstRest,
  cohenKappa,
  confusion,
  jaccard,
  observedAgreement,
  type LabelPair,
} from "../../src/measures/agreement.js";
import { krippendorffAlpha } from "../../src/measures/reliability.js";
import type { Flow } from "../cache.js";
import { labelKey, type Label } from "./label.js";
import { countedLabels, labelNames, type Task } from "../tasks/task.js";
import type { TradeValues } from "./trade-values.js";

/** How two runs agree; every figure once with codes alike and once with codes by their dollars. */
export interface Agreement {
  observed: number | null;
  kappa: number | null;
  weighted_kappa: number | null;
  positive_kappa: number | null;
  positive_jaccard: number | null;
  alpha: number | null;
}

export interface Comparison {
  runs: [string, string];
  codes: number;
  /** codes that only one of the runs holds */
  only: [number, number];
  labels: string[];
  /** those that count as in */
  counted: string[];
  /** row the first run, column the second; codes */
  confusion: number[][];
  by_code: Agreement;
  /** NULL where no trade was pulled */
  by_value: Agreement | null;
  movers: Mover[];
}

/** A code that one run counts in and the other does not, with the dollars that go with it. */
export interface Mover {
  flow: Flow;
  hs10: string;
  first: string;
  second: string;
  value: number | null;
}

export interface NamedRun {
  run: string;
  labels: readonly Label[];
}

/** Compares two runs over the codes that both hold; `most` movers, largest first. */
export function compareRuns(
  a: NamedRun,
  b: NamedRun,
  task: Task,
  values: TradeValues,
  most: number,
): Comparison {
  const names = labelNames(task);
  const others = new Map(b.labels.map((label) => [labelKey(label), label]));
  const both = a.labels.flatMap((first) => {
    const second = others.get(labelKey(first));
    return second === undefined ? [] : [{ first, second, value: values.get(labelKey(first)) ?? null }];
  });
  const pairs = (weight: (value: number | null) => number): LabelPair[] =>
    both.map(({ first, second, value }) => ({
      first: names.indexOf(first.relevance),
      second: names.indexOf(second.relevance),
      weight: weight(value),
    }));
  const counted = countedLabels(task);
  const at = counted.map((name) => names.indexOf(name));
  const movers = both
    .filter(({ first, second }) => counted.includes(first.relevance) !== counted.includes(second.relevance))
    .map(({ first, second, value }) => ({
      flow: first.flow,
      hs10: first.hs10,
      first: first.relevance,
      second: second.relevance,
      value,
    }))
    .sort((x, y) => (y.value ?? 0) - (x.value ?? 0))
    .slice(0, most);
  return {
    runs: [a.run, b.run],
    codes: both.length,
    only: [a.labels.length - both.length, b.labels.length - both.length],
    labels: names,
    counted,
    confusion: confusion(
      pairs(() => 1),
      names.length,
    ),
    by_code: agreementOf(
      pairs(() => 1),
      names.length,
      at,
    ),
    by_value:
      values.size === 0
        ? null
        : agreementOf(
            pairs((value) => value ?? 0),
            names.length,
            at,
          ),
    movers,
  };
}

function agreementOf(pairs: readonly LabelPair[], labels: number, counted: readonly number[]): Agreement {
  const matrix = confusion(pairs, labels);
  const inOrNot = againstRest(matrix, counted);
  const units = pairs
    .filter(({ weight }) => weight > 0)
    .map(({ first, second, weight }) => {
      const counts = new Array<number>(labels).fill(0);
      counts[first] = (counts[first] ?? 0) + 1;
      counts[second] = (counts[second] ?? 0) + 1;
      return { counts, weight };
    });
  return {
    observed: observedAgreement(matrix),
    kappa: cohenKappa(matrix),
    weighted_kappa: cohenKappa(matrix, "linear"),
    positive_kappa: cohenKappa(inOrNot),
    positive_jaccard: jaccard(inOrNot, 1),
    alpha: krippendorffAlpha(units, "ordinal"),
  };
}

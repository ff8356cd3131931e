import { designShare, designTotal, type DesignItem } from "../../src/measures/gold-estimate.js";
import { countedShare } from "../../src/measures/gold/estimates.js";
import { designGrowth, type Growth } from "../../src/measures/gold/growth.js";
import { blockBootstrap, thresholdSweep } from "../../src/measures/label-range.js";
import type { Interval } from "../../src/measures/validation.js";
import type { Flow } from "../cache.js";
import type { GoldFile } from "./gold-file.js";
import { labelKey, type Label } from "./label.js";
import { countedLabels, labelsOfRole, type Task } from "../tasks/task.js";
import type { Vote } from "./votes.js";
import { groupBy } from "../../src/measures/rows.js";

/** Dollars by code in the two years, with the four chapters that the measures leave out already gone. */
export interface YearValues {
  from: { year: number; values: ReadonlyMap<string, number> };
  to: { year: number; values: ReadonlyMap<string, number> };
}

/** The share of trade in the `to` year and the growth since `from`, 0.227 being 22.7 %; NaN where corrections below zero leave none. */
export interface ShareAndGrowth {
  share: number;
  growth: number;
}

export interface Estimate {
  run: string;
  flow: Flow;
  from: number;
  to: number;
  /** as the labels have it */
  naive: ShareAndGrowth;
  /** corrected by the gold sample, with 95 % intervals; NULL without one */
  corrected: { share: Interval; growth: Growth; gold: number } | null;
  /** every run on its own */
  runs: ({ run: string } & ShareAndGrowth)[];
  /** counting labels of at least this confidence only */
  thresholds: { confidence: number; share: number }[];
  /** with the greatest label that stands apart (Medium) counted in; NULL for a task without one */
  with_next: ShareAndGrowth | null;
  /** 5th to 95th percentile of the share over votes and blocks of sibling codes; NULL without several votes */
  votes: { low: number; median: number; high: number } | null;
}

/** Carries the doubt about labels into the answer: by the gold sample, and over runs, thresholds and votes. */
export function estimate(
  { run, labels }: { run: string; labels: readonly Label[] },
  others: readonly { run: string; labels: readonly Label[] }[],
  votes: readonly Vote[],
  gold: GoldFile | undefined,
  flow: Flow,
  years: YearValues,
  task: Task,
): Estimate {
  const counted = countedLabels(task);
  const next = labelsOfRole(task, "apart").at(-1);
  const inside = (list: readonly Label[], accepted: readonly string[]): Set<string> =>
    new Set(list.filter((l) => l.flow === flow && accepted.includes(l.relevance)).map(({ hs10 }) => hs10));
  const items = itemsOf(years, inside(labels, counted), gold, flow, counted);
  const total = sum([...years.to.values.values()]);
  const own = labels.filter((label) => label.flow === flow && counted.includes(label.relevance));
  const graded = own.map(({ hs10, confidence }) => ({
    value: years.to.values.get(hs10) ?? 0,
    confidence: confidence ?? 0,
  }));
  const drawn = gold === undefined ? 0 : items.filter((item) => item.gold !== undefined).length;
  return {
    run,
    flow,
    from: years.from.year,
    to: years.to.year,
    naive: naiveOf(items, total),
    corrected:
      drawn === 0
        ? null
        : { share: designShare(items, 1, total), growth: designGrowth(items, 0, 1), gold: drawn },
    runs: others.map((other) => ({
      run: other.run,
      ...naiveOf(itemsOf(years, inside(other.labels, counted), undefined, flow, counted), total),
    })),
    thresholds: thresholdSweep(graded, thresholds).map(({ threshold, total: value }) => ({
      confidence: threshold,
      share: partOf(value, total),
    })),
    with_next:
      next === undefined
        ? null
        : naiveOf(itemsOf(years, inside(labels, [...counted, next]), undefined, flow, counted), total),
    votes: overVotes(votes, flow, years, counted),
  };
}

const thresholds = [0, 50, 60, 70, 80, 85, 90, 95];

function itemsOf(
  { from, to }: YearValues,
  inside: ReadonlySet<string>,
  gold: GoldFile | undefined,
  flow: Flow,
  counted: readonly string[],
): DesignItem[] {
  const known = new Map(
    (gold?.labels ?? [])
      .filter((label) => label.flow === undefined || label.flow === flow)
      .map((label) => [labelKey({ flow, hs10: label.hs10 }), label]),
  );
  const codes = new Set([...from.values.keys(), ...to.values.keys()]);
  return [...codes].map((hs10): DesignItem => {
    const item = {
      values: [from.values.get(hs10) ?? 0, to.values.get(hs10) ?? 0],
      label: Number(inside.has(hs10)),
    };
    const drawn = known.get(labelKey({ flow, hs10 }));
    if (drawn?.probability === undefined) return item;
    return { ...item, gold: { label: countedShare(drawn.shares, counted), probability: drawn.probability } };
  });
}

function partOf(part: number, whole: number): number {
  return whole > 0 && part >= 0 && part <= whole ? part / whole : NaN;
}

function naiveOf(items: readonly DesignItem[], total: number): ShareAndGrowth {
  const [base, end] = [designTotal(items, 0).naive, designTotal(items, 1).naive];
  return {
    share: partOf(end, total),
    growth: base > 0 && end >= 0 ? end / base - 1 : NaN,
  };
}

function overVotes(
  votes: readonly Vote[],
  flow: Flow,
  { to }: YearValues,
  counted: readonly string[],
): Estimate["votes"] {
  const first = votes.filter((vote) => vote.flow === flow && vote.tier === 1);
  const byCode = groupBy(first, ({ hs10 }) => hs10);
  if (![...byCode.values()].some((own) => own.length > 1)) return null;
  const items = [...to.values].map(([hs10, value]) => {
    const own = (byCode.get(hs10) ?? []).map(({ relevance }) => counted.includes(relevance));
    const answers = own.length === 0 ? [false] : own;
    const share = answers.filter(Boolean).length / answers.length;
    return { value, share, block: hs10.slice(0, 6), votes: answers };
  });
  return blockBootstrap(items, { draws: 1000, seed: 1 });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import { designShare, designTotal, type DesignItem } from "../gold-estimate.js";
import type { Interval } from "../validation.js";
import type { Flow } from "../vocabulary.js";
import { verdicts, type Answer, type Basis, type Verdict } from "./answers.js";
import { codeKey } from "./draw.js";
import { designGrowth, type Growth } from "./growth.js";
import type { SheetCode } from "./sheet.js";

/** What a run says of one code of a sheet, and the code's dollars in the first and the last of the compared years. */
export interface RunCodeLabel {
  flow: Flow;
  hs10: string;
  /** NULL where the run does not hold the code */
  label: string | null;
  /** as stated, 0 to 100 */
  confidence: number | null;
  /** 0 to 1 */
  vote_share: number | null;
  values: readonly [number, number];
}

/** How often people err about one label: of codes that are in, the share called out, and the other way round. */
export interface ReviewerError {
  missed: number;
  false_alarms: number;
}

/** A code that people have judged, with the probability that it came to be judged. */
export interface DrawnVerdict extends Verdict {
  probability: number;
}

/**
 * What people say of the drawn codes of a sheet by a basis. A sheet stands in an order that tells nothing, so what is
 * answered so far is a random part of it: the probability of a code is that of its drawing times the share of the sheet
 * that is answered. So a sheet half filled corrects all of the run's errors, not half of them.
 */
export function drawnVerdicts(
  codes: readonly SheetCode[],
  answers: readonly Answer[],
  basis: Basis,
): DrawnVerdict[] {
  const said = new Map(verdicts(answers, basis).map((verdict) => [codeKey(verdict), verdict]));
  const drawn = codes.flatMap(({ probability, ...code }) =>
    probability === null ? [] : [{ ...code, probability }],
  );
  const answered = drawn.flatMap((code) => {
    const verdict = said.get(codeKey(code));
    return verdict === undefined ? [] : [{ ...verdict, probability: code.probability }];
  });
  return answered.map((verdict) => ({
    ...verdict,
    probability: verdict.probability * (answered.length / drawn.length),
  }));
}

/** Dollars of a flow in the two compared years: of all goods, and of those that the run calls in. */
export interface FlowTotals {
  total: readonly [number, number];
  labelled: readonly [number, number];
}

/** Is a label one of those that count as in? */
export function isCounted(label: string | null | undefined, counted: readonly string[]): boolean {
  return label !== null && label !== undefined && counted.includes(label);
}

/** The share of people who gave a label that counts as in. */
export function countedShare(shares: Readonly<Record<string, number>>, counted: readonly string[]): number {
  return counted.reduce((sum, name) => sum + (shares[name] ?? 0), 0);
}

/**
 * The items of the design-based estimators for one flow: the judged codes, and the rest of what the run calls in as one.
 * With a known error of the people the judged label is the one that is right on average (Rogan and Gladen 1978), and
 * brings its own variance.
 */
export function designItems(
  flow: Flow,
  judged: readonly DrawnVerdict[],
  run: readonly RunCodeLabel[],
  { labelled }: FlowTotals,
  counted: readonly string[],
  error: ReviewerError = { missed: 0, false_alarms: 0 },
): DesignItem[] {
  const known = new Map(run.map((code) => [codeKey(code), code]));
  const rest: [number, number] = [...labelled];
  const items = judged
    .filter((verdict) => verdict.flow === flow)
    .flatMap((verdict): DesignItem[] => {
      const code = known.get(codeKey(verdict));
      if (code === undefined) return [];
      const label = Number(isCounted(code.label, counted));
      code.values.forEach((value, i) => (rest[i as 0 | 1] -= value * label));
      const gold = withoutError(countedShare(verdict.shares, counted), error);
      return [{ values: code.values, label, gold: { ...gold, probability: verdict.probability } }];
    });
  return [...items, { values: rest, label: 1 }];
}

/** A share of people who say that a code is in, as it would be on average if they did not err. */
function withoutError(
  share: number,
  { missed, false_alarms }: ReviewerError,
): { label: number; variance: number } {
  const told = 1 - missed - false_alarms;
  if (!(told > 0))
    throw new Error(`people who err in ${missed} and ${false_alarms} tell nothing (expected a sum below 1)`);
  const label = (share - false_alarms) / told;
  const [inside, outside] = [missed * (1 - missed), false_alarms * (1 - false_alarms)];
  return { label, variance: Math.max(0, label * inside + (1 - label) * outside) / told ** 2 };
}

/** The error of the mean of several people who each err so and independently of one another. */
export function designItemsOfSeveral(items: readonly DesignItem[], people: number): DesignItem[] {
  return items.map((item) =>
    item.gold === undefined
      ? item
      : { ...item, gold: { ...item.gold, variance: (item.gold.variance ?? 0) / people } },
  );
}

/** The share of the last year and its growth since the first, 0.227 being 22.7 %: as labelled, and corrected. */
export interface Corrected {
  naive: { share: number; growth: number };
  share: Interval;
  growth: Growth;
  /** judged codes behind it */
  codes: number;
}

/** NULL where nothing of the flow was judged, or nothing was traded. */
export function corrected(items: readonly DesignItem[], { total, labelled }: FlowTotals): Corrected | null {
  const codes = items.filter(({ gold }) => gold !== undefined).length;
  if (codes === 0 || total[1] <= 0) return null;
  return {
    naive: { share: labelled[1] / total[1], growth: labelled[1] / labelled[0] - 1 },
    share: designShare(items, 1, total[1]),
    growth: designGrowth(items, 0, 1),
    codes,
  };
}

/**
 * How many more codes would have to be drawn and judged to halve the interval of the last year's share: every
 * probability times the factor that brings the variance to a quarter, none above 1. NULL where there is no interval
 * to halve, Infinity where people's own error alone is wider than half of it.
 */
export function codesToHalve(items: readonly DesignItem[]): number | null {
  const { variance } = designTotal(items, 1);
  if (variance === 0) return null;
  const judged = items.flatMap(({ values, label, gold }) => {
    if (gold === undefined) return [];
    const value = values[1] ?? 0;
    const off = (value * (gold.label - label)) ** 2;
    return [{ off, own: (gold.variance ?? 0) * value ** 2, probability: gold.probability }];
  });
  const varianceAt = (factor: number): number =>
    sum(
      judged.map(({ off, own, probability }) => {
        const next = Math.min(1, factor * probability);
        return ((1 - next) / next) * (off / probability) + own / (next * probability);
      }),
    );
  const most = Math.max(...judged.map(({ probability }) => 1 / probability));
  if (varianceAt(most) > variance / 4) return Infinity;
  let [low, high] = [1, most];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (varianceAt(middle) > variance / 4) low = middle;
    else high = middle;
  }
  const needed = sum(judged.map(({ probability }) => Math.min(1, high * probability) / probability));
  return Math.max(1, Math.ceil(needed - judged.length - 1e-9));
}

/** A judged code whose label people changed, and what that moved. */
export interface Mover {
  flow: Flow;
  hs10: string;
  label: string | null;
  shares: Readonly<Record<string, number>>;
  /** dollars of the last year, scaled up by the probability, that its error adds to the corrected total or takes off it */
  moved: number;
}

/** The judged codes that move the corrected total most, largest first. */
export function movers(
  judged: readonly DrawnVerdict[],
  run: readonly RunCodeLabel[],
  counted: readonly string[],
  most = 10,
): Mover[] {
  const known = new Map(run.map((code) => [codeKey(code), code]));
  return judged
    .flatMap(({ flow, hs10, shares, probability }): Mover[] => {
      const code = known.get(codeKey({ flow, hs10 }));
      const off = countedShare(shares, counted) - Number(isCounted(code?.label, counted));
      const moved = ((code?.values[1] ?? 0) * off) / probability;
      return moved === 0 ? [] : [{ flow, hs10, label: code?.label ?? null, shares, moved }];
    })
    .sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved))
    .slice(0, most);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

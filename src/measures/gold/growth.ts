import { designTotal, drawnErrors, type DesignItem } from "../gold-estimate.js";
import type { Interval } from "../validation.js";
import { contradiction, limitOf } from "./likelihood.js";
import { spreadOf } from "./spread.js";

/** Growth of the corrected total, 0.5 being 50 %, with its 95 % interval. */
export interface Growth extends Interval {
  /** effective number of errors behind the interval; see `restsOnFew` */
  freedom: number;
}

/** Do so few errors stand behind an interval of growth that it covers about 90 instead of 95 of 100 (`npm run bench -- review`)? */
export function restsOnFew({ freedom }: Growth): boolean {
  return freedom < 6;
}

/**
 * Growth of the corrected total between two periods. Its interval holds every growth that the sample does not contradict
 * (Fieller's idea, since the base is an estimate too): for each, the end less so many times the base should be zero.
 * Linearised where the base itself might be zero.
 */
export function designGrowth(items: readonly DesignItem[], from: number, to: number): Growth {
  const base = designTotal(items, from).corrected;
  const end = designTotal(items, to).corrected;
  const ratio = end / base;
  const drawn = items.filter(({ gold }) => gold !== undefined);
  const errorsAt = (at: number) =>
    drawnErrors(drawn, ({ values }) => (values[to] ?? 0) - at * (values[from] ?? 0));
  const spread = spreadOf(errorsAt(ratio));
  const { variance, freedom } = spread;
  if (!(variance > 0)) return { value: ratio - 1, low: ratio - 1, high: ratio - 1, freedom };
  const beyond = (at: number): number => {
    const errors = errorsAt(at);
    return Math.abs(contradiction(errors, end - at * base)) - limitOf(spreadOf(errors));
  };
  const step = Math.sqrt(variance) / Math.abs(base);
  const [low, high] = [-step, step].map((first) => edgeOf(beyond, ratio, first));
  const half = limitOf(spread) * step;
  return { value: ratio - 1, low: (low ?? ratio - half) - 1, high: (high ?? ratio + half) - 1, freedom };
}

/** Where a function becomes positive, from a place where it is not, in the direction of a first step; undefined where it never does. */
function edgeOf(beyond: (at: number) => number, start: number, first: number): number | undefined {
  let [inside, below] = [start, beyond(start)];
  let [outside, above] = [start + first, beyond(start + first)];
  for (let step = 2 * first; above <= 0; step *= 2) {
    if (Math.abs(step) > 64 * Math.abs(first)) return undefined;
    [inside, below] = [outside, above];
    outside += step;
    above = beyond(outside);
  }
  for (let i = 0; i < 30 && Math.abs(outside - inside) > 1e-6 * Math.abs(first); i++) {
    const at = (inside * above - outside * below) / (above - below);
    const value = beyond(at);
    if (value > 0) {
      [outside, above] = [at, value];
      below /= 2; // the Illinois rule: the end that stays must not hold the other one back
    } else {
      [inside, below] = [at, value];
      above /= 2;
    }
    if (Math.abs(value) < 1e-9) return at;
  }
  return inside;
}

import { krippendorffAlpha, type Level } from "../../src/measures/reliability.js";
import type { Flow } from "../cache.js";
import { labelKey } from "./label.js";
import { labelNames, type Task } from "../tasks/task.js";
import type { TradeValues } from "./trade-values.js";

/** What any number of raters (runs, or votes of a run) say of a code. */
export interface Rating {
  flow: Flow;
  hs10: string;
  relevance: string;
}

export interface Stability {
  raters: number;
  codes: number;
  /** codes on which the raters differ */
  disputed: number;
  alpha: Record<Level, number | null>;
  /** the same with codes by their dollars; NULL where no trade was pulled */
  alpha_by_value: Record<Level, number | null> | null;
  /** share of the dollars that stand on disputed codes, 0 to 1 */
  disputed_value: number | null;
  /** disputed codes with most dollars */
  most_disputed: { flow: Flow; hs10: string; votes: Record<string, number>; value: number | null }[];
}

/** Agreement of all raters at once (Krippendorff); raters may lack codes. */
export function stabilityOf(
  raters: readonly (readonly Rating[])[],
  task: Task,
  values: TradeValues,
  most: number,
): Stability {
  const names = labelNames(task);
  const units = new Map<string, { flow: Flow; hs10: string; counts: number[] }>();
  for (const ratings of raters)
    for (const { flow, hs10, relevance } of ratings) {
      const key = labelKey({ flow, hs10 });
      const unit = units.get(key) ?? { flow, hs10, counts: new Array<number>(names.length).fill(0) };
      const rank = names.indexOf(relevance);
      unit.counts[rank] = (unit.counts[rank] ?? 0) + 1;
      units.set(key, unit);
    }
  const all = [...units.values()].map((unit) => ({ ...unit, value: values.get(labelKey(unit)) ?? null }));
  const disputed = all.filter(({ counts }) => counts.filter((count) => count > 0).length > 1);
  const dollars = (list: typeof all): number => list.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const alphas = (weight: (value: number | null) => number): Record<Level, number | null> => {
    const votes = all
      .map(({ counts, value }) => ({ counts, weight: weight(value) }))
      .filter((v) => v.weight > 0);
    const of = (level: Level): number | null => krippendorffAlpha(votes, level);
    return { nominal: of("nominal"), ordinal: of("ordinal"), interval: of("interval") };
  };
  return {
    raters: raters.length,
    codes: all.length,
    disputed: disputed.length,
    alpha: alphas(() => 1),
    alpha_by_value: values.size === 0 ? null : alphas((value) => value ?? 0),
    disputed_value: values.size === 0 ? null : dollars(disputed) / dollars(all),
    most_disputed: disputed
      .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
      .slice(0, most)
      .map(({ flow, hs10, counts, value }) => ({
        flow,
        hs10,
        votes: Object.fromEntries(names.map((name, rank) => [name, counts[rank] ?? 0])),
        value,
      })),
  };
}

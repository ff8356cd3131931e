import type { GapCell } from "./gap-decomposition.js";
import { jackknifeError } from "./jackknife.js";

/**
 * Standard error of the gap of `decomposeGap` by a jackknife that leaves out one product (HS4 heading) of both groups at
 * a time; a fraction, as the gap. It says how much the gap hangs on single headings and is no sampling error. NULL where
 * a group trades only one of them. The parts of the gap have none: they are terms of an identity.
 */
export function gapError(cells: readonly GapCell[]): number | null {
  const whole = { ...nothing };
  const own = new Map<string, Sums>();
  for (const cell of cells) {
    const product = own.get(cell.product) ?? { ...nothing };
    own.set(cell.product, product);
    for (const sums of [whole, product]) add(sums, cell);
  }
  return jackknifeError(
    [...own.values()].map((left) => {
      const rate = (group: "ai" | "other"): number => {
        const value = whole[`${group}_value`] - left[`${group}_value`];
        return value > 0 ? (whole[`${group}_duty`] - left[`${group}_duty`]) / value : NaN;
      };
      return rate("ai") - rate("other");
    }),
  );
}

type Sums = Pick<GapCell, "ai_value" | "ai_duty" | "other_value" | "other_duty">;

const nothing: Sums = { ai_value: 0, ai_duty: 0, other_value: 0, other_duty: 0 };

function add(to: Sums, cell: Sums): void {
  to.ai_value += cell.ai_value;
  to.ai_duty += cell.ai_duty;
  to.other_value += cell.other_value;
  to.other_duty += cell.other_duty;
}

import { addMonths, monthRange, type Month } from "../../month.js";
import type { Range } from "./plan.js";

/** Months that Census may be behind, shutdowns included; more without any is not a matter of waiting. */
const LONGEST_DELAY = 6;

/**
 * Takes the months of a range that the API answered for, in order, and returns them. Months after the last one are not
 * out yet, which is said; a month that lacks before it is a hole, and throws, as does a long range with nothing.
 */
export function publishedMonths(
  answered: readonly Month[],
  range: Range,
  note: (line: string) => void,
): Month[] {
  const { flow, from, to } = range;
  const last = answered.at(-1);
  const asked = monthRange(from, to);
  if (last === undefined && asked.length > LONGEST_DELAY)
    throw new Error(
      `the Census API has none of the ${asked.length} months of ${flow} from ${from} to ${to} (204)`,
    );
  const holes = asked.filter((month) => last !== undefined && month < last && !answered.includes(month));
  if (holes.length > 0)
    throw new Error(
      `census month missing: ${holes.join(", ")} of ${flow} (the API has ${last}, expected every month from ${from} on)`,
    );
  if (last !== to)
    note(`${flow}: not published yet: ${last === undefined ? from : addMonths(last, 1)} and later`);
  return [...answered];
}

import { sampleMonths } from "./calendar.js";
import { regionOf } from "./districts.js";
import type { Mode } from "./ports.js";
import { fractionOf, noiseOf } from "./random.js";
import type { Pair } from "./trade-cells.js";

export const modes: readonly Mode[] = ["air", "vessel", "land"];

/** Whole dollars of each mode; they add up to the value that was split. */
export type ByMode = Record<Mode, number>;

/** Splits a pair's dollars of a month into what flies, what sails and what goes by road and rail. */
export function modesOf(pair: Pair): (dollars: number, month: number) => ByMode {
  const key = `${pair.code.hs10} ${pair.cty_code}`;
  const isNeighbour = /^(mexico|canada)$/.test(regionOf(pair.iso2));
  const flying = (isNeighbour ? 0.08 : (flyingOf[pair.code.hs10.slice(0, 2)] ?? 0.2)) * tilt(key);
  const noise = noiseOf(`${key} air`, 0.06);
  const shares = sampleMonths.map(() => Math.min(0.98, flying * noise()));
  const sailing = isNeighbour ? 0.02 : 1;
  return (dollars, month) => {
    const air = Math.round(dollars * shares[month]!);
    const vessel = Math.floor((dollars - air) * sailing);
    return { air, vessel, land: dollars - air - vessel };
  };
}

/** Part of a chapter's overseas trade that flies: dear and light goods do. */
const flyingOf: Record<string, number> = {
  "84": 0.55,
  "85": 0.6,
  "90": 0.7,
  "38": 0.45,
  "28": 0.3,
  "81": 0.4,
};

function tilt(key: string): number {
  return 0.5 + 0.9 * fractionOf(`${key} flying`);
}

import type { Flow } from "../cache.js";
import { sampleMonths } from "./calendar.js";
import { fractionOf, noiseOf } from "./random.js";

/** Shares of the states in a subheading's trade of a month, the state first that takes what rounding leaves; they add up to one. */
export function stateShares(flow: Flow, hs6: string, month: number): [state: string, share: number][] {
  const key = `${flow} ${hs6}`;
  const known = courses.get(key) ?? courseOf(flow, hs6);
  courses.set(key, known);
  const total = known.reduce((sum, { weights }) => sum + weights[month]!, 0);
  return known.map(({ state, weights }) => [state, weights[month]! / total]);
}

interface Course {
  state: string;
  /** weight in every month of the sample */
  weights: number[];
}

const courses = new Map<string, Course[]>();
const statesOfACode = 11;

/** The states that a subheading goes to: drawn by their weight, so that large ones lead most and none leads all. */
function courseOf(flow: Flow, hs6: string): Course[] {
  const isCompute = /^(8471|8473)/.test(hs6);
  return Object.entries(weights[flow])
    .map(([state, weight]) => ({
      state,
      weight:
        weight * (isCompute ? (computeTilt[state] ?? 1) : 1) * (0.1 + 2 * fractionOf(`${hs6} ${state}`)),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, statesOfACode)
    .map(({ state, weight }) => {
      const noise = noiseOf(`${flow} ${hs6} ${state} share`, 0.1);
      return { state, weights: sampleMonths.map(() => weight * noise()) };
    });
}

/** Parts of a hundred, about as manufactured imports go to states and exports come from them; XX is unidentified. */
const weights: Record<Flow, Record<string, number>> = {
  imports: parse(
    "TX 15 CA 15 IL 7 GA 6 NJ 6 TN 5 NY 5 MI 5 PA 4 OH 4 FL 4 NC 4 WA 3 IN 3 AZ 3 VA 3 KY 3 SC 2 OR 2 NV 2 MA 2 MD 2 WI 2 MN 2 MO 2 UT 1.5 CO 1.5 AL 1.5 LA 1 IA 1 CT 1 KS 1 NE 0.7 NM 0.7 OK 0.7 AR 0.7 MS 0.7 NH 0.7 DE 0.5 ID 0.5 XX 1",
  ),
  exports: parse(
    "TX 21 CA 14 NY 5 IL 5 FL 5 OH 4 MI 4 GA 4 NJ 4 PA 3 IN 3 NC 3 TN 3 WA 3 AZ 3 KY 3 MA 3 OR 2 SC 2 MN 2 WI 2 LA 2 VA 2 MO 1.5 CT 1.5 CO 1 NV 1 UT 1 AL 1 KS 1 IA 1 MD 1 NH 0.7 OK 0.7 NE 0.5 ID 0.5 NM 0.5 VT 0.4 DE 0.4 XX 2",
  ),
};

/** Where servers are assembled and racked. */
const computeTilt: Record<string, number> = {
  TX: 3,
  CA: 2,
  AZ: 1.6,
  NV: 1.5,
  OR: 1.5,
  VA: 2,
  UT: 1.4,
  NC: 1.3,
};

function parse(text: string): Record<string, number> {
  const cells = text.split(" ");
  return Object.fromEntries(
    cells.flatMap((cell, i): [string, number][] => (i % 2 ? [] : [[cell, Number(cells[i + 1])]])),
  );
}

import { samplingProbabilities } from "../gold-estimate.js";
import { excludedChapters } from "../task.js";
import type { Flow } from "../vocabulary.js";

/** A code that may be drawn: its dollars, and the chance that its label is wrong, 0 to 1. */
export interface Candidate {
  flow: Flow;
  hs10: string;
  value: number;
  doubt: number;
}

export interface DrawRule {
  /** how many codes, on average */
  size: number;
  /** least probability of any code, also of the smallest and surest one */
  floor: number;
  seed: number;
  /** codes that prompts hold as examples: never drawn, or training and test would be one */
  examples?: readonly string[];
}

/** What `atlas label gold sample` and the Review page draw by unless told otherwise. */
export const usualDraw: DrawRule = { size: 200, floor: 0.002, seed: 1 };

/**
 * Draws codes independently, each with a known probability proportional to its dollars and to the doubt about its label
 * (Poisson sampling). Every code has a number of its own for a seed, so that the same codes and doubts give the same
 * sheet in any order and on any machine. Returned in an order that tells nothing, so that the first half of a sheet
 * is itself a random sample. Chapters that the measures leave out are not drawn.
 */
export function drawSample<T extends Candidate>(
  candidates: readonly T[],
  { size, floor, seed, examples = [] }: DrawRule,
): { candidate: T; probability: number }[] {
  const left: ReadonlySet<string> = new Set(examples);
  const excluded: readonly string[] = excludedChapters();
  const frame = candidates
    .filter(({ hs10 }) => !left.has(hs10) && !excluded.includes(hs10.slice(0, 2)))
    .map((candidate) => ({ candidate, key: codeKey(candidate) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const traded = frame.some(({ candidate }) => candidate.value > 0);
  const scores = frame.map(({ candidate: { value, doubt } }) => doubt * (traded ? Math.max(0, value) : 1));
  const probabilities = samplingProbabilities(scores, size, floor);
  return frame
    .flatMap(({ candidate, key }, i) => {
      const probability = Number((probabilities[i] ?? 0).toPrecision(12));
      return uniformOf(`${seed} ${key}`) < probability
        ? [{ candidate, probability, place: uniformOf(`order ${seed} ${key}`) }]
        : [];
    })
    .sort((a, b) => a.place - b.place)
    .map(({ candidate, probability }) => ({ candidate, probability }));
}

/** One name for one code of a flow. */
export function codeKey({ flow, hs10 }: { flow: string; hs10: string }): string {
  return `${flow} ${hs10}`;
}

/** A fixed number in [0, 1) for a text: FNV-1a, then the mixing step of mulberry32. */
function uniformOf(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

/**
 * The number that random instants of a run come from. `npm test` prints it; `ATLAS_TEST_SEED=… npm test -- WORD`
 * repeats a run. Errors: a seed that is no whole number.
 */
export const testSeed = readSeed(process.env["ATLAS_TEST_SEED"]);

/** Numbers from 0 to 1, the same for a seed and a name in every run (mulberry32). */
export function randomFrom(name: string, seed = testSeed): () => number {
  let state = [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function readSeed(text = "1"): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed))
    throw new Error(`invalid ATLAS_TEST_SEED: "${text}" (expected a whole number)`);
  return seed;
}

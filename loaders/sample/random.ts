/**
 * Noise around one that depends on its key alone, so that a cell keeps its value when other codes come or go.
 * Sums of uniform numbers instead of logarithms and cosines: the same bits on every machine.
 */
export function noiseOf(key: string, spread: number): () => number {
  const random = uniform(hash(key));
  return () => {
    const bell = random() + random() + random() + random() - 2; // variance 1/3
    return Math.max(0.15, 1 + spread * bell * 1.732);
  };
}

/** A fixed number between 0 and 1 for a key. */
export function fractionOf(key: string): number {
  return uniform(hash(key))();
}

/** mulberry32 */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** FNV-1a */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

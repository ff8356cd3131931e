/** How many of the totals that Census publishes agree with ours, to the dollar, and how many it publishes. */
export function agreement(totals: readonly { ours: string; published: string | null }[]): {
  equal: number;
  held: number;
} {
  const held = totals.filter(({ published }) => published !== null);
  return { equal: held.filter(({ ours, published }) => ours === published).length, held: held.length };
}

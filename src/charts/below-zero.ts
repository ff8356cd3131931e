import type { Drawing } from "./drawing.js";

/** What a chart says of values below zero, such as corrections by Census leave: they have no area to draw. */
export type LeftOut = Pick<Drawing, "leftOut">;

interface Named {
  name: string;
  value: number;
}

/** Names that the sentence gives at most. */
const mostNamed = 3;

/** Of marks whose size is the value: rectangles, circles, bands. */
export function notDrawn(rows: readonly Named[], format: (value: number) => string): LeftOut {
  return said(rows, format, (names) => `Not drawn, being below zero: ${names}.`);
}

/** Of shades, which take the other hue below zero. */
export function otherHue(rows: readonly Named[], format: (value: number) => string): LeftOut {
  return said(rows, format, (names) => `In the other hue, being below zero: ${names}.`);
}

/** Of stacked shares, which have no meaning in a period of which a part is below zero. */
export function noShares(periods: readonly string[]): LeftOut {
  if (!periods.length) return {};
  return {
    leftOut: `No shares in ${listed(periods)}, where a part is below zero. The table has the values.`,
  };
}

function said(
  rows: readonly Named[],
  format: (value: number) => string,
  sentence: (names: string) => string,
): LeftOut {
  const below = rows.filter(({ value }) => value < 0).sort((a, b) => a.value - b.value);
  if (!below.length) return {};
  return {
    leftOut: `${sentence(listed(below.map(({ name, value }) => `${name} (${format(value)})`)))} The table has every value.`,
  };
}

function listed(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(", ");
  return names.length > mostNamed ? `${named} and ${names.length - mostNamed} more` : named;
}

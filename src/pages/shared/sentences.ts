import { formatMonth, type Flow, formatValue, capital } from "../../measures/index.js";
import { missingMonths, type Site } from "../../base/site.js";
import { percent } from "../../measures/format.js";

/** `Jan 2022 to Jan 2026`, and which months in between are missing. */
export function periodText(site: Site, flow: Flow, from?: string): string {
  const months = site.months[flow].filter((month) => !from || month >= from);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return "no months";
  const missing = missingMonths(site, flow, first, last);
  const hole = missing.length
    ? `; no data for ${missing.slice(0, 4).map(formatMonth).join(", ")}${missing.length > 4 ? ` and ${missing.length - 4} more months` : ""}`
    : "";
  return `${formatMonth(first)} to ${formatMonth(last)}${hole}`;
}

const dollars = (value: number): string => formatValue(Math.abs(value), "dollars");

/**
 * What a part has to do with the change of its total between two years, both in dollars: a share only where both moved
 * the same way and the part not by more than the whole.
 */
export function partOfChange(
  part: { name: string; change: number },
  total: { name: string; change: number },
  years: { from: number; to: number },
): string {
  const span = `from ${years.from} to ${years.to}`;
  const moved = (change: number): string => `${change < 0 ? "fell" : "rose"} by ${dollars(change)}`;
  const share = total.change === 0 ? 0 : (100 * part.change) / total.change;
  if (share > 0 && share <= 100)
    return `Of the ${dollars(total.change)} by which ${total.name} ${total.change < 0 ? "fell" : "rose"} ${span}, ${part.name} ${total.change < 0 ? "lost" : "brought"} ${dollars(part.change)}, ${percent(share)}.`;
  const link = Math.sign(part.change) === Math.sign(total.change) ? "and" : "but";
  return `${capital(total.name)} ${moved(total.change)} ${span}, ${link} ${part.name} ${moved(part.change)}.`;
}

/** One rate over windows of different months: why readers meet more than one number for it. Percent; the text of each window. */
export function ratesByWindow(
  subject: string,
  windows: readonly { name: string; rate: number | null }[],
): string | undefined {
  const told = windows.filter(
    ({ rate }, i) => rate !== null && windows.findIndex(({ name }) => name === windows[i]?.name) === i,
  );
  if (told.length < 2) return undefined;
  const parts = told.map(({ name, rate }) => `${percent(rate ?? 0)} in ${name}`);
  return `${subject} came to ${listed(parts)}: duty over imports of those months, so the numbers differ by their months and not by their concept.`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** How many of the totals that Census publishes agree with ours, to the dollar, and how many it publishes. */
export function agreement(totals: readonly { ours: string; published: string | null }[]): {
  equal: number;
  held: number;
} {
  const held = totals.filter(({ published }) => published !== null);
  return { equal: held.filter(({ ours, published }) => ours === published).length, held: held.length };
}

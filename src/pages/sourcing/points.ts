import { color } from "../../charts/theme.js";
import { ranked, percentOf } from "../../measures/rows.js";
import { sources } from "./inputs.js";

/** Imports from one source in one period: dollars, and percent of the imports from everywhere. */
export type SourcePoint = { period: string; source: string; value: number; share: number | null };

export const rest = "rest";

/**
 * Imports by country and from everywhere as one point for each period and source, with the rest of the world. A source
 * without trade in a period that is held is a zero; a period that is not held has no points.
 */
export function sourcePoints<K extends string>(
  named: readonly ({ [P in K | "country"]: unknown } & { value: number | null })[],
  world: readonly ({ [P in K]: unknown } & { value: number | null })[],
  period: K,
  countries: readonly string[],
): SourcePoint[] {
  const byCountry = new Map(
    named.map((row) => [`${String(row[period])} ${String(row.country)}`, row.value ?? 0]),
  );
  return world.flatMap((row) => {
    const { value: total } = row;
    if (total === null) return [];
    const when = String(row[period]);
    const values = countries.map((code): [string, number] => [code, byCountry.get(`${when} ${code}`) ?? 0]);
    const others = total - values.reduce((sum, [, value]) => sum + value, 0);
    return [...values, [rest, others] as const].map(([source, value]) => ({
      period: when,
      source,
      value,
      share: percentOf(value, total),
    }));
  });
}

/** Sources from the largest to the smallest over all periods, the rest of the world last. */
export function inOrder(points: readonly SourcePoint[]): string[] {
  return [...ranked(points, "source").filter((source) => source !== rest), rest];
}

export function sourceName(source: string): string {
  return source === rest ? "Rest of the world" : (sources[source as keyof typeof sources] ?? source);
}

/** Colours that stay with a source, whatever else is drawn. */
export function sourceColor(source: string): string {
  return color(colorNames[source as keyof typeof colorNames] ?? "other");
}

const colorNames = {
  "5700": "non-ai",
  "5830": "ai",
  "5800": "green",
  "5570": "amber",
  "5520": "pink",
  "2010": "violet",
  "1220": "vermilion",
  "5880": "sky",
  "5490": "blue",
  "5590": "medium",
  "4280": "gray",
  "5650": "amber",
  "4190": "green",
  "5330": "vermilion",
  "4210": "sky",
  "5600": "violet",
  "4120": "pink",
} as const;

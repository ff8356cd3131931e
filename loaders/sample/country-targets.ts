import { destinationSeeds, sourceSeeds, type CountrySeeds } from "./country-seeds.js";
import {
  categoryDestinations,
  categorySources,
  exportCategories,
  importCategories,
  importLow,
  importTotal,
  mexicoShareOfExports2025,
  sourceShares,
  usmcaGrowth,
  type Years,
} from "./published.js";
import { rake } from "./rake.js";

/** Billions of dollars of 2023, 2024 and 2025 that a segment trades with a country; all others are the rest. */
export type CountryTargets = Map<string, Map<string, number[]>>;

const [canada, mexico] = ["1220", "2010"] as const;

/** Sources of imports by segment: Figures 2 and 3, and the comparison of Canada with Mexico. */
export function importCountryTargets(): CountryTargets {
  const high = highByCountry();
  const targets = high;
  targets.set("Low", lowByCountry());
  const sumHigh = (country: string, year: number): number =>
    Object.keys(importCategories).reduce(
      (sum, segment) => sum + (high.get(segment)?.get(country)?.[year] ?? 0),
      0,
    );
  targets.set("Other", otherByCountry(sumHigh, targets.get("Low")!));
  return targets;
}

/** Destinations of exports by segment: the pooled shares of four categories, and Mexico in 2025. */
export function exportCountryTargets(): CountryTargets {
  return solve({
    categories: exportCategories,
    seeds: destinationSeeds,
    pooled: categoryDestinations,
    byYear: { [mexico]: [NaN, NaN, (mexicoShareOfExports2025 / 100) * sumOfYear(exportCategories, 2)] },
  });
}

function highByCountry(): CountryTargets {
  const canada2024 = 20;
  const byYear: Record<string, number[]> = {
    [canada]: [NaN, canada2024, canada2024 * (1 + usmcaGrowth.canada.high / 100)],
  };
  for (const [country, shares] of Object.entries(sourceShares))
    byYear[country] = shares.map((share, year) => (share / 100) * sumOfYear(importCategories, year));
  return solve({
    categories: importCategories,
    seeds: sourceSeeds,
    pooled: categorySources,
    byYear,
  });
}

/** Shares of Low imports, percent; Mexico's 2025 follows from its published growth. */
const lowShares: Record<string, Years> = {
  [mexico]: [15.6, 15.0, NaN],
  [canada]: [11.3, 10.6, 10.02],
  "5700": [16.6, 16.1, 10.9],
  "5520": [4.6, 5.0, 6.3],
  "5830": [1.9, 1.9, 2.1],
  "5490": [2.0, 2.1, 2.5],
  "5880": [6.6, 6.5, 6.3],
  "4280": [7.4, 7.2, 6.9],
  "5800": [5.0, 5.4, 5.0],
  "4190": [4.3, 5.0, 6.6],
};

function lowByCountry(): Map<string, number[]> {
  const targets = new Map<string, number[]>();
  for (const [country, shares] of Object.entries(lowShares))
    targets.set(
      country,
      shares.map((share, year) => (share / 100) * importLow[year]!),
    );
  const ofMexico = targets.get(mexico)!;
  ofMexico[2] = ofMexico[1]! * (1 + usmcaGrowth.mexico.low / 100);
  return targets;
}

/** Shares of the other imports, percent; those of 2025 close the growth of Canada and Mexico over all goods. */
const otherShares: Record<string, readonly [number, number]> = {
  [mexico]: [15.2, 15.5],
  [canada]: [11, 10.9],
};

function otherByCountry(
  high: (country: string, year: number) => number,
  low: ReadonlyMap<string, number[]>,
): Map<string, number[]> {
  const targets = new Map<string, number[]>();
  const growth: Record<string, number> = {
    [mexico]: usmcaGrowth.mexico.all,
    [canada]: usmcaGrowth.canada.all,
  };
  for (const [country, shares] of Object.entries(otherShares)) {
    const [y2023, y2024] = shares.map(
      (share, year) =>
        (share / 100) * (importTotal[year]! - sumOfYear(importCategories, year) - importLow[year]!),
    ) as [number, number];
    const [, low2024, low2025] = low.get(country)! as [number, number, number];
    const all2024 = high(country, 1) + low2024 + y2024;
    const y2025 = all2024 * (1 + growth[country]! / 100) - high(country, 2) - low2025;
    targets.set(country, [y2023, y2024, y2025]);
  }
  return targets;
}

interface Problem {
  categories: Record<string, Years>;
  seeds: CountrySeeds;
  /** percent of a category, the second and third year pooled */
  pooled: Record<string, Record<string, number> | undefined>;
  /** billions of dollars over all categories; NaN where a year is free */
  byYear: Record<string, readonly number[]>;
}

/** Fits category × country × year to the sums of categories, the pooled shares and the sums of countries. */
function solve({ categories, seeds, pooled, byYear }: Problem): CountryTargets {
  const segments = Object.keys(categories);
  const countries = [...new Set(Object.values(seeds).flatMap((shares) => Object.keys(shares)))];
  const columns = countries.length + 1; // the last one is the rest
  const cellAt = (segment: number, country: number, year: number): number =>
    (segment * columns + country) * 3 + year;
  const cells = new Float64Array(segments.length * columns * 3);
  const byCategory = new Map<number, number>();
  const byPool = new Map<number, number>();
  const byCountry = new Map<number, number>();
  for (const [s, segment] of segments.entries())
    for (const year of [0, 1, 2]) {
      const total = categories[segment]![year]!;
      byCategory.set(s * 3 + year, total);
      let rest = 100;
      for (const [c, country] of countries.entries()) {
        const share = seeds[segment]?.[country]?.[year] ?? 0;
        cells[cellAt(s, c, year)] = (share / 100) * total;
        rest -= share;
        const target = pooled[segment]?.[country];
        const [, second, third] = categories[segment]!;
        if (target !== undefined) byPool.set(s * columns + c, (target / 100) * (second + third));
      }
      cells[cellAt(s, countries.length, year)] = (rest / 100) * total;
    }
  for (const [c, country] of countries.entries())
    for (const [year, dollars] of (byYear[country] ?? []).entries())
      if (Number.isFinite(dollars)) byCountry.set(c * 3 + year, dollars);
  const group = (of: (segment: number, country: number, year: number) => number): Int32Array =>
    Int32Array.from(cells, (_, i) => of(Math.floor(i / 3 / columns), Math.floor(i / 3) % columns, i % 3));
  rake(cells, [
    { name: "country", groups: group((_, c, y) => c * 3 + y), targets: byCountry, describe: String },
    {
      name: "pooled",
      groups: group((s, c, y) => (y === 0 ? -1 : s * columns + c)),
      targets: byPool,
      describe: String,
    },
    { name: "category", groups: group((s, _, y) => s * 3 + y), targets: byCategory, describe: String },
  ]);
  return new Map(
    segments.map((segment, s) => [
      segment,
      new Map(countries.map((country, c) => [country, [0, 1, 2].map((year) => cells[cellAt(s, c, year)]!)])),
    ]),
  );
}

function sumOfYear(categories: Record<string, Years>, year: number): number {
  return Object.values(categories).reduce((sum, years) => sum + years[year]!, 0);
}

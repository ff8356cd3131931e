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

const [canada, mexico, china, vietnam, taiwan, thailand, malaysia] = [
  "1220",
  "2010",
  "5700",
  "5520",
  "5830",
  "5490",
  "5570",
] as const;

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
  const countries = [mexico, canada, china, taiwan, "4280", "4210"];
  const seeds: Record<string, Record<string, number>> = {
    Compute_Hardware: { [mexico]: 33.2, [taiwan]: 9.8, [china]: 9, [canada]: 6, "4280": 4, "4210": 5 },
    Electrical_Power: { [mexico]: 35.9, [canada]: 19, "4280": 4.3, [china]: 3.5, "4210": 2 },
    Networking_Telecom: { [mexico]: 18.9, [canada]: 11.5, "4210": 8.4, [china]: 2.5, "4280": 5.5 },
    Cooling_HVAC: { [canada]: 26.1, [mexico]: 25.3, [china]: 6, "4280": 4, "4210": 2 },
    Building_Structure: { [canada]: 42, [mexico]: 32, [china]: 2, "4280": 3 },
    Fire_Safety_Security: { [canada]: 32, [mexico]: 22, [china]: 5, "4280": 5 },
    Specialty_Materials: { [canada]: 9, [mexico]: 12, [china]: 12, "4280": 14 },
    Maintenance_Operations: { [canada]: 26, [mexico]: 24, [china]: 6, "4280": 5 },
  };
  return solve({
    categories: exportCategories,
    countries,
    seed: (segment, country) => seeds[segment]?.[country] ?? 0,
    pooled: categoryDestinations,
    byYear: { [mexico]: [NaN, NaN, (mexicoShareOfExports2025 / 100) * sumOfYear(exportCategories, 2)] },
  });
}

/** Shares before fitting, percent of a category in 2023, 2024 and 2025. */
const sourceSeeds: Record<string, Record<string, Years>> = {
  Compute_Hardware: {
    [taiwan]: [28, 33, 41.5],
    [mexico]: [22, 25, 27.2],
    [china]: [13, 9, 3],
    [vietnam]: [4, 5.5, 6.2],
    [thailand]: [5.8, 5.5, 5.9],
    [malaysia]: [8, 7.5, 6.5],
    [canada]: [1, 0.9, 0.6],
  },
  Electrical_Power: {
    [mexico]: [25.5, 24.8, 22.6],
    [china]: [21.5, 20, 16.5],
    [canada]: [8.3, 8.2, 7.6],
    [taiwan]: [3, 3, 3.6],
    [vietnam]: [3, 3.6, 4.5],
    [thailand]: [3, 3, 3.5],
    [malaysia]: [2, 2, 2],
  },
  Networking_Telecom: {
    [vietnam]: [16, 21.5, 26],
    [mexico]: [20, 18.5, 17.3],
    [thailand]: [11.5, 14.5, 18.6],
    [china]: [14, 11, 7],
    [taiwan]: [10, 10, 11],
    [malaysia]: [6, 6, 6],
    [canada]: [2.2, 2, 1.6],
  },
  Cooling_HVAC: {
    [mexico]: [34, 34.5, 34.7],
    [china]: [17, 16, 13],
    [canada]: [9, 9, 8.8],
    [taiwan]: [3, 3, 3.2],
    [thailand]: [4.5, 4.8, 5.2],
    [vietnam]: [1.6, 1.8, 2.2],
    [malaysia]: [1.4, 1.5, 1.6],
  },
  Building_Structure: {
    [mexico]: [22, 23, 24],
    [canada]: [22, 23, 23],
    [china]: [15, 13, 9],
    [taiwan]: [4, 4, 4],
    [vietnam]: [4, 4, 4],
    [thailand]: [1.5, 1.5, 1.5],
  },
  Fire_Safety_Security: {
    [china]: [38, 34, 24],
    [mexico]: [24, 26, 32],
    [taiwan]: [5, 5, 6],
    [canada]: [6, 6, 6],
    [vietnam]: [3, 4, 5],
    [thailand]: [3, 3, 4],
  },
  Specialty_Materials: {
    [china]: [24, 20, 12],
    [thailand]: [6, 6, 7],
    [mexico]: [4, 4, 4],
    [canada]: [6, 6, 6],
    [taiwan]: [4, 4, 4],
    [vietnam]: [2, 2, 2],
  },
};

function highByCountry(): CountryTargets {
  const canada2024 = 20;
  const byYear: Record<string, number[]> = {
    [canada]: [NaN, canada2024, canada2024 * (1 + usmcaGrowth.canada.high / 100)],
  };
  for (const [country, shares] of Object.entries(sourceShares))
    byYear[country] = shares.map((share, year) => (share / 100) * sumOfYear(importCategories, year));
  return solve({
    categories: importCategories,
    countries: [canada, mexico, china, vietnam, taiwan, thailand, malaysia],
    seed: (segment, country, year) => sourceSeeds[segment]?.[country]?.[year] ?? 0,
    pooled: categorySources,
    byYear,
  });
}

/** Shares of Low imports, percent; Mexico's 2025 follows from its published growth. */
const lowShares: Record<string, Years> = {
  [mexico]: [15.6, 15.0, NaN],
  [canada]: [11.3, 10.6, 10.02],
  [china]: [16.6, 16.1, 10.9],
  [vietnam]: [4.6, 5.0, 6.3],
  [taiwan]: [1.9, 1.9, 2.1],
  [thailand]: [2.0, 2.1, 2.5],
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
  countries: readonly string[];
  seed: (segment: string, country: string, year: number) => number;
  /** percent of a category, the second and third year pooled */
  pooled: Record<string, Record<string, number> | undefined>;
  /** billions of dollars over all categories; NaN where a year is free */
  byYear: Record<string, readonly number[]>;
}

/** Fits category × country × year to the sums of categories, the pooled shares and the sums of countries. */
function solve({ categories, countries, seed, pooled, byYear }: Problem): CountryTargets {
  const segments = Object.keys(categories);
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
        const share = seed(segment, country, year);
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

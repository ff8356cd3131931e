import { interpolateYears, sampleMonths, seasonOfIndex, yearOfIndex } from "./calendar.js";
import { section301Wave } from "./lists.js";
import { cos, exp } from "./same-math.js";

/**
 * How the course of one code with one country departs from the course of its segment: the calendar of the good,
 * the duties of Section 301 and the trade that they moved, the stop of 2020, and the orders of 2025.
 */
export function courseOf(hs10: string, iso2: string, partners: string): number[] {
  const season = seasonality[partners];
  const diversion = diversionOf(hs10, iso2);
  return sampleMonths.map((month, i) => {
    const swing = season ? exp(season.swing * cos(((seasonOfIndex[i]! - season.peak) / 6) * Math.PI)) : 1;
    return (
      swing *
      diversion(i) *
      stopOf2020(month, partners) *
      ordersOf2025(month, iso2) *
      surge(month, partners, iso2)
    );
  });
}

/** Amplitude of the yearly swing in logarithms, and the calendar month of its peak (0 for January). */
const seasonality: Record<string, { swing: number; peak: number }> = {
  toys: { swing: 0.42, peak: 8.5 },
  consoles: { swing: 0.4, peak: 8.5 },
  apparel: { swing: 0.2, peak: 7.5 },
  footwear: { swing: 0.15, peak: 6.5 },
  phones: { swing: 0.25, peak: 9.5 },
  laptops: { swing: 0.12, peak: 8 },
  televisions: { swing: 0.25, peak: 9 },
  produce: { swing: 0.35, peak: 2.5 },
  berries: { swing: 0.7, peak: 10.5 },
  flowers: { swing: 0.3, peak: 2 },
  avocados: { swing: 0.15, peak: 1 },
  hvac: { swing: 0.18, peak: 4 },
  fans: { swing: 0.15, peak: 4 },
  bicycles: { swing: 0.2, peak: 3 },
  fertilizer: { swing: 0.5, peak: 2 },
  sofas: { swing: 0.08, peak: 8 },
  soy: { swing: 0.95, peak: 10 },
  agriworld: { swing: 0.2, peak: 3 },
  cotton: { swing: 0.45, peak: 3 },
};

/** Months over which trade that a duty moved had moved. */
const rampMonths = 20;

/** First month of each wave and the share of China's trade that it took away. */
const waves = {
  "1": { month: "2018-07", loss: 0.4 },
  "2": { month: "2018-09", loss: 0.4 },
  "3": { month: "2018-10", loss: 0.35 },
  "4a": { month: "2019-09", loss: 0.2 },
} as const;

const gainers: Record<string, number> = {
  VN: 0.5,
  MX: 0.18,
  TW: 0.35,
  TH: 0.3,
  MY: 0.2,
  IN: 0.25,
  KH: 0.5,
  KR: 0.12,
};

/** China before a duty is larger by what it lost later, and those who took over are smaller. */
function diversionOf(hs10: string, iso2: string): (index: number) => number {
  const wave = section301Wave(hs10);
  if (wave === undefined) return () => 1;
  const { month, loss } = waves[wave];
  const first = sampleMonths.indexOf(month);
  const before = iso2 === "CN" ? 1 / (1 - loss) : 1 - (gainers[iso2] ?? 0) * (loss / 0.4);
  return (index) => {
    const moved = Math.min(Math.max((index - first) / rampMonths, 0), 1);
    return before + (1 - before) * moved;
  };
}

function stopOf2020(month: string, partners: string): number {
  const stopped = { "2020-04": 0.35, "2020-05": 0.3, "2020-06": 0.7 }[month];
  const hit = ["cars", "hybrids", "ecars", "trucks", "autoparts", "harness", "vehiclesout", "aircraft"];
  return stopped !== undefined && hit.includes(partners) ? stopped : 1;
}

/** Buying ahead of the orders of 2025, and the fall of China after them. */
function ordersOf2025(month: string, iso2: string): number {
  if (month < "2025-01") return 1;
  if (iso2 === "CN") return chinaOf2025[month] ?? 0.62;
  if (iso2 === "CA") return month < "2025-04" ? 1.08 : 0.96;
  if (["VN", "TW", "TH", "ID", "KH", "IN"].includes(iso2)) return month < "2025-05" ? 0.95 : 1.04;
  return 1;
}

const chinaOf2025: Record<string, number> = {
  "2025-01": 1.2,
  "2025-02": 1.15,
  "2025-03": 1.1,
  "2025-04": 1.0,
  "2025-05": 0.68,
  "2025-06": 0.66,
  "2025-07": 0.75,
  "2025-08": 0.74,
  "2025-09": 0.72,
};

/** Medicines and their substances were stored ahead of duties in early 2025, above all from Ireland; gold was flown in. */
function surge(month: string, partners: string, iso2: string): number {
  const early = { "2025-01": 1.3, "2025-02": 1.5, "2025-03": 2.1, "2025-04": 1.35 }[month];
  if (early === undefined) return 1;
  if (partners === "pharma2") return early * 1.35;
  if (partners === "pharma") return iso2 === "IE" ? early * 1.2 : (early + 1) / 2;
  return partners === "gold" ? early * 2.2 : 1;
}

/** A smooth course through yearly shares of a country, relative to 2024; held before 2023 and after 2025. */
export function shareCourse(years: readonly number[]): number[] {
  const at = (year: number): number => years[Math.min(Math.max(year, 2023), 2025) - 2023]!;
  const base = at(2024);
  return base > 0 ? interpolateYears((year) => Math.max(at(year), 1e-9) / base) : yearOfIndex.map(() => 1);
}

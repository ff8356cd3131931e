import type { Flow } from "../cache.js";
import { indexOfMonth, interpolateYears, sampleMonths, seasonOfIndex, yearOfIndex } from "./calendar.js";
import {
  exportCategories,
  exportIndexPins,
  exportLow,
  exportTotal,
  importCategories,
  importIndexPins,
  importLow,
  importTotal,
  type Years,
} from "./published.js";
import { noiseOf } from "./random.js";

export interface GroupMonths {
  ai: number[];
  low: number[];
  /** Medium and codes without a label */
  other: number[];
}

/**
 * Dollars of each group in every month: the index points and year sums that are published, and between
 * them a course that looks like trade.
 */
export function groupMonths(flow: Flow, aiBefore2023: (year: number) => number): GroupMonths {
  const { ai, low, total, pins, shapes } = inputs[flow];
  const other = total.map((all, i) => all - ai[i]! - low[i]!) as unknown as Years;
  const mean = { ai: ai[0] / 12, low: low[0] / 12, total: total[0] / 12 };
  const aiMonths = course(
    `${flow} ai`,
    shapes.ai,
    ai,
    (year) => aiBefore2023(year) / ai[0],
    pinned(pins.ai, mean.ai),
  );
  const lowMonths = course(
    `${flow} low`,
    shapes.low,
    low,
    (year) => shapes.lowBefore[year - 2018]!,
    pinned(pins.low, mean.low),
  );
  const totalPins = pinned(pins.total, mean.total);
  const otherPins = new Map(
    [...totalPins].map(([index, dollars]) => [index, dollars - aiMonths[index]! - lowMonths[index]!]),
  );
  const otherMonths = course(
    `${flow} other`,
    otherShape,
    other,
    (year) => otherBefore[year - 2018]!,
    otherPins,
  );
  return { ai: aiMonths, low: lowMonths, other: otherMonths };
}

/** Sums of High codes of a flow by year, from its categories. */
function highYears(categories: Record<string, Years>): Years {
  const sum = [0, 1, 2].map((i) => Object.values(categories).reduce((all, years) => all + years[i]!, 0));
  return sum as unknown as Years;
}

/**
 * Index points of 2023 to 2025 by month: those of single months are published, the others lie between them.
 * A year's points are scaled to its sum.
 */
const aiImports = [
  ...[94.83, 87, 101, 96, 101, 101, 101, 104, 103, 106, 103, 102],
  ...[104, 102, 112, 115, 121, 120, 128, 127, 128, 136, 139, 144],
  ...[137.2, 141, 178, 171, 168, 163, 172, 168, 178, 186, 187, 220.8],
];
const lowImports = [
  ...[99.24, 92, 105, 97, 104, 102, 99, 104, 98, 103, 98, 98.8],
  ...[98, 95, 102, 104.5, 108, 102, 110, 109, 106, 113, 106, 114.9],
  ...[114.79, 106.6, 132.08, 108, 99, 96.5, 101, 96, 97.5, 95, 90.3, 93.4],
];
const aiExports = [
  ...[95, 92, 106, 97, 99, 103, 97, 101, 102, 105, 102, 101],
  ...[104, 106, 113, 112, 115, 113, 118, 120, 118, 124, 121, 128],
  ...[122, 121, 137, 133, 132, 130, 134, 135, 138, 144, 142, 146],
];
const lowExports = [
  ...[99, 94, 107, 99, 101, 101, 95, 101, 99, 105, 101, 98],
  ...[97, 98, 103, 100, 103, 101, 99, 103, 100, 107, 102, 99],
  ...[101, 98, 112, 104, 104, 103, 101, 102, 100, 103, 100, 99],
];
const otherShape = [
  ...[100.9, 93, 105, 98, 102, 101, 99, 103, 99, 102, 99, 98],
  ...[97, 94, 101, 101, 104, 101, 104, 104, 102, 106, 101, 102],
  ...[101, 94, 112, 98, 92, 88, 91, 88, 88, 87, 82, 84.7],
];
const otherBefore = [0.85, 0.85, 0.78, 0.93, 1.05];

const inputs = {
  imports: {
    ai: highYears(importCategories),
    low: importLow,
    total: importTotal,
    pins: importIndexPins,
    shapes: { ai: aiImports, low: lowImports, lowBefore: [0.87, 0.86, 0.79, 0.97, 1.075] },
  },
  exports: {
    ai: highYears(exportCategories),
    low: exportLow,
    total: exportTotal,
    pins: exportIndexPins,
    shapes: { ai: aiExports, low: lowExports, lowBefore: [0.86, 0.84, 0.74, 0.91, 1.01] },
  },
} as const;

/** Share of an ordinary year's monthly mean, by calendar month. */
const seasons = [0.965, 0.91, 1.025, 0.985, 1.01, 1.0, 0.995, 1.02, 1.0, 1.045, 1.015, 1.03];

const covid: Record<string, number> = {
  "2020-02": 0.97,
  "2020-03": 0.95,
  "2020-04": 0.8,
  "2020-05": 0.77,
  "2020-06": 0.88,
  "2020-07": 0.98,
  "2020-08": 1.05,
  "2020-09": 1.09,
  "2020-10": 1.1,
  "2020-11": 1.1,
  "2020-12": 1.1,
};

/** Billions of dollars a month: the shape, with pinned months kept and the others scaled to the sum of their year. */
function course(
  key: string,
  shape: readonly number[],
  years: Years,
  before2023: (year: number) => number,
  pins: ReadonlyMap<number, number>,
): number[] {
  const noise = noiseOf(key, 0.012);
  const trend = interpolateYears((year) => (year < 2023 ? before2023(year) : 1));
  const first = indexOfMonth("2023-01");
  const months = sampleMonths.map((month, i) => {
    const jitter = noise();
    const point = shape[i - first];
    if (point !== undefined) return (point / 100) * (years[0] / 12);
    return trend[i]! * (years[0] / 12) * seasons[seasonOfIndex[i]!]! * (covid[month] ?? 1) * jitter;
  });
  months[months.length - 1] = (months[months.length - 2]! + months[months.length - 13]!) / 2;
  for (const [index, dollars] of pins) months[index] = dollars;
  for (const year of [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]) {
    const target = year < 2023 ? before2023(year) * years[0] : years[year - 2023]!;
    scaleFree(months, year, target, pins);
  }
  return months;
}

function scaleFree(months: number[], year: number, target: number, pins: ReadonlyMap<number, number>): void {
  const inYear = months.map((_, i) => i).filter((i) => yearOfIndex[i] === year);
  const kept = inYear.filter((i) => pins.has(i)).reduce((sum, i) => sum + months[i]!, 0);
  const free = inYear.filter((i) => !pins.has(i));
  const factor = (target - kept) / free.reduce((sum, i) => sum + months[i]!, 0);
  for (const i of free) months[i]! *= factor;
}

/** Index points as billions of dollars, by index of the month. */
function pinned(points: Readonly<Record<string, number>>, monthlyMean: number): Map<number, number> {
  return new Map(
    Object.entries(points).map(([month, point]) => [indexOfMonth(month), (point / 100) * monthlyMean]),
  );
}

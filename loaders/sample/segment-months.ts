import type { Flow } from "../cache.js";
import { indexOfMonth, interpolateYears, sampleMonths, seasonOfIndex, yearOfIndex } from "./calendar.js";
import { groupMonths } from "./group-months.js";
import { exComputeIndex202601, exportCategories, importCategories, type Years } from "./published.js";
import { rake } from "./rake.js";
import { sin } from "./same-math.js";

/** Billions of dollars in every month, by segment: a category of High codes, `Low`, or `Other`. */
export type SegmentMonths = Map<string, number[]>;

export function segmentMonths(flow: Flow): SegmentMonths {
  const categories: [string, Years][] = Object.entries(
    flow === "imports" ? importCategories : exportCategories,
  );
  const yearly = (category: string, years: Years, year: number): number =>
    year < 2023
      ? years[0] * (before2023[category] ?? [])[year - 2018]!
      : (years[year - 2023] ?? years[2] * growth2026);
  const groups = groupMonths(flow, (year) =>
    categories.reduce((sum, [category, years]) => sum + yearly(category, years, year), 0),
  );
  const width = sampleMonths.length;
  const cells = new Float64Array(categories.length * width);
  for (const [row, [category, years]] of categories.entries()) {
    const level = interpolateYears((year) => yearly(category, years, year));
    const swing = category === "Cooling_HVAC" ? 0.12 : 0;
    for (let i = 0; i < width; i++)
      cells[row * width + i] = level[i]! * (1 + swing * sin(((seasonOfIndex[i]! - 1) / 6) * Math.PI));
  }
  const periods = new Map<number, number>();
  for (const [row, [category, years]] of categories.entries()) {
    for (let year = 2018; year <= 2025; year++)
      periods.set(row * periodsPerRow + year - 2018, yearly(category, years, year));
    const december = december2025(flow, category, groups.ai);
    if (december !== undefined) {
      periods.set(row * periodsPerRow + 7, years[2] - december);
      periods.set(row * periodsPerRow + 8, december);
    }
    const january = january2026(flow, category, groups.ai);
    if (january !== undefined) periods.set(row * periodsPerRow + 9, january);
  }
  const hasDecember = flow === "imports";
  rake(cells, [
    {
      name: `${flow} category and period`,
      groups: Int32Array.from(cells, (_, cell) => {
        const month = cell % width;
        return Math.floor(cell / width) * periodsPerRow + periodOf(month, hasDecember);
      }),
      targets: periods,
      describe: (group) =>
        `${categories[Math.floor(group / periodsPerRow)]?.[0]} period ${group % periodsPerRow}`,
    },
    {
      name: `${flow} High by month`,
      groups: Int32Array.from(cells, (_, cell) => cell % width),
      targets: new Map(groups.ai.map((dollars, month) => [month, dollars])),
      describe: (group) => sampleMonths[group]!,
    },
  ]);
  const segments: SegmentMonths = new Map(
    categories.map(([category], row) => [category, [...cells.subarray(row * width, (row + 1) * width)]]),
  );
  return segments.set("Low", groups.low).set("Other", groups.other);
}

/** Value of a category before 2023, as a share of 2023; Maintenance_Operations is exports only. */
const before2023: Record<string, readonly number[]> = {
  Compute_Hardware: [0.71, 0.67, 0.76, 0.89, 1.03],
  Electrical_Power: [0.61, 0.63, 0.62, 0.78, 0.96],
  Networking_Telecom: [0.78, 0.74, 0.78, 0.88, 1.01],
  Cooling_HVAC: [0.63, 0.65, 0.66, 0.83, 0.98],
  Building_Structure: [0.76, 0.79, 0.7, 0.9, 1.14],
  Fire_Safety_Security: [0.7, 0.72, 0.75, 0.9, 1.0],
  Specialty_Materials: [0.8, 0.78, 0.7, 0.92, 1.08],
  Maintenance_Operations: [0.85, 0.86, 0.8, 0.9, 0.98],
};

const growth2026 = 1.12;

/** 2018 to 2024, 2025 (its first eleven months where December stands apart), December 2025, January 2026. */
const periodsPerRow = 10;

function periodOf(month: number, hasDecember: boolean): number {
  if (hasDecember && month === indexOfMonth("2025-12")) return 8;
  return yearOfIndex[month] === 2026 ? 9 : yearOfIndex[month]! - 2018;
}

/** A mix of categories with which the rates of December 2025 by category give the one of all High codes. */
const decemberUsdBillion: Record<string, number> = {
  Electrical_Power: 12.3,
  Networking_Telecom: 9.75,
  Cooling_HVAC: 3.75,
  Building_Structure: 0.76,
  Fire_Safety_Security: 0.06,
  Specialty_Materials: 0.042,
};

function december2025(flow: Flow, category: string, high: readonly number[]): number | undefined {
  if (flow === "exports") return undefined;
  const others = Object.values(decemberUsdBillion).reduce((sum, dollars) => sum + dollars, 0);
  return decemberUsdBillion[category] ?? high[indexOfMonth("2025-12")]! - others;
}

/** January 2026 carries the index of High codes without Compute_Hardware. */
function january2026(flow: Flow, category: string, high: readonly number[]): number | undefined {
  if (flow === "exports") return undefined;
  const all = high[indexOfMonth("2026-01")]!;
  const others = Object.entries(importCategories).reduce(
    (sum, [name, years]) => (name === "Compute_Hardware" ? sum : sum + years[0]),
    0,
  );
  const exCompute = (exComputeIndex202601 / 100) * (others / 12);
  if (category === "Compute_Hardware") return all - exCompute;
  const december = Object.values(decemberUsdBillion).reduce((sum, dollars) => sum + dollars, 0);
  return (exCompute * decemberUsdBillion[category]!) / december;
}

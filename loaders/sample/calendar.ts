import { monthRange, type Month } from "../month.js";
import { exp, log } from "./same-math.js";

export const sampleMonths: readonly Month[] = monthRange("2018-01", "2026-01");

export const yearOf = (month: Month): number => Number(month.slice(0, 4));
export const indexOfMonth = (month: Month): number => sampleMonths.indexOf(month);

/** The year of each month of the sample, by index. */
export const yearOfIndex: readonly number[] = sampleMonths.map(yearOf);

/** Calendar month of each month of the sample, 0 for January. */
export const seasonOfIndex: readonly number[] = sampleMonths.map((month) => Number(month.slice(5)) - 1);

/** A value for every month from one for each year, held at the middle of the years and geometric between them. */
export function interpolateYears(ofYear: (year: number) => number): number[] {
  return sampleMonths.map((month) => {
    const time = yearOf(month) + (Number(month.slice(5)) - 0.5) / 12 - 0.5;
    const before = Math.min(Math.max(Math.floor(time), 2018), 2025);
    const weight = Math.min(Math.max(time - before, 0), 1);
    const [from, to] = [log(ofYear(before)), log(ofYear(before + 1))];
    return exp(from + (to - from) * weight);
  });
}

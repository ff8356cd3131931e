import { formatMonth } from "../../measures/format.js";
import { nextMonth } from "../site.js";

/** A period is a month, `YYYY-MM`, or a year, `YYYY`; this is the one after it. */
export function nextPeriod(period: string): string {
  return period.length === 4 ? String(Number(period) + 1) : nextMonth(period);
}

/** The first day of a period, UTC. */
export function periodDate(period: string): Date {
  return new Date(`${period.length === 4 ? `${period}-01` : period}-01T00:00:00Z`);
}

/** `Jan 2026`, or the year. */
export function periodName(period: string): string {
  return period.length === 4 ? period : formatMonth(period);
}

/** Every period from the first to the last one that is named, held or not. */
export function allPeriods(named: readonly string[]): string[] {
  const sorted = [...new Set(named)].sort();
  const last = sorted.at(-1);
  const periods: string[] = [];
  if (last !== undefined)
    for (let period = sorted[0] ?? last; period <= last; period = nextPeriod(period)) periods.push(period);
  return periods;
}

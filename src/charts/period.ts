import { formatMonth } from "../measures/format.js";
import { nextMonth } from "../base/site.js";

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

/** Few ticks: Januaries when the window is long, else evenly spaced months; never so many that labels touch. */
export function timeTicks(
  periods: readonly string[],
  room: number,
): { ticks: Date[]; tickFormat: (date: Date) => string } {
  const januaries = periods.filter((month) => month.endsWith("-01"));
  const candidates = januaries.length >= 3 ? januaries : periods;
  const most = Math.max(2, Math.floor(room / 68));
  const step = Math.max(1, Math.ceil(candidates.length / most));
  const kept = candidates.filter((_, i) => (candidates.length - 1 - i) % step === 0);
  const length = periods[0]?.length ?? 7;
  return {
    ticks: kept.map(periodDate),
    tickFormat: (date) => periodName(date.toISOString().slice(0, length)),
  };
}

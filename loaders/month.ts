import { UsageError } from "./errors.js";

/** A calendar month as text, `YYYY-MM`. */
export type Month = string;

export function parseMonth(text: string): Month {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new Error(`invalid month: "${text}" (expected YYYY-MM)`);
  return text;
}

/** @throws UsageError where the first month of a span is later than its last: every answer would be empty */
export function refuseBackwards(from: Month | undefined, to: Month | undefined): void {
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`from ${from} is later than to ${to} (expected the first month, then the last)`);
}

/** Every month from `from` to `to`, both included; empty when `from` is later. */
export function monthRange(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

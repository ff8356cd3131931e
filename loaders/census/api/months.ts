import { UsageError } from "../../errors.js";
import type { FactsMonth } from "../../facts.js";
import type { Month } from "../../month.js";
import { revisableFrom } from "../bulk/pull.js";
import { firstMonth } from "../first-month.js";

const FIRST_MONTH = "2010-01"; // the API holds nothing earlier

/** First and last month to pull; the running month is the last that could be published. */
export function monthsToPull({ from = firstMonth, to }: { from?: Month; to?: Month }): [Month, Month] {
  const thisMonth = new Date().toISOString().slice(0, 7);
  if (from < FIRST_MONTH)
    throw new UsageError(`invalid --from: ${from} (the Census API begins with ${FIRST_MONTH})`);
  return [from, to !== undefined && to < thisMonth ? to : thisMonth];
}

/**
 * Whether Census may have revised a month since it was read. The API cannot be asked what has changed, so months before
 * the window that always moves are read again once after each June, when Census revises earlier years.
 */
export function mayBeRevised(
  { month, written }: Pick<FactsMonth, "month" | "written">,
  today: Date,
): boolean {
  if (month >= revisableFrom(today)) return true;
  const thisYear = `${today.getUTCFullYear()}-07-01`;
  const lastRevision = today.toISOString() >= thisYear ? thisYear : `${today.getUTCFullYear() - 1}-07-01`;
  return written < lastRevision;
}

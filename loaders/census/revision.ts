import type { FactsMonth } from "../facts.js";

/**
 * Whether Census may have revised a month since it was read: the running and the previous year move with every
 * release, and each June, with the April statistics, every earlier month may change once.
 */
export function mayBeRevised(
  { month, written }: Pick<FactsMonth, "month" | "written">,
  today: Date,
): boolean {
  const year = today.getUTCFullYear();
  if (month >= `${year - 1}-01`) return true;
  const thisJuly = `${year}-07-01`;
  const lastRevision = today.toISOString() >= thisJuly ? thisJuly : `${year - 1}-07-01`;
  return written < lastRevision;
}

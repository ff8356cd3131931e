import { quoteList } from "./sql.js";
import { excludedChapters } from "./task.js";

/**
 * The code under which a code's rows are summed where the browser does not hold them: one for each label, and
 * apart for the chapters that measures leave out, whose residual begins with the digits of such a chapter.
 */
export function residualCode(hs10: string, relevance: string, category: string): string {
  return `CASE WHEN left(${hs10}, 2) IN (${quoteList(excludedChapters())}) THEN '99' ELSE '' END || 'residual:' || coalesce(${relevance}, 'none') || ':' || coalesce(${category}, 'none')`;
}

/** Condition: a row is a residual one. */
export function isResidual(hs10: string): string {
  return `contains(${hs10}, 'residual:')`;
}

import type { Dimension } from "./dimensions.js";
import type { Flow } from "./vocabulary.js";
import { quoteText } from "./sql.js";

/**
 * SELECT of the first unit of quantity of each code by the months in which it held: hs10, unit1, `since` (the first
 * month) and `until` (the first month that it no longer held in). Neighbouring months of one unit are one row, and the
 * rows of a code cover every month. A code without stretches of its own has the unit of table `codes` throughout.
 */
export function codeUnits(flow: Flow): string {
  const of = `flow = ${quoteText(flow)}`;
  return `SELECT hs10, unit1, CASE WHEN place = 1 THEN ${always} ELSE first_month END AS since,
    lead(first_month, 1, ${forever}) OVER (PARTITION BY hs10 ORDER BY first_month) AS until
  FROM (
    SELECT hs10, unit1, first_month, row_number() OVER (PARTITION BY hs10 ORDER BY first_month) AS place,
      lag(unit1) OVER (PARTITION BY hs10 ORDER BY first_month) AS unit_before
    FROM code_spans WHERE ${of}
  ) stretches
  WHERE place = 1 OR unit1 IS DISTINCT FROM unit_before
  UNION ALL
  SELECT c.hs10 AS hs10, c.unit1 AS unit1, ${always} AS since, ${forever} AS until
  FROM codes c LEFT JOIN (SELECT DISTINCT hs10 AS spanned FROM code_spans WHERE ${of}) s ON s.spanned = c.hs10
  WHERE c.${of} AND s.spanned IS NULL`;
}

// within the days that every engine's DATE can hold
const always = "DATE '1970-01-01'";
const forever = "DATE '2100-01-01'";

/** Condition: the month of a row of trade `t` lies in the stretch of `u`; a code of which nothing is known stays. */
export const inUnitStretch = "(u.hs10 IS NULL OR (t.month >= u.since AND t.month < u.until))";

/** The unit in which all of a row's period counts, over `t` and `u`: NULL for a year in which the unit changed. */
export function unitOfPeriod(time: Extract<Dimension, "month" | "year"> | null): string {
  if (time !== "year") return "u.unit1";
  const count = (month: string): string => `(year(${month}) * 12 + month(${month}))`;
  return `CASE WHEN ${count("u.since")} <= year(t.month) * 12 + 1 AND ${count("u.until")} > year(t.month) * 12 + 12 THEN u.unit1 END`;
}

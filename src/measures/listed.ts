import type { NormalQuery } from "./query.js";
import { quoteList, quoteText } from "./sql.js";
import type { Flow } from "./vocabulary.js";

/**
 * SELECT of the codes that stand on lists: `list`, `hs10`, `effective` (the first day of any entry that covers the
 * code; NULL where none has one). Entries match by their legal prefix or as the paper matched them.
 */
export function listedCodes(flow: Flow, lists: readonly string[], matching: NormalQuery["matching"]): string {
  // An equality on every prefix of a code lets DuckDB hash; starts_with would compare every code with every entry.
  return `SELECT x.list, k.hs10, min(x.effective) AS effective
  FROM (SELECT hs10, unnest(range(2, 11)) AS digits FROM codes WHERE flow = ${quoteText(flow)}) k
  JOIN lists x ON ${matching === "legal" ? "x.prefix" : "x.written"} = left(k.hs10, k.digits)
  WHERE ${lists.length ? `x.list IN (${quoteList(lists)})` : "false"}
  GROUP BY ALL`;
}

/**
 * The first month that is wholly in force, for a day as SQL: data are monthly, and a duty of the last days of a month
 * did not touch most of its trade. Every dated table and measure counts from here.
 */
export function firstMonthInForce(day: string): string {
  return `CAST(date_trunc('month', ${day} + INTERVAL 1 MONTH - INTERVAL 1 DAY) AS DATE)`;
}

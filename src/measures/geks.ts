import { inWindow } from "./cells.js";
import { partColumn, partsOf, timeOf } from "./measure.js";
import { coveredShare, indexRatio, pricePairCtes } from "./price-pairs.js";
import { normalizeQuery, type Query } from "./query.js";
import { coveredCte, withClause } from "./totals.js";
import type { Flow } from "./vocabulary.js";

/** Months that one GEKS window may span: a year and the month that closes it, the usual choice, or two. */
const longestGeksWindow = 25;

/** A comparison of two months: ratios of unit values and of quantities, and the share of the value compared (0 to 1). */
export interface Bilateral {
  from: string;
  to: string;
  price: number | null;
  quantity: number | null;
  coverage: number | null;
}

/**
 * SQL of the comparison of every two months of the window (`from`, `to`) for the group of the query (default counted) and
 * its parts: columns `from`, `to`, the parts, `price`, `quantity`, `coverage`. Feed the rows of one part to `geks`.
 */
export function bilateralSql(flow: Flow, query: Query): string {
  const normal = normalizeQuery(query);
  if (timeOf(normal) !== "month" || !normal.from || !normal.to)
    throw new Error("a GEKS window needs its months (expected by month, from and to)");
  const span = monthNumber(normal.to) - monthNumber(normal.from) + 1;
  if (span > longestGeksWindow)
    throw new Error(`GEKS window too long: ${span} months (expected at most ${longestGeksWindow})`);
  const [, covered] = coveredCte(normal, flow);
  const ctes = pricePairCtes(normal, {
    flow,
    groups: normal.where.groups ?? (normal.by.includes("group") ? ["ai", "non_ai"] : ["ai"]),
    where: [inWindow(normal, "t.month")],
    pairs: [
      ["covered", covered],
      [
        "pairs",
        "SELECT l.period, e.period AS then_period FROM covered l JOIN covered e ON e.period < l.period",
      ],
    ],
  });
  const parts = partsOf(normal).map((part) => `${partColumn(part)}, `);
  return `${withClause(ctes)}
SELECT strftime(then_period, '%Y-%m') AS "from", strftime(period, '%Y-%m') AS "to", ${parts.join("")}
  ${indexRatio(normal.formula, "price")} AS price, ${indexRatio(normal.formula, "quantity")} AS quantity,
  ${coveredShare} AS coverage
FROM price_pairs
ORDER BY ALL`;
}

/**
 * GEKS index over the months of a window, relative to `base` (default the first), as a ratio: the geometric mean over
 * every month l of P(base, l) · P(l, t), which is free of the drift of chaining. NULL for a month whose path lacks a
 * comparison; the mean is taken over all months or not at all.
 */
export function geks(
  months: readonly string[],
  rows: readonly Bilateral[],
  of: "price" | "quantity" = "price",
  base = months[0],
): { month: string; value: number | null }[] {
  const ratios = new Map(rows.map((row) => [`${row.from} ${row.to}`, row[of]]));
  const logRatio = (from: string, to: string): number => {
    if (from === to) return 0;
    const forward = ratios.get(`${from} ${to}`);
    const backward = ratios.get(`${to} ${from}`);
    return forward != null ? Math.log(forward) : backward != null ? -Math.log(backward) : NaN;
  };
  return months.map((month) => {
    const logs = months.map((link) =>
      base === undefined ? NaN : logRatio(base, link) + logRatio(link, month),
    );
    const mean = logs.reduce((sum, log) => sum + log, 0) / months.length;
    return { month, value: Number.isFinite(mean) ? Math.exp(mean) : null };
  });
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

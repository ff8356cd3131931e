import { inWindow, whereClause } from "./cells.js";
import { answerColumns, inOrder, partsOf, periodOf, periodKey } from "./measure.js";
import { normalizeQuery, type Query } from "./query.js";
import { cellsCte, withClause } from "./totals.js";
import { numberOf, percentOf } from "./sql.js";
import type { Flow } from "./vocabulary.js";

/** A row of `thresholdSweepSql`. */
export interface ThresholdPoint {
  threshold: number;
  /** dollars of counted trade at the threshold */
  value: number;
  /** percent of all goods */
  share: number | null;
  /** Counted codes with trade in the window */
  codes: number;
}

/**
 * SQL of counted trade and its share of all goods by the least confidence that counts: `ThresholdPoint`, with `month` or
 * `year` ahead where the query is by it. A(c) = Σ value of codes labelled High with confidence of at least c; a label
 * without a stated confidence always counts, and so does Medium where the query puts it with the counted goods. The confidence is what
 * the labeler said of itself, bunched near the top and uncalibrated: read it as an order.
 */
export function thresholdSweepSql(flow: Flow, query: Query, thresholds: readonly number[]): string {
  const normal = normalizeQuery(query);
  if (partsOf(normal).length)
    throw new Error("a threshold sweep is over all codes (expected by month, year or nothing)");
  if (thresholds.length === 0) throw new Error("a threshold sweep needs thresholds (expected 0 to 100)");
  const counts = `(relevance = 'High' AND (confidence IS NULL OR confidence >= threshold)${normal.medium === "ai" ? " OR relevance IN ('High', 'Medium')" : ""})`;
  const keys = [...periodKey(normal), "threshold"];
  return `${withClause([
    cellsCte(normal, {
      flow,
      groups: ["all"],
      parts: ["hs10"],
      extra: [
        ["relevance", "l.relevance"],
        ["confidence", "l.confidence"],
      ],
    }),
    [
      "codes_in_window",
      `SELECT ${[...periodOf(normal), "hs10", "relevance", "confidence", "sum(value) AS value"].join(", ")}
  FROM cells ${whereClause([inWindow(normal)])} GROUP BY ALL`,
    ],
    [
      "sweep",
      `SELECT ${keys.join(", ")}, coalesce(sum(value) FILTER (WHERE ${counts}), 0) AS ai_value, sum(value) AS all_value,
    count(*) FILTER (WHERE ${counts} AND value > 0) AS codes
  FROM codes_in_window CROSS JOIN (VALUES ${thresholds.map((threshold) => `(${numberOf(threshold)})`).join(", ")}) AS thresholds(threshold)
  GROUP BY ALL`,
    ],
  ])}
SELECT ${[...answerColumns(normal, "sweep"), "CAST(threshold AS DOUBLE) AS threshold", "CAST(ai_value AS BIGINT) AS value"].join(", ")},
  ${percentOf("ai_value", "all_value")} AS share, codes
FROM sweep
${inOrder(normal) || "ORDER BY threshold"}${inOrder(normal) ? ", threshold" : ""}`;
}

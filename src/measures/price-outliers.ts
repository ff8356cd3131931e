import { answerColumns, partsOf } from "./measure.js";
import { pairsCtes } from "./pairs.js";
import { isOutlier, matchedCtes, robustZ } from "./price-pairs.js";
import { normalizeQuery, type Query } from "./query.js";
import { numberOf } from "./sql.js";
import { withClause } from "./totals.js";
import type { Flow } from "./vocabulary.js";

/** A good whose unit value moved unlike the rest of its HS6: a row of `outliersSql`. */
export interface PriceOutlier {
  /** ten-digit code, or the family where goods are families */
  item: string;
  /** the publisher's abbreviated text; NULL for a family, and where there is none */
  name: string | null;
  country: string;
  unit: string;
  /** dollars of the earlier and the later period */
  before: number;
  after: number;
  /** dollars per unit */
  unit_value_before: number;
  unit_value_after: number;
  /** distance from the median change of the HS6 in robust standard deviations of logs */
  z: number;
  /** of all outliers, those beyond the limit too: their number and their value in both periods */
  all: number;
  all_value: number;
}

/**
 * SQL of the goods that price measures of the query leave out as outliers, with `month` or `year` ahead where the query
 * is by it: `PriceOutlier`, the largest value first, at most `limit`. Errors: a query by parts (a good is one already).
 */
export function outliersSql(flow: Flow, query: Query = {}, limit = 50): string {
  const normal = normalizeQuery(query);
  const other = partsOf(normal);
  if (other.length)
    throw new Error(`outliers are single goods (expected by month or year, not ${other.join(", ")})`);
  const pairs = pairsCtes(normal, flow, normal.against);
  return `${withClause(matchedCtes(normal, { flow, groups: normal.where.groups ?? ["ai"], pairs }))}
SELECT ${[...answerColumns(normal, "rated"), "item", "named.name AS name", "partner AS country", "unit"].join(", ")},
  CAST(v0 AS BIGINT) AS before, CAST(v1 AS BIGINT) AS after, v0 / q0 AS unit_value_before, v1 / q1 AS unit_value_after,
  ${robustZ} AS z, CAST(count(*) OVER () AS BIGINT) AS "all", CAST(sum(v0 + v1) OVER () AS BIGINT) AS all_value
FROM rated LEFT JOIN (SELECT hs10, coalesce(min(description_long), min(description_short)) AS name FROM codes WHERE flow = '${flow}' GROUP BY hs10) named ON named.hs10 = item
WHERE ${isOutlier}
ORDER BY v0 + v1 DESC, item, country
LIMIT ${numberOf(limit)}`;
}

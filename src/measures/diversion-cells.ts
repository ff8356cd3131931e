import type { Dimension } from "./dimensions.js";
import type { Exposure } from "./exposure.js";
import { listedCodes } from "./listed.js";
import { normalizeQuery, type NormalQuery, type Query } from "./query.js";
import { cellsCte, withClause, type Cte } from "./totals.js";
import { baseSql, type EventBase } from "./event-sums.js";
import { dateOf, numberOf, quoteList, quoteText } from "./sql.js";

/** Trade of one list date, before and after: a row of `diversionSql`. Dollars over the months compared. */
export interface DiversionRow {
  /** month of the event, `YYYY-MM` */
  cohort: string;
  country: string;
  exposed: boolean;
  before: number;
  after: number;
  /** months compared on each side; fewer than twelve where the snapshot does not hold them */
  months: number;
}

/** Trade around one list date: a row of `eventSql`, in dollars. */
export interface EventRow {
  cohort: string;
  /** months since the event; −1 is the last month before it */
  event: number;
  /** HS4 or HS2: the unit that the interval leaves out */
  cluster: string;
  exposed: boolean;
  place: "target" | "other";
  value: number;
}

/**
 * SQL of imports in the twelve months from the event on and in the months of the base (default: the same months a year
 * earlier), by list date, country and exposure: `DiversionRow`. Unexposed codes appear once for each list date. Months that the snapshot lacks on either
 * side are left out of both; `months` says how many remain. Filters of the query apply; its window bounds the months.
 */
export function diversionSql(exposure: Exposure, query: Query = {}, base: EventBase = "last_year"): string {
  const normal = normalizeQuery(query);
  return `${withClause([
    ...exposedCells(exposure, normal, ["country"]),
    [
      "compared",
      `SELECT now.cohort, now.month, past.month AS then_month FROM events now
  JOIN events past ON past.cohort = now.cohort AND past.event = ${baseSql("now.event", base)}
  WHERE now.event BETWEEN 0 AND 11`,
      "materialized",
    ],
    ["spans", "SELECT cohort, count(*) AS months FROM compared GROUP BY cohort"],
    [
      "sides",
      `SELECT compared.cohort, country, event_start, 0 AS before, value AS after
  FROM compared JOIN cells ON cells.month = compared.month
  UNION ALL
  SELECT compared.cohort, country, event_start, value, 0 FROM compared JOIN cells ON cells.month = compared.then_month`,
    ],
  ])}
SELECT strftime(sides.cohort, '%Y-%m') AS cohort, country, CAST(event_start IS NOT NULL AS BOOLEAN) AS exposed,
  CAST(sum(before) AS BIGINT) AS before, CAST(sum(after) AS BIGINT) AS after, any_value(spans.months) AS months
FROM sides JOIN spans ON spans.cohort = sides.cohort
WHERE event_start IS NULL OR event_start = sides.cohort
GROUP BY ALL
ORDER BY ALL`;
}

/**
 * SQL of monthly imports from `before` months ahead of each list date to `after` months past it, by cluster, exposure
 * and place: `EventRow`. Months that the snapshot lacks are left out.
 */
export function eventSql(
  exposure: Exposure,
  query: Query = {},
  options: { cluster?: "hs2" | "hs4"; before?: number; after?: number } = {},
): string {
  const { cluster = "hs4", before = 30, after = 24 } = options;
  const place = exposure.target === null ? "true" : `country IN (${quoteList(exposure.target)})`;
  return `${withClause([
    ...exposedCells(exposure, normalizeQuery(query), ["country", cluster]),
    [
      "places",
      `SELECT month, event_start, ${cluster} AS cluster, CASE WHEN ${place} THEN 'target' ELSE 'other' END AS place, sum(value) AS value
  FROM cells GROUP BY ALL`,
    ],
  ])}
SELECT strftime(cohort, '%Y-%m') AS cohort, CAST(event AS INTEGER) AS event, cluster, CAST(event_start IS NOT NULL AS BOOLEAN) AS exposed, place,
  CAST(value AS BIGINT) AS value
FROM events JOIN places ON places.month = events.month
WHERE (event_start IS NULL OR event_start = cohort)
  AND event BETWEEN ${numberOf(-before)} AND ${numberOf(after)}
ORDER BY ALL`;
}

/**
 * `cells` by month, parts and `event_start` (NULL for unexposed codes; codes set aside are not in it), and `events`:
 * each list date (`cohort`) with the months that the snapshot holds and their distance from it.
 */
function exposedCells(exposure: Exposure, query: NormalQuery, parts: readonly Dimension[]): Cte[] {
  const bounds = [
    ...(query.from ? [`month >= ${dateOf(query.from)}`] : []),
    ...(query.to ? [`month <= ${dateOf(query.to)}`] : []),
  ];
  const [cells, trade] = cellsCte(query, {
    flow: "imports",
    groups: query.where.groups ?? ["all"],
    parts,
    extra: [["event_start", "r.event_start"]],
    joins: ["JOIN roles r ON r.hs10 = t.hs10"],
  });
  return [
    ["listed", listedWithPrefixes(exposure, query)],
    ["roles", rolesOf(exposure, query)],
    [cells, trade, "materialized"],
    [
      "events",
      `SELECT cohort, month, date_diff('month', cohort, month) AS event
  FROM (SELECT DISTINCT event_start AS cohort FROM roles WHERE event_start IS NOT NULL) cohorts
  CROSS JOIN (SELECT month FROM coverage WHERE ${["flow = 'imports'", ...bounds].join(" AND ")}) held`,
      "materialized",
    ],
  ];
}

/** `listed`: codes on the lists of the exposure or under its prefixes, with the first date. */
function listedWithPrefixes(exposure: Exposure, query: NormalQuery): string {
  const byPrefix = (exposure.prefixes ?? []).map(
    ({ prefix, effective }) =>
      `SELECT hs10, DATE ${quoteText(effective)} FROM codes WHERE flow = 'imports' AND starts_with(hs10, ${quoteText(prefix)})`,
  );
  return `SELECT hs10, date_trunc('month', min(effective))::DATE AS event_start
  FROM (${[`SELECT hs10, effective FROM (${listedCodes("imports", exposure.lists, query.matching)})`, ...byPrefix].join(" UNION ALL ")})
  GROUP BY hs10`;
}

/** `roles`: exposed codes with the month of their event, unexposed ones with NULL; every other code is missing. */
function rolesOf(exposure: Exposure, query: NormalQuery): string {
  const notAside = exposure.aside.length
    ? `k.hs10 NOT IN (SELECT hs10 FROM (${listedCodes("imports", exposure.aside, query.matching)}))`
    : "true";
  if (exposure.exposed === "unlisted") {
    if (!exposure.start)
      throw new Error(`exposure ${exposure.name} has no start (codes that no list names have no date)`);
    return `SELECT k.hs10, CASE WHEN l.hs10 IS NULL THEN ${dateOf(exposure.start)} END AS event_start
  FROM codes k LEFT JOIN listed l ON l.hs10 = k.hs10
  WHERE k.flow = 'imports' AND ${notAside}`;
  }
  const start = exposure.start ? dateOf(exposure.start) : "event_start";
  // A code whose lists give no date was announced and never hit: it is neither exposed nor a control.
  return `SELECT hs10, ${start} AS event_start FROM listed WHERE event_start IS NOT NULL
  UNION ALL
  SELECT k.hs10, NULL FROM codes k
  WHERE k.flow = 'imports' AND k.hs10 NOT IN (SELECT hs10 FROM listed) AND ${notAside}`;
}

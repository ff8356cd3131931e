import { timeOf } from "./measure.js";
import type { NormalQuery } from "./query.js";
import { coveredCte, type Cte } from "./totals.js";
import type { Flow } from "./vocabulary.js";

/** What a period is compared with: the same period of the base year, or of the year before. */
export type Against = NormalQuery["against"];

/**
 * `pairs`: each period of the window (`period`) with the one that it is compared with (`then_period`), both held
 * whole by the snapshot: a month, or a year of twelve months. Needs `by` month or year.
 */
export function pairsCtes(query: NormalQuery, flow: Flow, against: Against): Cte[] {
  const time = timeOf(query);
  if (time === null) throw new Error("a change needs a period (expected by month or by year)");
  const shift =
    against === "base"
      ? `make_date(${query.base}, month(p.period), 1)`
      : "(p.period - INTERVAL 1 YEAR)::DATE";
  const whole = time === "year" ? 12 : 1;
  const [, covered] = coveredCte(query, flow);
  const [, everCovered] = coveredCte({ ...query, from: undefined, to: undefined }, flow);
  return [
    ["covered", covered],
    ["ever_covered", everCovered],
    [
      "pairs",
      `SELECT p.period, e.period AS then_period
  FROM covered p JOIN ever_covered e ON e.period = ${shift} AND e.months = ${whole}
  WHERE p.months = ${whole}`,
    ],
  ];
}

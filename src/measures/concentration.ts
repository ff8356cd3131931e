import { answerColumns, groupsOf, inOrder, partColumn, partsOf, periodKey, type Measure } from "./measure.js";
import { cellsCte, totalsCte, withClause } from "./totals.js";
import { numberOf } from "./sql.js";
import { sourceOf } from "./value.js";
import type { Flow } from "./vocabulary.js";

/** So many times the corrections below zero may come to no more than the trade above it, or shares have no meaning. */
const timesBelow = 100;

/** Herfindahl–Hirschman index over countries, 0 to 10,000. */
export function concentrationMeasure(flow: Flow): Measure {
  return {
    name: `${flow.slice(0, -1)}_concentration`,
    title: `Concentration of ${flow} over countries`,
    unit: "HHI points",
    formula:
      "10,000 · Σ over countries of (country's share)²; 10,000 divided by it is the number of equal partners it stands for; to four decimals. Corrections that leave a country below zero are left out, and leave no value beyond 1 % of the rest",
    source: sourceOf(flow),
    flows: [flow],
    dimensions: ["month", "year", "group", "category", "hs2", "hs4", "hs6", "hs8", "hs10"],
    group: "ai",
    unknown:
      "No value where corrections below zero come to more than 1 % of the trade: shares of countries would mean nothing.",
    sql(query) {
      const parts = partsOf(query);
      const options = {
        flow,
        groups: groupsOf(this, query),
        parts: [...parts, "country" as const],
        years: true,
      };
      const keys = [...periodKey(query), ...parts.map(partColumn)];
      const over = `OVER (${keys.length ? `PARTITION BY ${keys.join(", ")}` : ""})`;
      return `${withClause([
        cellsCte(query, options),
        totalsCte(query, options),
        [
          "shares",
          `SELECT ${[...keys, "value", `sum(greatest(value, 0)) ${over} AS above`, `sum(least(value, 0)) ${over} AS below`].join(", ")} FROM totals`,
        ],
        [
          "hhi",
          `SELECT ${[...keys, `CASE WHEN max(above) > 0 AND -${numberOf(timesBelow)} * max(below) <= max(above) THEN round(10000.0 * sum((greatest(value, 0) / above) * (greatest(value, 0) / above)), 4) END AS value`].join(", ")} FROM shares GROUP BY ALL`,
        ],
      ])}
SELECT ${[...answerColumns(query, "hhi"), "hhi.value"].join(", ")}
FROM hhi
${inOrder(query)}`;
    },
  };
}

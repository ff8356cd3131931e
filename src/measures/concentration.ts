import { answerColumns, groupsOf, inOrder, partColumn, partsOf, timeOf, type Measure } from "./measure.js";
import { cellsCte, totalsCte, withClause } from "./totals.js";
import { sourceOf } from "./value.js";
import type { Flow } from "./vocabulary.js";

/** Herfindahl–Hirschman index over countries, 0 to 10,000. */
export function concentrationMeasure(flow: Flow): Measure {
  return {
    name: `${flow.slice(0, -1)}_concentration`,
    title: `Concentration of ${flow} over countries`,
    unit: "HHI points",
    formula:
      "10,000 · Σ over countries of (country's share)²; 10,000 divided by it is the number of equal partners it stands for",
    source: sourceOf(flow),
    flows: [flow],
    dimensions: ["month", "year", "group", "category", "hs2", "hs4", "hs6", "hs8", "hs10"],
    group: "ai",
    sql(query) {
      const parts = partsOf(query);
      const options = { flow, groups: groupsOf(this, query), parts: [...parts, "country" as const] };
      const keys = [...(timeOf(query) ? ["period"] : []), ...parts.map(partColumn)];
      return `${withClause([
        cellsCte(query, options),
        totalsCte(query, options),
        [
          "shares",
          `SELECT *, value / nullif(sum(value) OVER (${keys.length ? `PARTITION BY ${keys.join(", ")}` : ""}), 0) AS share FROM totals`,
        ],
        [
          "hhi",
          `SELECT ${[...keys, "10000.0 * sum(share * share) AS value"].join(", ")} FROM shares GROUP BY ALL`,
        ],
      ])}
SELECT ${[...answerColumns(query, "hhi"), "hhi.value"].join(", ")}
FROM hhi
${inOrder(query)}`;
    },
  };
}

import { dimensionsBut } from "./dimensions.js";
import { inWindow, whereClause, type Sum } from "./cells.js";
import {
  answerColumns,
  groupsOf,
  inOrder,
  partColumn,
  partsOf,
  periodOf,
  timeOf,
  type Measure,
} from "./measure.js";
import { cellsCte, totalsCte, withClause } from "./totals.js";
import { sourceOf } from "./value.js";
import type { Flow } from "./vocabulary.js";

/** Value per unit of first quantity: a mix of price, quality and composition, not a price. */
export function unitValueMeasure(flow: Flow): Measure {
  const quantity = flow === "imports" ? "t.con_qty1" : "(t.domestic_qty1 + t.foreign_qty1)";
  const value = flow === "imports" ? "t.con_val" : "(t.domestic_val + t.foreign_val)";
  return {
    name: flow === "imports" ? "unit_value" : "export_unit_value",
    title: `Unit value of ${flow}`,
    unit: "dollars per unit",
    formula:
      "Σ value / Σ first quantity over rows that report a quantity; no value where the codes have different units",
    source: sourceOf(flow),
    flows: [flow],
    follows: [], // the value goes with the quantity
    dimensions: dimensionsBut("district"), // district tables carry no quantity
    group: "all",
    sql(query) {
      const parts = partsOf(query);
      const sums: Sum[] = [
        ["value", `CASE WHEN ${quantity} > 0 THEN ${value} END`],
        ["quantity", `CASE WHEN ${quantity} > 0 THEN ${quantity} END`],
      ];
      const options = {
        flow,
        groups: groupsOf(this, query),
        parts: [...new Set([...parts, "hs10" as const])],
        sums,
      };
      return `${withClause([
        cellsCte(query, options),
        totalsCte(query, options, ["value", "quantity"]),
        [
          "unit_values",
          `SELECT ${[...(timeOf(query) ? ["period"] : []), ...parts.map(partColumn)].map((c) => `totals.${c} AS ${c}, `).join("")}
    CASE WHEN count(DISTINCT u.unit1) = 1 THEN sum(totals.value) / nullif(sum(totals.quantity), 0) END AS value
  FROM totals JOIN codes u ON u.flow = '${flow}' AND u.hs10 = totals.hs10
  ${whereClause(["totals.quantity > 0"])}
  GROUP BY ALL`,
        ],
      ])}
SELECT ${[...answerColumns(query, "unit_values"), "unit_values.value"].join(", ")}
FROM unit_values
${inOrder(query)}`;
    },
  };
}

/** Number of ten-digit codes with trade. */
export function codeCountMeasure(flow: Flow): Measure {
  return {
    name: `${flow.slice(0, -1)}_codes`,
    title: `Codes with ${flow}`,
    unit: "codes",
    formula: "number of distinct ten-digit codes with trade in the period",
    source: sourceOf(flow),
    flows: [flow],
    group: "all",
    sql(query) {
      const parts = partsOf(query);
      const options = {
        flow,
        groups: groupsOf(this, query),
        parts: [...new Set([...parts, "hs10" as const])],
        years: true,
        where: [inWindow(query, "t.month")],
        time: { month: "t.month", year: "date_trunc('year', t.month)::DATE", none: "NULL::DATE" }[
          timeOf(query) ?? "none"
        ],
      };
      // a cell for each code and period, so that counting cells counts codes
      return `${withClause([
        cellsCte(query, options),
        [
          "counts",
          `SELECT ${[...periodOf(query), ...parts.map(partColumn), "count(*) AS value"].join(", ")} FROM cells WHERE value > 0 GROUP BY ALL`,
        ],
      ])}
SELECT ${[...answerColumns(query, "counts"), "counts.value"].join(", ")}
FROM counts
${inOrder(query)}`;
    },
  };
}

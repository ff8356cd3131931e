import { dimensionsBut } from "./dimensions.js";
import { inWindow, whereClause, type Sum } from "./cells.js";
import {
  answerColumns,
  columnsOf,
  groupsOf,
  inOrder,
  partColumn,
  partsOf,
  periodOf,
  timeOf,
  periodKey,
  type Measure,
} from "./measure.js";
import { cellsCte, matching, withClause } from "./totals.js";
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
      "Σ value / Σ first quantity over rows that report a quantity; no value where the codes have different units, nor before or across a change of the unit",
    source: sourceOf(flow),
    flows: [flow],
    follows: [], // the value goes with the quantity
    dimensions: dimensionsBut("district"), // district tables carry no quantity
    group: "all",
    unknown:
      "No value where the codes count in different units, and none in periods before the unit of quantity changed or where corrections leave less than nothing.",
    sql(query) {
      const parts = partsOf(query);
      const sums: Sum[] = [
        ["value", `CASE WHEN ${quantity} > 0 THEN ${value} END`],
        ["quantity", `CASE WHEN ${quantity} > 0 THEN ${quantity} END`],
      ];
      const columns = parts.map(partColumn);
      const keys = [...periodKey(query), ...columns];
      return `${withClause([
        cellsCte(query, {
          flow,
          groups: groupsOf(this, query),
          parts: [...new Set([...parts, "hs10" as const])],
          units: true,
          extra: [["unit", "u.unit1"]],
          sums,
        }),
        [
          "counted",
          `SELECT ${[...periodOf(query), "month", ...columns, "unit", "value", "quantity"].join(", ")}
  FROM cells ${whereClause(["quantity > 0", inWindow(query)])}`,
        ],
        [
          "last_months",
          `SELECT ${[...columns, "max(month) AS last_month"].join(", ")} FROM counted GROUP BY ALL`,
        ],
        [
          "last_units",
          `SELECT ${[...columnsOf("counted", columns), "CASE WHEN count(DISTINCT counted.unit) = 1 THEN min(counted.unit) END AS last_unit"].join(", ")}
  FROM counted JOIN last_months ON counted.month = last_months.last_month AND ${matching("counted", "last_months", columns)}
  GROUP BY ALL`,
        ],
        // a series keeps to the unit of its last month: before a change of unit it has no value
        [
          "unit_values",
          `SELECT ${[
            ...columnsOf("counted", keys),
            `CASE WHEN count(DISTINCT counted.unit) = 1 AND coalesce(min(last_units.last_unit), min(counted.unit)) = min(counted.unit)
      AND sum(counted.value) >= 0 THEN sum(counted.value) / nullif(sum(counted.quantity), 0) END AS value`,
          ].join(", ")}
  FROM counted JOIN last_units ON ${matching("counted", "last_units", columns)}
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

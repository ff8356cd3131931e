import { dimensionsBut } from "./dimensions.js";
import { answerColumns, groupsOf, inOrder, type Measure, belowZero } from "./measure.js";
import { cellsCte, totalsCte, withClause } from "./totals.js";

/** Duty is charged on imports for consumption, so that these measures know no other concept. */
const source =
  "U.S. Census Bureau, calculated duty and imports for consumption, customs value (the concept that duty belongs to)";

/** Calculated duty in dollars: from the rates at entry, not cash collected, not restated for later refunds. */
export const calculatedDuty: Measure = {
  name: "calculated_duty",
  title: "Calculated duty",
  unit: "dollars",
  formula: "D(g, t) = Σ calculated duty of the codes of group g in period t",
  source,
  flows: ["imports"],
  follows: [],
  dimensions: dimensionsBut("district"), // district tables carry no duty
  group: "all",
  sql(query) {
    const options = {
      flow: "imports" as const,
      groups: groupsOf(this, query),
      years: true,
      sums: [["duty", "t.cal_dut"]] as const,
    };
    return `${withClause([cellsCte(query, options), totalsCte(query, options, ["duty"])])}
SELECT ${[...answerColumns(query, "totals"), "CAST(totals.duty AS BIGINT) AS value"].join(", ")}
FROM totals
${inOrder(query)}`;
  },
};

/** Effective tariff rate: a ratio of sums, never a mean of rates. */
export const effectiveTariff: Measure = {
  name: "effective_tariff",
  title: "Effective tariff rate",
  unit: "percent",
  formula: "100 · Σ calculated duty / Σ imports for consumption, both over the same codes and months",
  source,
  flows: ["imports"],
  follows: [],
  dimensions: dimensionsBut("district"), // district tables carry no duty
  group: "all",
  unknown: belowZero,
  sql(query) {
    const options = {
      flow: "imports" as const,
      groups: groupsOf(this, query),
      years: true,
      sums: [
        ["duty", "t.cal_dut"],
        ["consumption", "t.con_val"],
      ] as const,
    };
    return `${withClause([cellsCte(query, options), totalsCte(query, options, ["duty", "consumption"])])}
SELECT ${[...answerColumns(query, "totals"), "CASE WHEN totals.consumption > 0 AND totals.duty >= 0 THEN 100.0 * totals.duty / totals.consumption END AS value"].join(", ")}
FROM totals
${inOrder(query)}`;
  },
};

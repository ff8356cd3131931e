import { percentChange } from "./sql.js";
import { conceptWords, standardCounted } from "./counted.js";
import {
  answerColumns,
  columnsOf,
  groupsOf,
  inOrder,
  partColumn,
  partsOf,
  timeOf,
  type Measure,
} from "./measure.js";
import { pairsCtes, type Against } from "./pairs.js";
import type { NormalQuery } from "./query.js";
import { baseCte, cellsCte, coveredCte, matching, totalsCte, withClause } from "./totals.js";
import type { Flow } from "./vocabulary.js";

const sources: Record<Flow, string> = {
  imports: `U.S. Census Bureau, ${conceptWords.imports[standardCounted.imports].source}`,
  exports: `U.S. Census Bureau, ${conceptWords.exports[standardCounted.exports].source}`,
};

/** Where a flow's values come from, for the source line under a chart. */
export function sourceOf(flow: Flow): string {
  return sources[flow];
}

/** Trade value in dollars. */
export function valueMeasure(flow: Flow): Measure {
  return {
    name: `${flow.slice(0, -1)}_value`,
    title: flow === "imports" ? "Imports" : "Exports",
    unit: "dollars",
    formula: "V(g, t) = Σ value of the codes of group g in period t",
    source: sources[flow],
    flows: [flow],
    group: "all",
    sql(query) {
      const options = { flow, groups: groupsOf(this, query), years: true };
      return `${withClause([cellsCte(query, options), totalsCte(query, options)])}
SELECT ${[...answerColumns(query, "totals"), "CAST(totals.value AS BIGINT) AS value"].join(", ")}
FROM totals
${inOrder(query)}`;
    },
  };
}

/** Value relative to the monthly mean of the base year, which is 100. */
export function indexMeasure(flow: Flow): Measure {
  return {
    name: `${flow.slice(0, -1)}_index`,
    title: flow === "imports" ? "Import index" : "Export index",
    unit: "index points",
    formula:
      "I(g, t) = 100 · 12 · V(g, t) / Σ V(g, m) over the months m of the base year; a year is the mean of its months",
    source: sources[flow],
    flows: [flow],
    group: "all",
    sql(query) {
      const options = { flow, groups: groupsOf(this, query), years: true };
      const parts = partsOf(query);
      return `${withClause([
        cellsCte(query, options),
        totalsCte(query, options),
        coveredCte(query, flow),
        baseCte(query, flow, parts),
      ])}
SELECT ${[...answerColumns(query, "totals"), `CASE WHEN base_mean.mean > 0 THEN 100.0 * (totals.value / covered.months) / base_mean.mean END AS value`].join(", ")}
FROM totals
JOIN covered ON ${timeOf(query) ? "covered.period = totals.period" : "true"}
LEFT JOIN base_mean ON ${matching("totals", "base_mean", parts.map(partColumn))}
${inOrder(query)}`;
    },
  };
}

/** Percent change against the same period of the base year, or of the year before. */
export function growthMeasure(flow: Flow, against: Against): Measure {
  const singular = flow.slice(0, -1);
  return {
    name: against === "base" ? `${singular}_growth` : `${singular}_yoy`,
    title: `${flow === "imports" ? "Import" : "Export"} growth ${against === "base" ? "since the base year" : "over a year"}`,
    unit: "percent",
    formula:
      against === "base"
        ? "100 · (V(g, t) / V(g, t in the base year) − 1), same month or whole year; no value where the base is zero or a year is incomplete"
        : "100 · (V(g, t) / V(g, t one year before) − 1); no value where the earlier one is zero or a year is incomplete",
    source: sources[flow],
    flows: [flow],
    group: "all",
    sql(query) {
      return changeSql(query, flow, groupsOf(this, query), against, (now, then) =>
        percentChange(`coalesce(${now}, 0)`, then),
      );
    },
  };
}

/** Change in dollars against the same period of the base year; a code born since counts in full. */
export function changeMeasure(flow: Flow): Measure {
  return {
    name: `${flow.slice(0, -1)}_change`,
    title: `Change in ${flow} since the base year`,
    unit: "dollars",
    formula: "V(g, t) − V(g, t in the base year); a part without trade in one of them counts as zero there",
    source: sources[flow],
    flows: [flow],
    group: "all",
    sql(query) {
      return changeSql(
        query,
        flow,
        groupsOf(this, query),
        "base",
        (now, then) => `CAST(coalesce(${now}, 0) - coalesce(${then}, 0) AS BIGINT)`,
      );
    },
  };
}

/** Both periods side by side; a year counts only when the snapshot holds its twelve months. */
export function changeSql(
  query: NormalQuery,
  flow: Flow,
  groups: NonNullable<NormalQuery["where"]["groups"]>,
  against: Against,
  formula: (now: string, then: string) => string,
): string {
  const options = { flow, groups, years: true };
  const parts = partsOf(query).map(partColumn);
  return `${withClause([
    cellsCte(query, options),
    totalsCte({ ...query, from: undefined, to: undefined }, options),
    ...pairsCtes(query, flow, against),
    ["seen", `SELECT DISTINCT ${parts.length ? parts.join(", ") : "1 AS one"} FROM totals`],
    [
      "both_periods",
      `SELECT ${[...columnsOf("pairs", ["period"]), ...columnsOf("seen", parts)].join(", ")}, now.value AS now_value, past.value AS then_value
  FROM pairs CROSS JOIN seen
  LEFT JOIN totals now ON now.period = pairs.period AND ${matching("now", "seen", parts)}
  LEFT JOIN totals past ON past.period = pairs.then_period AND ${matching("past", "seen", parts)}
  WHERE now.value IS NOT NULL OR past.value IS NOT NULL`,
    ],
  ])}
SELECT ${[...answerColumns(query, "both_periods"), `${formula("both_periods.now_value", "both_periods.then_value")} AS value`].join(", ")}
FROM both_periods
${inOrder(query)}`;
}

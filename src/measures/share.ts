import { dimensions, dimensionsBut, type Dimension } from "./dimensions.js";
import {
  answerColumns,
  columnsOf,
  groupsOf,
  inOrder,
  partColumn,
  partsOf,
  timeOf,
  type Measure,
  belowZero,
  periodKey,
} from "./measure.js";
import { withoutFilters, type NormalQuery } from "./query.js";
import {
  cellsCte,
  matching,
  totalsCte,
  withClause,
  wholeYear,
  wholeYears,
  type TotalsOptions,
} from "./totals.js";
import { numberOf, percentOf } from "./sql.js";
import { className } from "./task.js";
import { sourceOf } from "./value.js";
import type { Flow } from "./vocabulary.js";

/**
 * Share in percent. `of: "all"` divides by all goods of the same period (and the same country, where the answer
 * is by country); `of: "group"` by the group's own total: over all countries where the answer is by country,
 * else over all codes. Default: `group` where the answer is by country, else `all`.
 */
export function shareMeasure(flow: Flow): Measure {
  return {
    name: `${flow.slice(0, -1)}_share`,
    title: flow === "imports" ? "Share of imports" : "Share of exports",
    unit: "percent",
    get formula() {
      return `100 · V(part) / V(whole); the whole is all goods, ${className("Medium")} and unlabelled codes included, or the part's own group`;
    },
    source: sourceOf(flow),
    flows: [flow],
    group: "ai",
    unknown: belowZero,
    sql(query) {
      const part = { flow, groups: groupsOf(this, query), name: "part_", years: true };
      const whole = wholeOf(query, { ...part, name: "whole_" });
      const keys = [...periodKey(query), ...whole.options.parts.map(partColumn)];
      return `${withClause([
        cellsCte(query, part),
        totalsCte(query, part),
        cellsCte(whole.query, whole.options),
        totalsCte(whole.query, whole.options),
      ])}
SELECT ${[...answerColumns(query, "part_totals"), `${percentOf("part_totals.value", "whole_totals.value")} AS value`].join(", ")}
FROM part_totals
JOIN whole_totals ON ${matching("part_totals", "whole_totals", keys)}
${inOrder(query)}`;
    },
  };
}

/** Part of the growth of all goods since the base year, in percentage points: 100 · (V − V₀) / total₀. Additive. */
export function contributionMeasure(flow: Flow): Measure {
  return {
    name: `${flow.slice(0, -1)}_contribution`,
    title: `Contribution to the growth of ${flow}`,
    unit: "percentage points",
    formula:
      "100 · (V(part, y) − V(part, base)) / V(all goods, base), whole years only; the parts add up to the growth of the total",
    source: sourceOf(flow),
    flows: [flow],
    dimensions: dimensionsBut("month"),
    group: "all",
    unknown: "No value where corrections below zero outweigh the trade of a part in one of the years.",
    sql(query) {
      if (timeOf(query) !== "year") throw new Error(`${this.name} is yearly (expected by year)`);
      const open = { ...query, from: undefined, to: undefined };
      const part = { flow, groups: groupsOf(this, query), name: "part_", years: true };
      const whole = wholeOf({ ...open, of: "all" }, { ...part, name: "whole_" }, []);
      const parts = partsOf(query).map(partColumn);
      const window = [
        ...(query.from ? [`year(period) >= ${Number(query.from.slice(0, 4))}`] : []),
        ...(query.to ? [`year(period) <= ${Number(query.to.slice(0, 4))}`] : []),
      ];
      return `${withClause([
        cellsCte(open, part),
        totalsCte(open, part),
        cellsCte(whole.query, whole.options),
        totalsCte(whole.query, whole.options),
        [
          "base_total",
          `SELECT period, value FROM whole_totals WHERE year(period) = ${numberOf(query.base)} AND ${wholeYear(flow, numberOf(query.base))}`,
        ],
        [
          "periods",
          `SELECT period FROM whole_totals WHERE ${[`year(period) IN (${wholeYears(flow)})`, ...window].join(" AND ")}`,
        ],
        ["seen", `SELECT DISTINCT ${parts.length ? parts.join(", ") : "1 AS one"} FROM part_totals`],
        [
          "contributions",
          `SELECT ${[...columnsOf("periods", ["period"]), ...columnsOf("seen", parts)].join(", ")},
    CASE WHEN base_total.value > 0 AND coalesce(now.value, 0) >= 0 AND coalesce(past.value, 0) >= 0
      THEN 100.0 * (coalesce(now.value, 0) - coalesce(past.value, 0)) / base_total.value END AS value
  FROM periods CROSS JOIN base_total CROSS JOIN seen
  LEFT JOIN part_totals now ON now.period = periods.period AND ${matching("now", "seen", parts)}
  LEFT JOIN part_totals past ON past.period = base_total.period AND ${matching("past", "seen", parts)}`,
        ],
      ])}
SELECT ${[...answerColumns(query, "contributions"), "contributions.value"].join(", ")}
FROM contributions
${inOrder(query)}`;
    },
  };
}

type Whole = { query: NormalQuery; options: TotalsOptions & { parts: Dimension[] } };

/** The query and parts of the whole that a share divides by. */
function wholeOf(query: NormalQuery, options: TotalsOptions, keep?: Dimension[]): Whole {
  const parts = partsOf(query);
  const isPlace = (part: Dimension): boolean =>
    (dimensions[part].needs as readonly string[]).some((n) => n === "country" || n === "district");
  const byPlace = parts.some(isPlace);
  const { countries, countryGroups } = query.where;
  const places = { ...(countries ? { countries } : {}), ...(countryGroups ? { countryGroups } : {}) };
  if ((query.of ?? (byPlace ? "group" : "all")) === "all")
    return {
      query: { ...query, where: places },
      options: { ...options, groups: ["all"], parts: keep ?? parts.filter(isPlace) },
    };
  return byPlace
    ? {
        query: { ...query, where: withoutFilters(query.where, "countries", "countryGroups") },
        options: { ...options, parts: parts.filter((part) => !isPlace(part)) },
      }
    : {
        query: { ...query, where: places },
        options: { ...options, parts: parts.filter((part) => part === "group") },
      };
}

import { addable } from "./sql.js";
import { cells, inWindow, whereClause } from "./cells.js";
import type { Dimension } from "./dimensions.js";
import { answerColumns, groupsOf, inOrder, partColumn, partsOf, periodOf, type Measure } from "./measure.js";
import type { NormalQuery } from "./query.js";
import { withClause, type Cte } from "./totals.js";
import type { Flow, Group } from "./vocabulary.js";

/** The kinds of places that Census gives by HS6 code. */
export type PlaceKind = "port" | "state";

const sources: Record<Flow, Record<PlaceKind, string>> = {
  imports: {
    port: "U.S. Census Bureau, general imports by port of entry (HS6), customs value",
    state: "U.S. Census Bureau, general imports by state of destination (HS6), customs value",
  },
  exports: {
    port: "U.S. Census Bureau, total exports by port of exportation (HS6), f.a.s. value",
    state: "U.S. Census Bureau, total exports by state of origin of movement (HS6), f.a.s. value",
  },
};

/** What the values of ports and states are made of, over the facts: they know no other concept. */
const concept: Record<Flow, string> = { imports: "t.gen_val", exports: "t.domestic_val + t.foreign_val" };

const labelled: readonly Dimension[] = ["month", "year", "group", "category", "hs2", "hs4", "hs6"];

/** The relation of a flow's ports or states. */
export function placeRelation(flow: Flow, kind: PlaceKind): string {
  return `${flow.slice(0, -1)}_${kind}s`;
}

/**
 * Trade by port or state, in dollars, of the HS6 codes that were pulled. A label stands on ten digits: where an HS6
 * code holds codes of several groups, every place gets the group's national share of the code in that month.
 */
export function placeValueMeasure(flow: Flow, kind: PlaceKind): Measure {
  return {
    name: `${flow.slice(0, -1)}_${kind}_value`,
    title: `${flow === "imports" ? "Imports" : "Exports"} by ${kind}`,
    unit: "dollars",
    formula: `Σ over HS6 codes h of value(h, ${kind}, t) · V(g, h, t) / V(h, t): the group's part of h is the nation's; codes that were pulled only`,
    source: sources[flow][kind],
    flows: [flow],
    follows: [],
    dimensions: [...labelled, kind, "mode"],
    group: "all",
    sql(query) {
      const parts = partsOf(query);
      const byMode = parts.includes("mode");
      const columns = [
        ...periodOf(query),
        ...parts.map((part) => `${columnOf(part)} AS ${partColumn(part)}`),
        `sum(${addable(`${byMode ? carriedValue : "places.val"} * split.share`)}) AS value`,
      ];
      return `${withClause([
        ...splitCtes(query, flow, groupsOf(this, query)),
        [
          "totals",
          `SELECT ${columns.join(", ")}
  FROM ${placeRelation(flow, kind)} places
  JOIN split USING (month, hs6)${byMode ? "\n  CROSS JOIN (VALUES ('air'), ('vessel'), ('other')) carried(mode)" : ""}
  ${whereClause([inWindow(query), byMode ? `${carriedValue} <> 0` : "true"])}
  GROUP BY ALL`,
        ],
      ])}
SELECT ${[...answerColumns(query, "totals"), "CAST(round(totals.value) AS BIGINT) AS value"].join(", ")}
FROM totals
${inOrder(query)}`;
    },
  };
}

/** How much of a group's trade the codes that were pulled by port or state are, over the months that have any. */
export function placeCoverageMeasure(flow: Flow, kind: PlaceKind): Measure {
  return {
    name: `${flow.slice(0, -1)}_${kind}_coverage`,
    title: `Share of ${flow} held by ${kind}`,
    unit: "percent",
    formula: `100 · Σ V(g, h, t) over the HS6 codes h with rows by ${kind} in t / Σ V(g, h, t) over all h, months with any such row only`,
    source: sources[flow][kind],
    flows: [flow],
    follows: [],
    dimensions: labelled,
    group: "ai",
    sql(query) {
      const parts = partsOf(query);
      return `${withClause([
        ["cells", labelledCells(query, flow, groupsOf(this, query))],
        ["held", `SELECT DISTINCT month, hs6, true AS is_held FROM ${placeRelation(flow, kind)}`],
        [
          "totals",
          `SELECT ${[...periodOf(query), ...parts.map((part) => `${ofCell(part)} AS ${partColumn(part)}`), "CASE WHEN sum(value) > 0 THEN least(100.0, greatest(0.0, 100.0 * coalesce(sum(value) FILTER (WHERE is_held), 0) / sum(value))) END AS value"].join(", ")}
  FROM cells LEFT JOIN held USING (month, hs6)
  ${whereClause(["month IN (SELECT month FROM held)", inWindow(query)])}
  GROUP BY ALL`,
        ],
      ])}
SELECT ${[...answerColumns(query, "totals"), "totals.value"].join(", ")}
FROM totals
${inOrder(query)}`;
    },
  };
}

const carriedValue =
  "CASE carried.mode WHEN 'air' THEN places.air_val WHEN 'vessel' THEN places.ves_val ELSE places.val - places.air_val - places.ves_val END";

/** `split`: the part of each HS6 code's trade of a month that the query's groups, filters and categories take. */
function splitCtes(query: NormalQuery, flow: Flow, groups: readonly Group[]): Cte[] {
  const everything = { ...query, where: {}, allGoods: true };
  const labels = labelParts(query).map(partColumn);
  return [
    ["part_cells", labelledCells(query, flow, groups)],
    [
      "whole_cells",
      cells(everything, { flow, parts: ["hs6"], groups: ["all"], sums: [["value", concept[flow]]] }),
    ],
    [
      "split",
      `SELECT ${["month", "hs6", ...labels, "part_cells.value / whole_cells.value AS share"].join(", ")}
  FROM part_cells JOIN whole_cells USING (month, hs6)
  WHERE whole_cells.value > 0`,
    ],
  ];
}

function labelledCells(query: NormalQuery, flow: Flow, groups: readonly Group[]): string {
  if (query.where.countries || query.where.countryGroups)
    throw new Error(
      "ports and states are known for all countries together (expected no filter of countries)",
    );
  return cells(query, {
    flow,
    parts: ["hs6", ...labelParts(query)],
    groups,
    sums: [["value", concept[flow]]],
  });
}

function labelParts(query: NormalQuery): Dimension[] {
  return partsOf(query).filter((part) => part === "group" || part === "category");
}

function columnOf(part: Dimension): string {
  if (part === "port" || part === "state") return `places.${part}`;
  return part === "mode" ? "carried.mode" : ofCell(part);
}

/** A part out of the columns of the labelled cells. */
function ofCell(part: Dimension): string {
  if (part === "hs2" || part === "hs4") return `left(hs6, ${part.slice(2)})`;
  return partColumn(part);
}

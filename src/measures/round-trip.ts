import { percentOf } from "./sql.js";
import { inWindow, needsOf, valueColumn, whereClause } from "./cells.js";
import { dimensionsBut, type Dimension } from "./dimensions.js";
import { answerColumns, groupsOf, inOrder, partColumn, partsOf, periodOf, type Measure } from "./measure.js";
import { normalizeQuery, type NormalQuery, type Query } from "./query.js";
import { cellsCte, totalsCte, withClause, type Cte } from "./totals.js";
import { sourceOf } from "./value.js";
import type { Group } from "./vocabulary.js";

/** Imports and exports share headings of six digits, countries and labels; beyond six digits the two schedules part. */
const sharedDimensions: readonly Dimension[] = [
  "month",
  "year",
  "group",
  "category",
  "country",
  "country_group",
  "hs2",
  "hs4",
  "hs6",
];
const bothSources = `${sourceOf("imports")}; ${sourceOf("exports")}`;

/** Foreign goods that leave again, as a share of exports. */
export const reexportShare: Measure = {
  name: "reexport_share",
  title: "Share of exports that are re-exports",
  unit: "percent",
  formula: "100 · F / (D + F), foreign over domestic plus foreign exports; no value without exports",
  source: sourceOf("exports"),
  flows: ["exports"],
  follows: [],
  dimensions: dimensionsBut("district"), // district tables do not tell re-exports apart
  group: "ai",
  sql(query) {
    const sums = [
      ["domestic", "t.domestic_val"],
      ["reexported", "t.foreign_val"],
    ] as const;
    const options = { flow: "exports" as const, groups: groupsOf(this, query), sums };
    return `${withClause([cellsCte(query, options), totalsCte(query, options, ["domestic", "reexported"])])}
SELECT ${[...answerColumns(query, "totals"), `${percentOf("totals.reexported", "(totals.domestic + totals.reexported)")} AS value`].join(", ")}
FROM totals
${inOrder(query)}`;
  },
};

/** Imports that stay: those that do not leave again as foreign exports. */
export const retainedImports: Measure = {
  name: "retained_imports",
  title: "Retained imports",
  unit: "dollars",
  formula:
    "M − F: imports minus foreign exports of the same goods, over months that both flows hold. By country it mixes origin with destination",
  source: bothSources,
  flows: ["imports", "exports"],
  follows: ["imports"],
  dimensions: sharedDimensions,
  group: "ai",
  sql(query) {
    return `${withClause(bothSidesCtes(query, groupsOf(this, query), partsOf(query)))}
SELECT ${[...answerColumns(query, "both_sides"), "CAST(imported - reexported AS BIGINT) AS value"].join(", ")}
FROM both_sides
${inOrder(query)}`;
  },
};

/** How much of trade goes both ways in the same HS6 with the same partner. */
export const grubelLloyd: Measure = {
  name: "grubel_lloyd",
  title: "Two-way trade (Grubel–Lloyd)",
  unit: "percent",
  formula:
    "100 · (1 − Σ |X − M| / Σ (X + M)) over HS6 × partner cells, over months that both flows hold; 100 where every cell balances",
  source: bothSources,
  flows: ["imports", "exports"],
  dimensions: sharedDimensions,
  group: "ai",
  sql(query) {
    return overCells(this, query, grubelLloydRatio);
  },
};

/** How far re-exports to a partner match the imports from it in the same HS6: a screen for round trips, not proof. */
export const roundTripOverlap: Measure = {
  name: "round_trip_overlap",
  title: "Round-trip overlap",
  unit: "percent",
  formula:
    "100 · Σ min(M, F) / Σ max(M, F) over HS6 × partner cells, M imports from the partner and F re-exports to it, over months that both flows hold",
  source: bothSources,
  flows: ["imports", "exports"],
  follows: ["imports"],
  dimensions: sharedDimensions,
  group: "ai",
  sql(query) {
    return overCells(this, query, overlapRatio);
  },
};

// a cell that corrections leave below zero goes no way
const grubelLloydRatio =
  "100.0 * (1 - sum(abs(greatest(exported, 0) - greatest(imported, 0))) / nullif(sum(greatest(exported, 0) + greatest(imported, 0)), 0))";
const overlapRatio =
  "100.0 * sum(greatest(least(imported, reexported), 0)) / nullif(sum(greatest(imported, reexported, 0)), 0)";

/** A row of `roundTripSql`, in dollars; ratios in percent. */
export interface RoundTrip {
  hs6: string;
  country: string;
  imported: number;
  exported: number;
  domestic: number;
  reexported: number;
  /** least of imports and re-exports: what may have come back */
  matched: number;
  overlap: number | null;
  grubel_lloyd: number | null;
}

/**
 * SQL of imports, exports and re-exports side by side for each HS6 and partner (default counted goods), the largest possible
 * round trip first: `RoundTrip`, with `month` or `year` ahead where the query is by it. Months that both flows hold.
 */
export function roundTripSql(query: Query = {}): string {
  const normal = normalizeQuery(query);
  const other = partsOf(normal);
  if (other.length)
    throw new Error(
      `a round trip is by HS6 and country (expected by month, year or nothing, not ${other.join(", ")})`,
    );
  const at = normal.by.length; // by matched, then imported: their names are those of columns that are summed too
  return `${withClause(bothSidesCtes(normal, normal.where.groups ?? ["ai"], ["hs6", "country"]))}
SELECT ${[...answerColumns(normal, "both_sides"), "hs6", "country", ...["imported", "exported", "domestic", "reexported", "least(imported, reexported)"].map(asDollars)].join(", ")},
  ${overlapRatio} AS overlap, ${grubelLloydRatio} AS grubel_lloyd
FROM both_sides
GROUP BY ALL
ORDER BY ${[`${at + 7} DESC`, `${at + 3} DESC`, at + 1, at + 2].join(", ")}`;
}

function asDollars(column: string): string {
  return `CAST(${column} AS BIGINT) AS ${column.startsWith("least") ? "matched" : column}`;
}

function overCells(measure: Measure, query: NormalQuery, formula: string): string {
  const parts = partsOf(query);
  const inside = [...new Set([...parts, "hs6", "country"] as const)];
  const keys = [...(periodOf(query).length ? ["period"] : []), ...parts.map(partColumn)];
  return `${withClause([
    ...bothSidesCtes(query, groupsOf(measure, query), inside),
    ["ratios", `SELECT ${[...keys, `${formula} AS value`].join(", ")} FROM both_sides GROUP BY ALL`],
  ])}
SELECT ${[...answerColumns(query, "ratios"), "ratios.value"].join(", ")}
FROM ratios
${inOrder(query)}`;
}

/** `both_sides`: `imported`, `exported`, `domestic`, `reexported` by period and parts; a side without trade is zero. */
function bothSidesCtes(query: NormalQuery, groups: readonly Group[], parts: readonly Dimension[]): Cte[] {
  const columns = parts.map(partColumn);
  const held = (flow: string): string => `month IN (SELECT month FROM coverage WHERE flow = '${flow}')`;
  return [
    cellsCte(query, {
      flow: "imports",
      groups,
      parts,
      name: "import_",
      sums: [["imported", valueColumn(query, "imports", needsOf(query, { parts }))]],
    }),
    cellsCte(query, {
      flow: "exports",
      groups,
      parts,
      name: "export_",
      sums: [
        ["exported", valueColumn(query, "exports", needsOf(query, { parts }))],
        ["domestic", "t.domestic_val"],
        ["reexported", "t.foreign_val"],
      ],
    }),
    [
      "both_sides",
      `SELECT ${[...periodOf(query), ...columns].map((column) => `${column}, `).join("")}sum(imported) AS imported, sum(exported) AS exported,
    sum(domestic) AS domestic, sum(reexported) AS reexported
  FROM (
    SELECT month, ${columns.map((column) => `${column}, `).join("")}imported, 0 AS exported, 0 AS domestic, 0 AS reexported FROM import_cells
    UNION ALL
    SELECT month, ${columns.map((column) => `${column}, `).join("")}0 AS imported, exported, domestic, reexported FROM export_cells
  )
  ${whereClause([held("imports"), held("exports"), inWindow(query)])}
  GROUP BY ALL`,
    ],
  ];
}

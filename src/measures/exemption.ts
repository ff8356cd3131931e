import {
  answerColumns,
  groupsOf,
  inOrder,
  partColumn,
  partsOf,
  periodOf,
  periodKey,
  type Measure,
} from "./measure.js";
import { withoutFilters, type NormalQuery } from "./query.js";
import { cells, inWindow, needsOf, valueColumn, whereClause } from "./cells.js";
import { cellsCte, matching, totalsCte, withClause } from "./totals.js";
import { firstMonthInForce } from "./listed.js";
import { percentOf, quoteList } from "./sql.js";
import { ofPaper } from "./task.js";
import { sourceOf } from "./value.js";

/** The exemption lists of the paper's Table 2. */
export const exemptionLists = ["consumer_electronics", "annex_ii", "section_122"] as const;

/**
 * The duties that the lists exempt from, with the first and last month that they were wholly in force: the reciprocal
 * duties of 5 April 2025, collected until 23 February 2026, and the surcharge of Section 122, 24 February to 23 July 2026.
 */
export const exemptedDuties = [
  {
    name: "reciprocal",
    title: "the reciprocal duties",
    lists: ["consumer_electronics", "annex_ii"],
    first: "2025-05",
    last: "2026-01",
  },
  {
    name: "surcharge",
    title: "the Section 122 surcharge",
    lists: ["section_122"],
    first: "2026-03",
    last: "2026-06",
  },
] as const satisfies readonly {
  name: string;
  title: string;
  lists: readonly (typeof exemptionLists)[number][];
  first: string;
  last: string;
}[];

/**
 * Share of a group's imports that stands on at least one of the lists named in the filter
 * (default: the three exemption lists). A potential, not the share that entered exempt.
 */
export const exemptionCoverage: Measure = {
  name: "exemption_coverage",
  title: "Share of imports on an exemption list",
  unit: "percent",
  get formula() {
    return `100 · Σ value of codes on at least one of the lists / Σ value of all codes of the group; by legal prefix, or ${ofPaper("as the paper matched", "by all ten digits as written")}`;
  },
  source: `${sourceOf("imports")}; tariff exemption lists (Federal Register, through public repositories)`,
  flows: ["imports"],
  group: "ai",
  sql(query) {
    return againstWhole(
      query,
      groupsOf(this, query),
      percentOf("coalesce(listed_totals.value, 0)", "whole_totals.value"),
    );
  },
};

/** Imports of a group that stand on at least one of the lists, in dollars. */
export const exemptValue: Measure = {
  name: "exempt_value",
  title: "Imports on an exemption list",
  unit: "dollars",
  formula: "Σ value of the group's codes that stand on at least one of the lists",
  source: exemptionCoverage.source,
  flows: ["imports"],
  group: "ai",
  sql(query) {
    return againstWhole(query, groupsOf(this, query), "CAST(coalesce(listed_totals.value, 0) AS BIGINT)");
  },
};

/** Number of a group's codes with imports in the window that stand on at least one of the lists. */
export const exemptCodes: Measure = {
  name: "exempt_codes",
  title: "Codes on an exemption list",
  unit: "codes",
  formula:
    "number of the group's ten-digit codes with imports in the period that stand on at least one of the lists",
  source: exemptionCoverage.source,
  flows: ["imports"],
  group: "ai",
  sql(query) {
    const columns = [...periodOf(query), ...partsOf(query).map(partColumn)];
    return `${withClause([
      ["cells", listedCells(query, groupsOf(this, query), [["code", "t.hs10"]])],
      [
        "counts",
        `SELECT ${[...columns, "count(DISTINCT code) AS value"].join(", ")} FROM cells ${whereClause(["value > 0", inWindow(query)])} GROUP BY ALL`,
      ],
    ])}
SELECT ${[...answerColumns(query, "counts"), "counts.value"].join(", ")}
FROM counts
${inOrder(query)}`;
  },
};

/** Listed trade beside all trade of the group: where the group trades and nothing is listed, the listed part is zero. */
function againstWhole(query: NormalQuery, groups: ReturnType<typeof groupsOf>, formula: string): string {
  const whole = { flow: "imports" as const, groups, name: "whole_" };
  const keys = [...periodKey(query), ...partsOf(query).map(partColumn)];
  const all = { ...query, where: withoutFilters(query.where, "lists") };
  return `${withClause([
    cellsCte(all, whole),
    totalsCte(all, whole),
    ["listed_cells", listedCells(query, groups)],
    totalsCte(all, { ...whole, name: "listed_" }),
  ])}
SELECT ${[...answerColumns(query, "whole_totals"), `CASE WHEN whole_totals.value IS NOT NULL THEN ${formula} END AS value`].join(", ")}
FROM whole_totals
LEFT JOIN listed_totals ON ${matching("whole_totals", "listed_totals", keys)}
${inOrder(query)}`;
}

function listedCells(
  query: NormalQuery,
  groups: ReturnType<typeof groupsOf>,
  extra: readonly (readonly [string, string])[] = [],
): string {
  const { lists = exemptionLists, ...where } = query.where;
  const scoped: NormalQuery = { ...query, where };
  const parts = partsOf(query);
  return cells(scoped, {
    flow: "imports",
    parts,
    groups,
    extra,
    sums: [["value", valueColumn(scoped, "imports", needsOf(scoped, { parts }))]],
    where: [isListed(query, lists)],
  });
}

/** Condition over `t`: the code stands on one of the lists, read and dated as the query asks. */
export function isListed(query: NormalQuery, lists: readonly string[]): string {
  const matches =
    query.matching === "legal"
      ? "starts_with(t.hs10, x.prefix)"
      : // The paper compared ten written digits exactly, so an eight-digit line padded with zeros misses its other suffixes.
        "starts_with(t.hs10, x.written)";
  // A duty without a first day was announced and never in force; a product set or a list of one's own has none to have.
  const dated = query.dated
    ? ` AND (t.month >= ${firstMonthInForce("x.effective")} OR (x.effective IS NULL AND coalesce(x.kind, '') NOT IN ('section_301', 'section_232')))`
    : "";
  return `EXISTS (SELECT 1 FROM lists x WHERE x.list IN (${quoteList(lists)}) AND ${matches}${dated})`;
}

import { inWindow, whereClause } from "./cells.js";
import { listedCodes } from "./listed.js";
import { normalizeQuery, withoutFilters, type NormalQuery, type Query } from "./query.js";
import { standardClass } from "./relations.js";
import { cellsCte, withClause } from "./totals.js";
import { quoteText } from "./sql.js";
import type { Flow } from "./vocabulary.js";

/**
 * A set of codes: the name of a list (see the table `lists`), or one that the data define: `ai` (the labels in use, with
 * the reader's threshold), `hitech` (advanced technology products), `end_use:213` (end-use codes by prefix), and
 * `run:NAME` (High in a label run; reads the table `labels`, which the build has and a page need not).
 */
export type CodeSet = string;

/** One exclusive intersection: the codes that stand in exactly these sets. */
export interface Intersection {
  /** names in the order asked, separated by a vertical bar; empty for codes in none */
  sets: string;
  codes: number;
  /** dollars over the window of the query */
  value: number;
}

/**
 * SQL of the exclusive intersections of sets, largest value first: what an UpSet chart draws. Counts codes with trade in
 * the window; filters of the query apply, so `groups: ["ai"]` gives the overlap within counted imports.
 */
export function overlapSql(flow: Flow, sets: readonly CodeSet[], query: Query = {}): string {
  if (sets.length === 0)
    throw new Error("an overlap needs sets (expected the names of lists, ai, hitech, …)");
  const normal = normalizeQuery(query);
  const groups = normal.where.groups ?? ["all"];
  const unfiltered = { ...normal, where: withoutFilters(normal.where, "groups") };
  return `${withClause([
    cellsCte(normal, { flow, groups, parts: ["hs10"] }),
    [
      "traded",
      `SELECT hs10, sum(value) AS value FROM cells ${whereClause([inWindow(normal)])} GROUP BY hs10 HAVING sum(value) > 0`,
    ],
    ...(sets.includes("ai")
      ? [cellsCte(unfiltered, { flow, groups: ["ai"], parts: ["hs10"], name: "ai_" })]
      : []),
    [
      "members",
      sets
        .map(
          (set, position) =>
            `SELECT ${position} AS position, ${quoteText(set)} AS name, hs10 FROM (${membersOf(set, flow, normal)})`,
        )
        .join("\n  UNION ALL "),
    ],
    [
      "combinations",
      `SELECT traded.hs10, traded.value AS dollars, coalesce(string_agg(members.name, '|' ORDER BY members.position), '') AS sets
  FROM traded LEFT JOIN members ON members.hs10 = traded.hs10
  GROUP BY traded.hs10, traded.value`,
    ],
  ])}
SELECT sets, count(*) AS codes, CAST(sum(dollars) AS BIGINT) AS value
FROM combinations
GROUP BY sets
ORDER BY value DESC, sets`;
}

/** Codes and value of each set as a whole, and of what it shares with no other. */
export function setSizes(
  rows: readonly Intersection[],
): { set: string; codes: number; value: number; onlyCodes: number; onlyValue: number }[] {
  const names = [...new Set(rows.flatMap((row) => setsOf(row)))];
  return names.map((set) => {
    const inside = rows.filter((row) => setsOf(row).includes(set));
    const alone = inside.filter((row) => setsOf(row).length === 1);
    return {
      set,
      codes: sum(inside, "codes"),
      value: sum(inside, "value"),
      onlyCodes: sum(alone, "codes"),
      onlyValue: sum(alone, "value"),
    };
  });
}

/** Intersection over union of two sets by number of codes and by value, 0 to 1; NULL where both are empty. */
export function jaccard(
  rows: readonly Intersection[],
  one: CodeSet,
  other: CodeSet,
): { codes: number | null; value: number | null } {
  const union = rows.filter((row) => setsOf(row).some((set) => set === one || set === other));
  const both = union.filter((row) => setsOf(row).includes(one) && setsOf(row).includes(other));
  const ratio = (of: "codes" | "value"): number | null =>
    sum(union, of) > 0 ? sum(both, of) / sum(union, of) : null;
  return { codes: ratio("codes"), value: ratio("value") };
}

function membersOf(set: CodeSet, flow: Flow, query: NormalQuery): string {
  const ofFlow = `flow = ${quoteText(flow)}`;
  if (set === "ai") return "SELECT DISTINCT hs10 FROM ai_cells";
  if (set === "hitech") return `SELECT hs10 FROM codes WHERE ${ofFlow} AND hitech IS NOT NULL`;
  const [kind, name = ""] = set.split(/:(.*)/s);
  if (kind === "end_use")
    return `SELECT hs10 FROM codes WHERE ${ofFlow} AND starts_with(end_use, ${quoteText(name)})`;
  if (kind === "run")
    return `SELECT hs10 FROM labels WHERE run = ${quoteText(name)} AND ${ofFlow} AND ${standardClass("relevance")} = 'High'`;
  return `SELECT hs10 FROM (${listedCodes(flow, [set], query.matching)})`;
}

function setsOf(row: Intersection): string[] {
  return row.sets === "" ? [] : row.sets.split("|");
}

function sum(rows: readonly Intersection[], of: "codes" | "value"): number {
  return rows.reduce((total, row) => total + row[of], 0);
}

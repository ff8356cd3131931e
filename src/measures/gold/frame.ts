import { quoteList, quoteText } from "../sql.js";
import { excludedChapters } from "../task.js";
import type { Flow } from "../vocabulary.js";
import { isCounted, type FlowTotals, type RunCodeLabel } from "./estimates.js";

/** A code that may be drawn: what a run says of it, and its dollars. */
export interface FrameCode {
  hs10: string;
  /** what the run itself says, also where people have overridden it since; NULL without a label */
  label: string | null;
  confidence: number | null;
  vote_share: number | null;
  /** people have decided it in place of the run */
  overridden: boolean;
  /** dollars of the newest twelve months, of the first and of the last of the compared years */
  newest: number;
  first: number;
  last: number;
}

/** What the values of a frame are summed over: years of a flow, and its newest months, `YYYY-MM`. */
export interface FrameWindow {
  years: readonly [number, number];
  months: readonly string[];
}

const values: Record<Flow, string> = { imports: "con_val", exports: "domestic_val + foreign_val" };

/**
 * SQL of every code of a flow that the measures count: `FrameCode`. What people decided in place of a run stands in
 * `labels` as model `override`; a run is scored by what it said itself, or its errors would be gone and their interval with them.
 */
export function frameSql(flow: Flow, run: string, { years, months }: FrameWindow): string {
  const [from, to] = years.map((year) => `year(month) = ${year}`);
  const newest = months.length > 0 ? `strftime(month, '%Y-%m') IN (${quoteList(months)})` : "false";
  const sum = (condition: string | undefined): string =>
    `CAST(coalesce(sum(${values[flow]}) FILTER (${condition ?? "false"}), 0) AS BIGINT)`;
  return `WITH traded AS (
  SELECT hs10, ${sum(newest)} AS newest, ${sum(from)} AS first, ${sum(to)} AS last FROM ${flow}_by_code GROUP BY hs10
), said AS (
  SELECT hs10, confidence, vote_share, coalesce(model = 'override', false) AS overridden, CASE WHEN model = 'override'
    THEN nullif(regexp_extract(reasoning, 'in place of (.*)\\)$', 1), 'no label') ELSE relevance END AS label
  FROM labels WHERE run = ${quoteText(run)} AND flow = ${quoteText(flow)}
)
SELECT hs10, label, confidence, vote_share, coalesce(overridden, false) AS overridden, coalesce(newest, 0) AS newest, coalesce(first, 0) AS first, coalesce(last, 0) AS last
FROM (SELECT hs10 FROM codes WHERE flow = ${quoteText(flow)} UNION SELECT hs10 FROM traded)
LEFT JOIN traded USING (hs10) LEFT JOIN said USING (hs10)
WHERE left(hs10, 2) NOT IN (${quoteList(excludedChapters())})
ORDER BY hs10`;
}

/** What a run says of the codes of a frame, for the estimators. */
export function runLabels(flow: Flow, frame: readonly FrameCode[]): RunCodeLabel[] {
  return frame.map(({ hs10, label, confidence, vote_share, first, last }) => ({
    flow,
    hs10,
    label,
    confidence,
    vote_share,
    values: [Number(first), Number(last)],
  }));
}

/** Dollars of a frame in the two years: of all its goods, and of those that the run calls in. */
export function frameTotals(frame: readonly FrameCode[], counted: readonly string[]): FlowTotals {
  const sum = (of: (code: FrameCode) => number, codes: readonly FrameCode[]): number =>
    codes.reduce((total, code) => total + Number(of(code)), 0);
  const labelled = frame.filter(({ label }) => isCounted(label, counted));
  const both = (codes: readonly FrameCode[]): [number, number] => [
    sum(({ first }) => first, codes),
    sum(({ last }) => last, codes),
  ];
  return { total: both(frame), labelled: both(labelled) };
}

/** What is known of a code besides any label. */
export interface CodeFacts {
  hs10: string;
  description: string | null;
  unit: string | null;
  industry: string | null;
}

/** SQL of what Census says of codes: `CodeFacts`. */
export function factsSql(flow: Flow, codes: readonly string[]): string {
  return `SELECT hs10, coalesce(description_long, description_short) AS description,
  concat_ws(', ', unit1, unit2) AS unit, concat_ws(' ', naics, naics_name) AS industry
FROM codes WHERE flow = ${quoteText(flow)} AND hs10 IN (${quoteList(codes)}) ORDER BY hs10`;
}

/** A code under the same subheading as another one, else under the same heading. */
export interface Neighbour {
  of: string;
  hs10: string;
  description: string | null;
}

/** SQL of up to six neighbours of each code, the nearest first: `Neighbour`. */
export function neighboursSql(flow: Flow, codes: readonly string[]): string {
  return `SELECT c.hs10 AS of, n.hs10, coalesce(n.description_long, n.description_short) AS description
FROM codes c JOIN codes n ON n.flow = c.flow AND left(n.hs10, 4) = left(c.hs10, 4) AND n.hs10 <> c.hs10
WHERE c.flow = ${quoteText(flow)} AND c.hs10 IN (${quoteList(codes)})
QUALIFY row_number() OVER (PARTITION BY c.hs10 ORDER BY left(n.hs10, 6) = left(c.hs10, 6) DESC, n.hs10) <= 6
ORDER BY c.hs10, left(n.hs10, 6) = left(c.hs10, 6) DESC, n.hs10`;
}

/** What a code traded with a country over the newest months, dollars. */
export interface Partner {
  of: string;
  name: string;
  value: number;
}

/** SQL of the five largest partners of each code: `Partner`. */
export function partnersSql(flow: Flow, codes: readonly string[], months: readonly string[]): string {
  return `WITH trade AS (
  SELECT hs10, cty_code, CAST(sum(${values[flow]}) AS BIGINT) AS value FROM ${flow}
  WHERE hs10 IN (${quoteList(codes)}) AND strftime(month, '%Y-%m') IN (${quoteList(months.length > 0 ? months : [""])})
  GROUP BY ALL HAVING sum(${values[flow]}) > 0
)
SELECT trade.hs10 AS of, coalesce(c.name, trade.cty_code) AS name, trade.value
FROM trade LEFT JOIN countries c USING (cty_code)
QUALIFY row_number() OVER (PARTITION BY trade.hs10 ORDER BY trade.value DESC, name) <= 5
ORDER BY trade.hs10, trade.value DESC, name`;
}

import { inWindow, valueColumn, whereClause } from "./cells.js";
import { normalizeQuery, type Query } from "./query.js";
import { labelRelations, labelsOfRun, labelSums, standardClass, standardClasses } from "./relations.js";
import { quoteList, quoteText } from "./sql.js";
import { withClause, type Cte } from "./totals.js";
import { excludedChapters } from "./task.js";
import type { Flow } from "./vocabulary.js";

/** Codes of one label and category; unlabelled codes have neither. */
export interface LabelledCodes {
  relevance: string | null;
  category: string | null;
  codes: number;
  /** dollars over the window of the query */
  value: number;
}

/** SQL of the codes and dollars of every label and category in use: `LabelledCodes`, largest value first. */
export function labelledCodesSql(flow: Flow, query: Query = {}): string {
  return `${withClause([tradedCte(flow, query)])}
SELECT l.relevance, l.category, count(*) AS codes, ${dollars}
FROM codes c
LEFT JOIN labels_in_use l ON l.flow = c.flow AND l.hs10 = c.hs10
LEFT JOIN traded ON traded.hs10 = c.hs10
${whereClause([`c.flow = ${quoteText(flow)}`, ...inScope(query, "c.hs10")])}
GROUP BY ALL ORDER BY value DESC, l.relevance, l.category`;
}

/** What a run says of one code, and the code's dollars over the window. */
export interface RunCode {
  hs10: string;
  description: string | null;
  relevance: string;
  confidence: number | null;
  /** 0 to 1; NULL with one vote */
  vote_share: number | null;
  category: string | null;
  specific_use: string | null;
  reasoning: string | null;
  model: string | null;
  run: string;
  value: number;
}

/** SQL of the codes of a run, largest first: `RunCode`. `words` have to stand in code, description or justification. */
export function runCodesSql(
  flow: Flow,
  run: string,
  query: Query = {},
  { relevance, words = [] }: { relevance?: string; words?: readonly string[] } = {},
): string {
  const text = "lower(concat_ws(' ', l.hs10, c.description_long, l.category, l.specific_use, l.reasoning))";
  return `${withClause([tradedCte(flow, query)])}
SELECT l.hs10, coalesce(c.description_long, c.description_short) AS description, l.relevance, l.confidence, l.vote_share,
  l.category, l.specific_use, l.reasoning, l.model, l.run, CAST(coalesce(traded.dollars, 0) AS BIGINT) AS value
FROM labels l
LEFT JOIN codes c ON c.flow = l.flow AND c.hs10 = l.hs10
LEFT JOIN traded ON traded.hs10 = l.hs10
${whereClause([
  `l.run = ${quoteText(run)}`,
  `l.flow = ${quoteText(flow)}`,
  ...(relevance === undefined ? [] : [`${standardClass("l.relevance")} = ${quoteText(relevance)}`]),
  ...words.map((word) => `contains(${text}, ${quoteText(word.toLowerCase())})`),
])}
ORDER BY value DESC, l.hs10`;
}

/** Codes and dollars of one pair of labels. */
export interface RunPair {
  first: string;
  second: string;
  codes: number;
  value: number;
}

/** SQL of how often two runs give which labels to the same code: `RunPair`. Codes of one run only are left out. */
export function runPairsSql(flow: Flow, runs: readonly [string, string], query: Query = {}): string {
  return `${withClause([tradedCte(flow, query), pairCte(flow, runs, query)])}
SELECT pairs.first, pairs.second, count(*) AS codes, ${dollars}
FROM pairs LEFT JOIN traded ON traded.hs10 = pairs.hs10
GROUP BY ALL ORDER BY pairs.first, pairs.second`;
}

/** SQL of the codes that exactly one of two runs calls High, largest first: what moves the answer most. */
export function runDifferencesSql(flow: Flow, runs: readonly [string, string], query: Query = {}): string {
  return `${withClause([tradedCte(flow, query), pairCte(flow, runs, query)])}
SELECT pairs.hs10, coalesce(c.description_long, c.description_short) AS description, pairs.first, pairs.second,
  pairs.first_reasoning, pairs.second_reasoning, CAST(coalesce(traded.dollars, 0) AS BIGINT) AS value
FROM pairs
LEFT JOIN codes c ON c.flow = ${quoteText(flow)} AND c.hs10 = pairs.hs10
LEFT JOIN traded ON traded.hs10 = pairs.hs10
WHERE (pairs.first = 'High') <> (pairs.second = 'High')
ORDER BY value DESC, pairs.hs10
LIMIT 100`;
}

/** Codes on which all runs together voted so, each run one vote. */
export interface RunVotes {
  low: number;
  medium: number;
  high: number;
  codes: number;
  value: number;
}

/** SQL of the codes by how many runs gave each label: `RunVotes`, for agreement over any number of runs. */
export function runVotesSql(flow: Flow, runs: readonly string[], query: Query = {}): string {
  if (runs.length === 0) throw new Error("votes of runs need runs (expected names of label runs)");
  const count = (relevance: string): string =>
    `count(*) FILTER (WHERE ${standardClass("relevance")} = ${quoteText(relevance)}) AS ${relevance.toLowerCase()}`;
  return `${withClause([
    tradedCte(flow, query),
    [
      "votes",
      `SELECT hs10, ${["Low", "Medium", "High"].map(count).join(", ")} FROM labels
  ${whereClause([`run IN (${quoteList(runs)})`, `flow = ${quoteText(flow)}`, ...inScope(query, "hs10")])} GROUP BY hs10`,
    ],
  ])}
SELECT votes.low, votes.medium, votes.high, count(*) AS codes, ${dollars}
FROM votes LEFT JOIN traded ON traded.hs10 = votes.hs10
GROUP BY ALL ORDER BY votes.low, votes.medium, votes.high`;
}

/** A SQL text of a measure as it reads with the labels of a run instead of those in use. */
export function withRunLabels(sql: string, run: string): string {
  const labels = `(${labelsOfRun(run, standardClasses())})`;
  return labelRelations
    .reduce(
      (text, relation) =>
        text.replaceAll(new RegExp(`\\b${relation}\\b`, "g"), () => `(${labelSums(relation, labels)})`),
      sql,
    )
    .replaceAll(/\blabels_in_use\b/g, () => labels);
}

const dollars = "CAST(coalesce(sum(traded.dollars), 0) AS BIGINT) AS value";

/**
 * `traded`: dollars of every code over the window of the query, in its concept and chapters; other filters do not apply.
 * Made without `labels_in_use`, so that what a run says does not change with a reader's labels.
 */
function tradedCte(flow: Flow, query: Query): Cte {
  const normal = normalizeQuery(query);
  return [
    "traded",
    `SELECT t.hs10, sum(${valueColumn(normal, flow)}) AS dollars FROM ${flow}_by_code t
  ${whereClause([inWindow(normal, "t.month"), ...inScope(query, "t.hs10")])} GROUP BY t.hs10`,
  ];
}

function pairCte(flow: Flow, [first, second]: readonly [string, string], query: Query): Cte {
  return [
    "pairs",
    `SELECT a.hs10, ${standardClass("a.relevance")} AS first, ${standardClass("b.relevance")} AS second, a.reasoning AS first_reasoning, b.reasoning AS second_reasoning
  FROM labels a JOIN labels b ON b.flow = a.flow AND b.hs10 = a.hs10
  ${whereClause([
    `a.run = ${quoteText(first)}`,
    `b.run = ${quoteText(second)}`,
    `a.flow = ${quoteText(flow)}`,
    ...inScope(query, "a.hs10"),
  ])}`,
  ];
}

/** Labels are counted where their trade is: without the chapters that measures leave out. */
function inScope(query: Query, column: string): string[] {
  return query.allGoods ? [] : [`left(${column}, 2) NOT IN (${quoteList(excludedChapters())})`];
}

import { isUnchanged, type LabelBase, type ReaderLabels } from "../measures/label-changes.js";
import { changedLabelsSql, readerLabelsSql, startLabelsSql } from "../measures/reader-labels.js";
import { residualCode } from "../measures/residual.js";
import { residualLabels } from "./residual.js";

/** Relations that must be there before `labelsSql` runs. */
export function labelSources(labels: ReaderLabels): string[] {
  if (isUnchanged(labels)) return ["labels_base"];
  const { kind } = labels.base;
  return ["labels_base", "codes", ...(kind === "run" ? ["labels"] : kind === "list" ? ["lists"] : [])];
}

/** SELECT of the labels in use as the reader has them, residual rows included. */
export function labelsSql(labels: ReaderLabels): string {
  return isUnchanged(labels) ? siteLabels : readerLabelsSql(labels, "labels_start");
}

const siteLabels = `SELECT flow, hs10, relevance, category, confidence FROM labels_base
UNION ALL ${residualLabels("labels_base")}`;

/**
 * `labels_start`: where a reader's labels start from, before the changes, beside what the site says; made once for
 * many of them. Reads `baseline_labels`.
 */
export function startStatement(base: LabelBase): string {
  return `CREATE OR REPLACE TABLE labels_start AS
SELECT s.*, b.relevance AS was_relevance, b.category AS was_category
FROM (${startLabelsSql(base, residualCode)}) s
LEFT JOIN baseline_labels b ON b.flow = s.flow AND b.hs10 = s.hs10`;
}

/** `baseline_labels`: the site's own labels, whatever the reader changes. */
export const baselineStatement = `CREATE OR REPLACE TABLE baseline_labels AS ${siteLabels}`;

/**
 * `labels_moved`: every code and residual row whose label under a reader's labels is not the site's own, twice: with
 * the label it had (`sign` -1) and with the one it has (1). Confidence does not count: no sum by label tells it apart.
 */
export function movedStatement(labels: ReaderLabels): string {
  return `CREATE OR REPLACE TABLE labels_moved AS
WITH moved AS (
  FROM (${changedLabelsSql(labels, "labels_start")})
  WHERE relevance IS DISTINCT FROM was_relevance OR category IS DISTINCT FROM was_category
)
SELECT flow, hs10, was_relevance AS relevance, was_category AS category, -1 AS sign FROM moved
UNION ALL SELECT flow, hs10, relevance, category, 1 FROM moved`;
}

/**
 * Chapters (`flow`, `chapter`) whose codes the database must hold one by one before sums by country are right:
 * a code there has another label than the residual row in which it is summed. Codes that the site labels High
 * are never summed.
 */
export const changedChapters = `SELECT DISTINCT c.flow, left(c.hs10, 2) AS chapter
FROM codes c
LEFT JOIN labels_base b ON b.flow = c.flow AND b.hs10 = c.hs10
LEFT JOIN labels_in_use now ON now.flow = c.flow AND now.hs10 = c.hs10
LEFT JOIN labels_in_use summed ON summed.flow = c.flow
  AND summed.hs10 = ${residualCode("c.hs10", "b.relevance", "b.category")}
WHERE b.relevance IS DISTINCT FROM 'High'
  AND (now.relevance IS DISTINCT FROM summed.relevance OR now.category IS DISTINCT FROM summed.category)
ORDER BY 1, 2`;

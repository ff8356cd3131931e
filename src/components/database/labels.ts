import { isUnchanged, type LabelBase, type ReaderLabels } from "../../measures/label-changes.js";
import { readerLabelsSql, startLabelsSql } from "../../measures/reader-labels.js";
import { residualCode, residualLabels } from "./residual.js";

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

/** `labels_start`: where a reader's labels start from, before the changes; made once for many of them. */
export function startStatement(base: LabelBase): string {
  return `CREATE OR REPLACE TABLE labels_start AS ${startLabelsSql(base, residualCode)}`;
}

/** `baseline_labels`: the site's own labels, whatever the reader changes. */
export const baselineStatement = `CREATE OR REPLACE TABLE baseline_labels AS ${siteLabels}`;

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

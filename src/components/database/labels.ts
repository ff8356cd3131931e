import { quoteText } from "../../measures/sql.js";
import { residualLabels } from "./residual.js";

/** One code whose label the reader changed. */
export interface LabelChange {
  flow: "imports" | "exports";
  hs10: string;
  relevance: string | null;
  category: string | null;
}

/** Which labels are in use: a run (the snapshot's own where null), and the reader's changes to it. */
export interface LabelChoice {
  run: string | null;
  changes: readonly LabelChange[];
}

export const baseline: LabelChoice = { run: null, changes: [] };

/** Relations that must be there before `labelStatements` run. */
export function labelSources({ run }: LabelChoice): string[] {
  return run === null ? ["labels_base"] : ["labels_base", "labels"];
}

/** Statements that make `labels_in_use`; residual rows keep their labels, which are the snapshot's own. */
export function labelStatements({ run, changes }: LabelChoice): string[] {
  const base =
    run === null
      ? "SELECT flow, hs10, relevance, category, confidence FROM labels_base"
      : `SELECT flow, hs10, relevance, category, confidence FROM labels WHERE run = ${quoteText(run)}`;
  const changed = changes.length
    ? `SELECT * FROM (VALUES ${changes.map(valuesOf).join(", ")}) changed(flow, hs10, relevance, category, confidence)`
    : "SELECT flow, hs10, relevance, category, confidence FROM labels_base WHERE false";
  return [
    `CREATE OR REPLACE TABLE labels_in_use AS
WITH changed AS (${changed})
SELECT * FROM changed WHERE relevance IS NOT NULL
UNION ALL SELECT * FROM (${base}) b WHERE NOT EXISTS (SELECT 1 FROM changed c WHERE c.flow = b.flow AND c.hs10 = b.hs10)
UNION ALL ${residualLabels("labels_base")}`,
  ];
}

/** Chapters in which a code's label is not the snapshot's own: their residual rows would count it wrongly. */
export const changedChapters = `SELECT DISTINCT left(coalesce(a.hs10, b.hs10), 2) AS chapter
FROM (SELECT * FROM labels_in_use WHERE NOT contains(hs10, 'residual:')) a
FULL JOIN labels_base b ON a.flow = b.flow AND a.hs10 = b.hs10
WHERE a.relevance IS DISTINCT FROM b.relevance OR a.category IS DISTINCT FROM b.category`;

function valuesOf(change: LabelChange): string {
  const text = (value: string | null): string => (value === null ? "NULL::VARCHAR" : quoteText(value));
  return `(${text(change.flow)}, ${text(change.hs10)}, ${text(change.relevance)}, ${text(change.category)}, NULL::INTEGER)`;
}

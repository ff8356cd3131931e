import { residualCode } from "../measures/residual.js";
import { quoteName } from "../measures/sql.js";
import type { DetailedRelation } from "../base/catalog.js";

/** Labels of the residual codes, by the base run; unlabelled codes have none. */
export function residualLabels(labels: string): string {
  return `SELECT DISTINCT flow, ${residualCode("hs10", "relevance", "category")} AS hs10, relevance, category, CAST(NULL AS INTEGER) AS confidence
FROM ${labels}
WHERE relevance IS NOT NULL`;
}

/** Residual rows of a relation's rows, with quantities left out: units differ from code to code. */
export function residualRows(
  from: string,
  relation: DetailedRelation,
  options: { labels: string; columns: readonly string[]; sign?: 1 | -1 },
): string {
  const { flow, place } = relation;
  const sums = options.columns.map((column) =>
    /_qty[12]$/.test(column)
      ? `CAST(NULL AS BIGINT) AS ${quoteName(column)}`
      : `CAST(${options.sign ?? 1} * sum(t.${quoteName(column)}) AS BIGINT) AS ${quoteName(column)}`,
  );
  return `SELECT t.month, ${residualCode("t.hs10", "l.relevance", "l.category")} AS hs10, t.${place}, ${sums.join(", ")}
FROM ${from} t
LEFT JOIN ${options.labels} l ON l.flow = '${flow}' AND l.hs10 = t.hs10
GROUP BY ALL`;
}

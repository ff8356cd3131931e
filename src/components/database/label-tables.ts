import { labelRelation, labelSums, type LabelRelation } from "../../measures/relations.js";
import { quoteName, quoteText } from "../../measures/sql.js";
import { wholeRelations } from "./catalog.js";

/** The site's own sums by label, as the build laid them out. */
export const baseOf = (relation: LabelRelation): string => `${relation}_base`;

/** The sums of a label relation that its core file holds, or all of them. */
export function summedColumns(relation: LabelRelation, form: "core" | "full"): string[] {
  const rest = form === "core" ? (wholeRelations[baseOf(relation)] ?? []) : [];
  return labelRelation(relation).sums.filter((column) => !rest.includes(column));
}

/** The site's own sums as they stand, for a reader who changes nothing. */
export function baselineCells(relation: LabelRelation): string {
  return `CREATE OR REPLACE TABLE ${relation} AS FROM ${baseOf(relation)}`;
}

/**
 * The sums under the labels in use: the site's own, less the rows of every code whose label is another one now,
 * plus the same rows under their new label. Only those codes are read, so a change costs what it moves. Residual
 * rows move as the codes they stand for.
 */
export function relabelledCells(relation: LabelRelation, form: "core" | "full"): string {
  const { flow, from, keys } = labelRelation(relation);
  const columns = summedColumns(relation, form);
  const moved = `(SELECT * FROM ${from} WHERE hs10 IN (
    SELECT coalesce(was.hs10, now.hs10)
    FROM (FROM baseline_labels WHERE flow = ${quoteText(flow)}) was
    FULL JOIN (FROM labels_in_use WHERE flow = ${quoteText(flow)}) now ON now.hs10 = was.hs10
    WHERE ${["relevance", "category", "confidence"].map((key) => `was.${key} IS DISTINCT FROM now.${key}`).join(" OR ")}))`;
  const under = (labels: string): string => labelSums(relation, { labels, from: moved, columns });
  const sums = ["cells", ...columns].map(quoteName);
  return `CREATE OR REPLACE TABLE ${relation} AS
SELECT ${keys.join(", ")}, ${sums.map((sum) => `CAST(sum(${sum}) AS BIGINT) AS ${sum}`).join(", ")}
FROM (
  FROM ${baseOf(relation)}
  UNION ALL BY NAME SELECT * REPLACE (${sums.map((sum) => `-${sum} AS ${sum}`).join(", ")}) FROM (${under("baseline_labels")})
  UNION ALL BY NAME ${under("labels_in_use")}
)
GROUP BY ${keys.join(", ")}
HAVING sum(cells) > 0`;
}

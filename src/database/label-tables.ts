import { labelRelation, movedSums, type LabelRelation } from "../measures/relations.js";
import { wholeRelations } from "../base/catalog.js";

/** The site's own sums by label, as the build laid them out. */
export const baseOf = (relation: LabelRelation): string => `${relation}_base`;

/** The sums of a label relation that most questions read. */
export function coreSums(relation: LabelRelation): string[] {
  const rest = wholeRelations[baseOf(relation)] ?? [];
  return labelRelation(relation).sums.filter((column) => !rest.includes(column));
}

/** The site's own sums as they stand, for a reader who changes nothing. */
export function baselineCells(relation: LabelRelation): string {
  return `CREATE OR REPLACE TABLE ${relation} AS FROM ${baseOf(relation)}`;
}

/** These sums under the labels in use: the site's own, and what `labels_moved` moves from one label to another. */
export function relabelledCells(relation: LabelRelation, columns: readonly string[]): string {
  const { keys } = labelRelation(relation);
  return `CREATE OR REPLACE TABLE ${relation} AS
SELECT ${keys.join(", ")}, ${["cells", ...columns].map((sum) => `CAST(sum(${sum}) AS BIGINT) AS ${sum}`).join(", ")}
FROM (
  FROM ${baseOf(relation)}
  UNION ALL BY NAME ${movedSums(relation, "labels_moved", columns)}
)
GROUP BY ${keys.join(", ")}
HAVING sum(cells) > 0`;
}

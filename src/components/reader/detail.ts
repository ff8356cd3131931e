import { residualCode } from "../database/residual.js";

/**
 * Chapters (`flow`, `chapter`) whose codes the database must hold one by one before sums by country are right:
 * a code there has another label than the residual row in which it is summed. Codes that the site labels High
 * are never summed.
 */
export const chaptersNeededSql = `SELECT DISTINCT c.flow, left(c.hs10, 2) AS chapter
FROM codes c
LEFT JOIN labels_base b ON b.flow = c.flow AND b.hs10 = c.hs10
LEFT JOIN labels_in_use now ON now.flow = c.flow AND now.hs10 = c.hs10
LEFT JOIN labels_in_use summed ON summed.flow = c.flow
  AND summed.hs10 = ${residualCode("c.hs10", "b.relevance", "b.category")}
WHERE b.relevance IS DISTINCT FROM 'High'
  AND (now.relevance IS DISTINCT FROM summed.relevance OR now.category IS DISTINCT FROM summed.category)
ORDER BY 1, 2`;

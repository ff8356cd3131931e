import { askSql, type Question } from "./question.js";
import { standardClass } from "./relations.js";
import type { Flow } from "./vocabulary.js";

/**
 * What readers call a counted code: the use that its label names, else what Census says of it, in words. Ask it
 * under the name `names`.
 */
export function namesQuestion(
  flow: Flow,
): Question<{ hs10: string; name: string | null; text: string | null }> {
  return askSql(`SELECT c.hs10 AS hs10, min(l.specific_use) AS name, coalesce(min(c.description_long), min(c.description_short)) AS text
FROM labels_in_use u JOIN codes c USING (flow, hs10)
LEFT JOIN labels l ON l.flow = u.flow AND l.hs10 = u.hs10 AND ${standardClass("l.relevance")} = u.relevance AND l.category = u.category
WHERE u.flow = '${flow}' AND u.relevance <> 'Low' GROUP BY c.hs10 ORDER BY c.hs10`);
}

import { askSql, type Question } from "../../measures/question.js";
import { formatCode, type Flow } from "../../measures/index.js";

/**
 * What readers call an AI-related code: the use that its label names, else the publisher's abbreviated text. Ask it
 * under the name `names`.
 */
export function namesQuestion(flow: Flow): Question<{ hs10: string; name: string | null }> {
  return askSql(`SELECT c.hs10, coalesce(min(l.specific_use), min(c.description_short)) AS name
FROM labels_in_use u JOIN codes c USING (flow, hs10)
LEFT JOIN labels l ON l.flow = u.flow AND l.hs10 = u.hs10 AND l.relevance = u.relevance AND l.category = u.category
WHERE u.flow = '${flow}' AND u.relevance <> 'Low' GROUP BY c.hs10 ORDER BY c.hs10`);
}

/** Answers among which `namesQuestion` was asked. */
export interface WithNames {
  names?: readonly { hs10?: unknown; name?: unknown }[];
}

/** A code's name; the code itself where it has none, or stands for a family. */
export function nameOf({ names = [] }: WithNames, code: string): string {
  const row = names.find(({ hs10 }) => hs10 === code);
  return typeof row?.name === "string" ? row.name : formatCode(code);
}

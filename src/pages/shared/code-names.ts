import { askSql, type Question } from "../../measures/question.js";
import { readableDescription } from "../../measures/description.js";
import { formatCode, type Flow } from "../../measures/index.js";

/**
 * What readers call an AI-related code: the use that its label names, else what Census says of it, in words. Ask it
 * under the name `names`.
 */
export function namesQuestion(
  flow: Flow,
): Question<{ hs10: string; name: string | null; text: string | null }> {
  return askSql(`SELECT c.hs10, min(l.specific_use) AS name, coalesce(min(c.description_long), min(c.description_short)) AS text
FROM labels_in_use u JOIN codes c USING (flow, hs10)
LEFT JOIN labels l ON l.flow = u.flow AND l.hs10 = u.hs10 AND l.relevance = u.relevance AND l.category = u.category
WHERE u.flow = '${flow}' AND u.relevance <> 'Low' GROUP BY c.hs10 ORDER BY c.hs10`);
}

/** Characters of a name beside a code. */
const longestName = 60;

/** Answers among which `namesQuestion` was asked. */
export interface WithNames {
  names?: readonly { hs10?: unknown; name?: unknown; text?: unknown }[];
}

/** A code's name; the code itself where it has none, or stands for a family. */
export function nameOf({ names = [] }: WithNames, code: string): string {
  const row = names.find(({ hs10 }) => hs10 === code);
  if (typeof row?.name === "string") return row.name;
  return (typeof row?.text === "string" && readableDescription(row.text, longestName)) || formatCode(code);
}

import { askSql, type Question } from "./question.js";
import { standardClass } from "./relations.js";
import type { Flow } from "./vocabulary.js";
import { readableDescription } from "./description.js";
import { formatCode } from "./index.js";

/**
 * What readers call a counted code: the use that its label names, else what Census says of it, in words. Ask it
 * under the name `names`.
 */
export function namesQuestion(flow: Flow): Question<CodeName> {
  return askSql(`SELECT c.hs10 AS hs10, min(l.specific_use) AS name, coalesce(min(c.description_long), min(c.description_short)) AS text
FROM labels_in_use u JOIN codes c USING (flow, hs10)
LEFT JOIN labels l ON l.flow = u.flow AND l.hs10 = u.hs10 AND ${standardClass("l.relevance")} = u.relevance AND l.category = u.category
WHERE u.flow = '${flow}' AND u.relevance <> 'Low' GROUP BY c.hs10 ORDER BY c.hs10`);
}

interface CodeName {
  hs10: string;
  name: string | null;
  text: string | null;
}

/** Answers among which `namesQuestion` was asked. */
export interface WithNames {
  names?: readonly CodeName[];
}

/** Characters of a name beside a code. */
const longestName = 60;

/** A code's name; the code itself where it has none, or stands for a family. */
export function nameOf({ names = [] }: WithNames, code: string): string {
  const { name, text } = names.find(({ hs10 }) => hs10 === code) ?? { name: null, text: null };
  return name ?? (readableDescription(text, longestName) || formatCode(code));
}

import type { Answers, Question } from "../../measures/question.js";

/** The exemption lists of the paper's Table 2. */
export const lists = {
  consumer_electronics: "Consumer electronics (11 April 2025)",
  annex_ii: "Annex II (2 April 2025)",
  section_122: "Section 122 (February 2026)",
} as const;

export type ListName = keyof typeof lists;
export const listNames = Object.keys(lists) as ListName[];

/** Which exemption lists the snapshot holds. Ask it under the name `held`. */
export const heldQuestion: Question = {
  sql: "SELECT list, count(*) AS value FROM lists WHERE kind = 'exemption' GROUP BY list ORDER BY list",
};

export function heldLists(answers: Answers): ListName[] {
  const held = new Set((answers["held"] ?? []).map((row) => row["list"]));
  return listNames.filter((name) => held.has(name));
}

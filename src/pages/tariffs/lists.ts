import { askSql } from "../../measures/question.js";

/** The exemption lists of the paper's Table 2. */
export const lists = {
  consumer_electronics: "Consumer electronics (11 April 2025)",
  annex_ii: "Annex II (2 April 2025)",
  section_122: "Section 122 (February 2026)",
} as const;

export type ListName = keyof typeof lists;
export const listNames = Object.keys(lists) as ListName[];

export const noList =
  "This snapshot holds no exemption list. Run atlas lists and atlas snapshot to take them in.";

/** A list without its date. */
export function shortName(list: ListName): string {
  return lists[list].replace(/ \(.*/, "");
}

/** Which exemption lists the snapshot holds. */
export const heldQuestion = askSql<{ list: string }>(
  "SELECT list, count(*) AS value FROM lists WHERE kind = 'exemption' GROUP BY list ORDER BY list",
);

export function heldLists(held: readonly { list: string }[]): ListName[] {
  return listNames.filter((name) => held.some(({ list }) => list === name));
}

import type { Site } from "../../base/site.js";
import { exemptionLists } from "../../measures/exemption.js";
import { askSql } from "../../measures/question.js";

/** A list of the page: its name in the table `lists`, and what readers see. */
export interface ShownList {
  list: string;
  title: string;
  exempts: boolean;
}

/** Titles of the exemption lists of the paper's Table 2. */
export const titles = {
  consumer_electronics: "Consumer electronics (11 April 2025)",
  annex_ii: "Annex II (2 April 2025)",
  section_122: "Section 122 (February 2026)",
} satisfies Record<(typeof exemptionLists)[number], string>;

/** Lists of the paper, which other figures of the page speak of. */
export type ListName = (typeof exemptionLists)[number];

/** The lists of the paper's Table 2, and those that the snapshot holds besides. */
export function shownLists(site: Pick<Site, "ownLists">): ShownList[] {
  return [
    ...exemptionLists.map((list) => ({ list, title: titles[list], exempts: true })),
    ...(site.ownLists ?? []).map(({ list, kind, title }) => ({ list, title, exempts: kind === "exemption" })),
  ];
}

/** Names of the lists that exempt: what "any list" is about. */
export function exempting(site: Pick<Site, "ownLists">): string[] {
  return shownLists(site).flatMap(({ list, exempts }) => (exempts ? [list] : []));
}

export const noList =
  "This snapshot holds no exemption list. Run atlas lists and atlas snapshot to take them in.";

/** A list without its date. */
export function shortName({ title }: Pick<ShownList, "title">): string {
  return title.replace(/ \(.*/, "");
}

/** Which lists the snapshot holds. */
export const heldQuestion = askSql<{ list: string }>(
  "SELECT list, count(*) AS value FROM lists GROUP BY list ORDER BY list",
);

export function heldLists(held: readonly { list: string }[], site: Pick<Site, "ownLists">): ShownList[] {
  return shownLists(site).filter(({ list }) => held.some((row) => row.list === list));
}

import { capital, task } from "./task.js";

/** The words that measures, pages and the command share. */
export type Flow = "imports" | "exports";

/** `ai` = High; `non_ai` = Low; `medium` stands apart; `unlabelled` = no label; the first four add up to `all`. */
export const groups = ["ai", "non_ai", "medium", "unlabelled", "all"] as const;
export type Group = (typeof groups)[number];

/** The groups that add up to all goods, in the order in which tables and stacks show them. */
export const disjointGroups = ["ai", "medium", "non_ai", "unlabelled"] as const satisfies readonly Group[];

/** What pages call a group under the task in use. */
export function groupName(group: Group): string {
  if (group === "ai") return capital(task.words.adjective);
  if (group === "non_ai") return capital(task.words.other);
  return { medium: task.classes.apart, unlabelled: "Unlabelled", all: "All goods" }[group];
}

/** Names of the groups by their keys, in the order of menus. */
export function groupsByName(): Record<Group, string> {
  return Object.fromEntries(groups.map((group) => [group, groupName(group)])) as Record<Group, string>;
}

export type Category = string;

export const importConcepts = ["consumption", "general", "cif"] as const;
export type ImportConcept = (typeof importConcepts)[number];

export const exportConcepts = ["total", "domestic", "foreign"] as const;
export type ExportConcept = (typeof exportConcepts)[number];

/** Index numbers of prices and quantities; Fisher is the geometric mean of Laspeyres and Paasche. */
export const indexFormulas = ["fisher", "tornqvist", "laspeyres", "paasche"] as const;
export type IndexFormula = (typeof indexFormulas)[number];

/** Where codes labelled Medium count: apart (in neither group), with the counted goods, or with other. */
export const mediumPlaces = ["apart", "ai", "non_ai"] as const;
export type MediumPlace = (typeof mediumPlaces)[number];

/** Denominators of a share: all goods, or the group that the row belongs to. */
export const wholes = ["all", "group"] as const;
export type Whole = (typeof wholes)[number];

/** What counted trade is compared with: Low, Low and Medium, everything but the counted goods, or its own trend up to the base year. */
export const comparisons = ["low", "low_medium", "not_ai", "trend"] as const;
export type Comparison = (typeof comparisons)[number];

/** How list entries match codes: by their legal prefix, or as the paper matched them. */
export const matchings = ["legal", "published"] as const;
export type Matching = (typeof matchings)[number];

/** What a period's prices and quantities are compared with. */
export const pricePeriods = ["base", "year_before"] as const;
export type PricePeriod = (typeof pricePeriods)[number];

/** Whether goods whose unit value moved unlike the rest of their HS6 count in price indices. */
export const outlierPlaces = ["out", "in"] as const;
export type OutlierPlace = (typeof outlierPlaces)[number];

/** What counts as one good when unit values are compared: a code or its family, each with its country. */
export const priceItems = ["hs10", "family"] as const;
export type PriceItem = (typeof priceItems)[number];

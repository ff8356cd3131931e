import { words } from "./task.js";
/** Which codes a policy hits, from when, and whom: the design of a comparison of exposed with unexposed codes. */
export interface Exposure {
  name: string;
  title: string;
  /** lists whose entries date themselves; a code's event is its first date */
  lists: readonly string[];
  /** further codes by prefix with their date, `YYYY-MM-DD` */
  prefixes?: readonly { prefix: string; effective: string }[];
  /** `unlisted`: the lists exempt, so the codes that are not on them are exposed, all from `start` */
  exposed: "listed" | "unlisted";
  /** month of the event for every exposed code, `YYYY-MM`; default the dates of the lists */
  start?: string;
  /** codes on these lists are in neither group: announced, hit later, or hit by something else */
  aside: readonly string[];
  /** countries whose goods are hit (Census codes); NULL: every country's, so there is no third country */
  target: readonly string[] | null;
  /** what the comparison cannot tell, for the note beside the chart */
  limits: string;
}

const china = ["5700"] as const;
const firstLists = ["1", "2", "3", "3_addendum", "4a"].map((name) => `section_301_${name}`);
const reviewLists = ["25", "50", "100", "2025_50", "2025_25", "2026"].map(
  (name) => `section_301_review_${name}`,
);
const metals = ["metals", "copper", "steel_derivatives", "aluminum_derivatives"].map(
  (name) => `section_232_${name}`,
);

/** The cases that the Diversion page offers; each may be asked with other countries as its target. */
export const exposures: readonly Exposure[] = [
  {
    name: "section_301",
    title: "Section 301 lists 1 to 4A on goods of China, 2018 and 2019",
    lists: firstLists,
    exposed: "listed",
    aside: ["section_301_4b", ...reviewLists, "section_301_cranes"],
    target: china,
    get limits() {
      return `Lists are those in force today by eight digits, without exclusions; an eight-digit line on several lists takes its first date. Nearly all ${words().noun} codes are on a list, so unexposed ${words().noun} codes are few. Origin may be relabelled.`;
    },
  },
  {
    name: "section_301_review",
    title: "Section 301 rises after the four-year review, 2024 to 2026",
    lists: reviewLists,
    exposed: "listed",
    aside: [],
    target: china,
    limits:
      "Codes that the review left alone mostly pay the duties of 2018 and 2019, and the duties of 2025 on all goods of China fall on both groups.",
  },
  {
    name: "section_232",
    title: "Section 232 duties on steel, aluminum, copper and their derivatives, 2025",
    lists: metals,
    // Steel and aluminum went to 50 percent on 4 June 2025; single lines of these chapters are outside the duty.
    prefixes: ["72", "73", "76"].map((prefix) => ({ prefix, effective: "2025-06-04" })),
    exposed: "listed",
    aside: ["section_232_chips"],
    target: null,
    limits:
      "Chapters 72, 73 and 76 count as a whole from the rise to 50 percent where no list dates a code; they paid 25 percent before. Derivatives pay on their metal content only.",
  },
  {
    name: "april_2025",
    title: "Reciprocal duties of April 2025: goods that the lists do not exempt against exempt ones",
    lists: ["consumer_electronics", "annex_ii"],
    exposed: "unlisted",
    start: "2025-04",
    aside: metals,
    target: null,
    limits:
      "Buyers moved purchases forward into the first quarter of 2025, and rates changed by country until August. Exempt goods are mostly electronics, whose trade grew for reasons of its own: the dollars say how far the rest lagged behind, not what the duties cost.",
  },
];

/** A dated list that is no case by itself: what an analyst added. */
export interface DatedList {
  list: string;
  kind: string;
  title: string;
  /** first day in force, `YYYY-MM-DD` */
  effective: string | null;
  /** Census codes of the countries whose goods it is about; absent: every country's */
  countries?: readonly string[];
}

/** What a site has of dated lists besides those of the registry. */
export interface OwnLists {
  ownLists?: readonly DatedList[];
}

/** The cases of a site: those of the registry's lists, and the dated lists that it has besides. */
export function casesOf({ ownLists = [] }: OwnLists): readonly Exposure[] {
  return [...exposures, ...exposuresOf(ownLists)];
}

/** Whose goods exposed codes are compared: of the countries that the tariff hits, or of China alone. */
export type ComparedCountries = "policy" | "china";

/** A case by its name, with the countries that are compared. Errors: a case that the site does not have. */
export function exposureOf(
  { case: name, place }: { case: string; place: ComparedCountries },
  site: OwnLists = {},
): Exposure {
  const cases = casesOf(site);
  const found = cases.find((exposure) => exposure.name === name);
  if (!found)
    throw new Error(
      `unknown tariff case: "${name}" (expected ${cases.map((exposure) => exposure.name).join(", ")})`,
    );
  return place === "china" ? { ...found, target: ["5700"] } : found;
}

/** Cases of dated lists: a list that exempts sets the goods that are not on it against those that are. */
function exposuresOf(lists: readonly DatedList[]): Exposure[] {
  return lists.flatMap(({ list, kind, title, effective, countries }): Exposure[] => {
    if (effective === null) return [];
    const common = { name: `list:${list}`, lists: [list], aside: [], target: countries ?? null };
    return kind === "exemption"
      ? [
          {
            ...common,
            title: `${title}: goods that the list does not exempt against exempt ones`,
            exposed: "unlisted",
            start: effective.slice(0, 7),
            limits:
              "The event is the first day of the list; what the exempt goods are exempt from may have begun on another.",
          },
        ]
      : [
          {
            ...common,
            title,
            exposed: "listed",
            limits:
              "The list is an analyst's own. Codes that no list of its kind names are the comparison, whatever other duties they pay.",
          },
        ];
  });
}

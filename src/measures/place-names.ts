import { percent } from "./format.js";

/** Postal codes of the states, with the names that the map's data use. Census writes XX where a state is not identified. */
const stateNames = new Map(
  `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa,
KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota,
MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey,
NM New Mexico, NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon,
PA Pennsylvania, PR Puerto Rico, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee,
TX Texas, UT Utah, VT Vermont, VI United States Virgin Islands, VA Virginia, WA Washington,
WV West Virginia, WI Wisconsin, WY Wyoming, XX Not identified`
    .split(/,\s+/)
    .map((entry) => [entry.slice(0, 2), entry.slice(3)] as const),
);

/** A state for readers; a code that is none stays as it is. */
export function stateName(code: string): string {
  return stateNames.get(code) ?? code;
}

/** `LOS ANGELES, CA` as readers write it: Los Angeles, CA. Words without a vowel are abbreviations and stay. */
export function portName(published: string): string {
  const [place = "", ...states] = published.split(", ");
  const words = place.replaceAll(/[A-Z]+/g, (word) =>
    /[AEIOUY]/.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word,
  );
  return [words, ...states].join(", ");
}

/** Districts of Schedule D under which Census files what passes through no place, with their ports. */
const noPlaces: Readonly<Record<string, string>> = {
  "60": "Vessels under their own power (no place)",
  "70": "Low-value shipments (no place)",
  "80": "Mail shipments (no place)",
};

/** What stands for a district or port that is no place (`70`, `7000`); undefined for one that is. */
export function noPlaceName(code: string): string | undefined {
  return noPlaces[code.slice(0, 2)];
}

/** Those that are places: only they can lead a ranking. */
export function places<T extends { code: string }>(rows: readonly T[]): T[] {
  return rows.filter(({ code }) => noPlaceName(code) === undefined);
}

/** What part of the goods passed through no place, in a sentence; empty where all did. `share` is in percent. */
export function noPlaceText(rows: readonly { code: string; share: number | null }[]): string {
  const share = rows.reduce(
    (sum, row) => (noPlaceName(row.code) === undefined ? sum : sum + (row.share ?? 0)),
    0,
  );
  return share > 0
    ? `Census files ${share < 0.05 ? "less than 0.1 %" : percent(share)} under numbers that are no place: low-value shipments, mail, vessels under their own power.`
    : "";
}

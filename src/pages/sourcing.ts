import type { Site } from "../base/site.js";
import { percent } from "../measures/format.js";
import { formatValue } from "../measures/index.js";
import { comparedYears, subject, type State, inputs } from "./sourcing/inputs.js";
import { viewsOf } from "../view/declare.js";
import { shareQuestions, type ShareChange, shareChanges, change } from "./sourcing/change.js";
import { definePage } from "../view/view.js";
import { byMonth, byYear, subheadings } from "./sourcing/sources.js";

/** Who lost and who gained most of the chosen codes between the first and the last whole year. */
const headline = viewsOf(inputs).headline({
  questions: shareQuestions,
  shown: shareChanges,
  text: (changes, { state, site }) => headlineText(changes, state, site),
  learn: (changes, { state, site }) => learnedText(changes, comparedYears(state, site)),
});

/** Where any heading or set of codes comes from, by month and year, and how that shifted. */
export const page = definePage({
  name: "sourcing",
  inputs,
  views: { headline, years: byYear, months: byMonth, change, subheadings },
});

/** How much of the share changed hands, among how many, and how concentrated the supply was and is. */
export function learnedText(
  changes: readonly ShareChange[],
  years: { first: number; last: number } | undefined,
): (string | undefined)[] {
  if (!years || years.first === years.last) return [];
  const gained = changes.filter(({ change }) => change > 0);
  const lost = changes.filter(({ change }) => change < 0);
  const moved = gained.reduce((sum, { change }) => sum + change, 0);
  const first = (of: "before" | "after"): number =>
    [...changes]
      .sort((a, b) => b[of] - a[of])
      .slice(0, 3)
      .reduce((sum, row) => sum + row[of], 0);
  return [
    gained.length && lost.length
      ? `${formatValue(moved, "percentage points")} of the share changed hands: ${counted(gained.length)} gained, ${counted(lost.length)} lost.`
      : undefined,
    changes.length > 3
      ? `The three largest suppliers held ${percent(first("before"))} in ${years.first} and ${percent(first("after"))} in ${years.last}.`
      : undefined,
  ];
}

function counted(countries: number): string {
  return countries === 1 ? "one country" : `${countries} countries`;
}

export function headlineText(changes: readonly ShareChange[], state: State, site: Site): string {
  const years = comparedYears(state, site);
  const [most, least] = [changes[0], changes.at(-1)];
  if (!years || !most || !least)
    return `This snapshot holds no ${subject(state)} in a whole year. Codes are written as digits, such as 8542.`;
  if (years.first === years.last)
    return `${most.name} supplied ${percent(most.after)} of ${subject(state)} in ${years.last}, the only whole year from ${state.from} on.`;
  const moved = ({ before, after }: ShareChange): string => `${percent(before)} to ${percent(after)}`;
  return `Of ${subject(state)}, ${least.name}'s share went from ${moved(least)} between ${years.first} and ${years.last}; ${most.name}'s rose most, from ${moved(most)}.`;
}

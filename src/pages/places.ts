import { percent } from "../measures/format.js";
import { together } from "../measures/rows.js";
import { subject, type State, inputs } from "./shared/products.js";
import { places } from "../measures/place-names.js";
import { viewsOf } from "../view/declare.js";
import {
  type District,
  districtQuestions,
  districtsOf,
  emptyText,
  map,
  parts,
  years,
} from "./places/districts.js";
import { definePage } from "../view/view.js";
import { bothWays } from "./places/both-ways.js";
import { carried, ports, states } from "./places/pulled.js";

/** The gateways that lead, and how much passes through the first five. */
const headline = viewsOf(inputs).headline({
  questions: districtQuestions,
  shown: districtsOf,
  text: ({ rows, held }, { state }) => headlineText(places(rows), held, state),
  learn: ({ rows }, { state }) => learnedText(places(rows), state),
});

/** Where counted goods enter and leave: customs districts, and ports and states where they were pulled. */
export const page = definePage({
  name: "places",
  inputs,
  views: { headline, map, "both-ways": bothWays, years, parts, states, ports, modes: carried },
});

/** Where such goods weigh most in a district's own trade, among districts that matter, and how many have any. */
export function learnedText(
  rows: readonly Pick<District, "name" | "share" | "part">[],
  state: State,
): (string | undefined)[] {
  const weighty = rows.flatMap(({ name, share, part }) =>
    share !== null && share >= 1 && part !== null ? [{ name, part }] : [],
  );
  const [most] = weighty.sort((a, b) => b.part - a.part);
  const beyond = together(rows.slice(5).map(({ share }) => share));
  return [
    most && rows.length > 1
      ? `They weigh most in ${most.name}, where they are ${percent(most.part)} of all ${state.flow}.`
      : undefined,
    rows.length > 5 && beyond !== null
      ? `${rows.length} districts had any in ${state.year}; those beyond the first five share ${percent(beyond)}.`
      : undefined,
  ];
}

export function headlineText(
  rows: readonly Pick<District, "name" | "share">[],
  held: readonly string[],
  state: State,
): string {
  const [first, second] = rows;
  if (!first || !second) return emptyText(held, state);
  const five = together(rows.slice(0, 5).map(({ share }) => share));
  const verb = state.flow === "imports" ? "entered" : "left";
  if (first.share === null || second.share === null || five === null)
    return `${first.name} was the largest of ${rows.length} customs districts for ${subject(state)} in ${state.year}; corrections below zero leave no shares.`;
  return `${percent(first.share)} of ${subject(state)} ${verb} through the customs district of ${first.name} in ${state.year} and ${percent(second.share)} through ${second.name}; the first five of ${rows.length} districts took ${percent(five)}.`;
}

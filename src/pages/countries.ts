import { percent, points } from "../measures/format.js";
import { known, ranked, valueAt } from "../measures/rows.js";
import { countryName } from "../measures/country-names.js";
import { subject, type State, inputs } from "./shared/products.js";
import { viewsOf } from "../view/declare.js";
import { shareQuestions, shares, map } from "./countries/shares.js";
import { policyInput } from "../view/events.js";
import { definePage } from "../view/view.js";
import { byCategory, composition, concentration, usmca } from "./countries/compared.js";

/** A country's share in the chosen year and two years before; percent. */
type Leader = { name: string; now: number | null; before: number | null };

/** The two leading countries and what they were two years before. */
const headline = viewsOf(inputs).headline({
  questions: shareQuestions,
  shown: (answers, { state: { year } }): Leader[] =>
    ranked(
      known(answers.shares).filter((row) => row.year === year || row.year === year - 2),
      "country",
    )
      .map((country) => ({
        name: countryName(answers, country),
        now: valueAt(answers.shares, { country, year }),
        before: valueAt(answers.shares, { country, year: year - 2 }),
      }))
      .sort((a, b) => (b.now ?? 0) - (a.now ?? 0)),
  text: (leaders, { state }) => headlineText(leaders, state),
  learn: (leaders, { state }) => learnedText(leaders, state),
});

/** Where counted goods come from and go to. */
export const page = definePage({
  name: "countries",
  inputs: { ...inputs, ...policyInput },
  views: { headline, shares, map, categories: byCategory, composition, concentration, usmca },
});

/** How many partners hold most of it, and whose share moved most. Percent; every country with a share. */
export function learnedText(countries: readonly Leader[], state: State): (string | undefined)[] {
  const shares = countries.flatMap(({ now }) => (now !== null && now > 0 ? [now] : []));
  let [held, count] = [0, 0];
  while (held < 80 && count < shares.length) held += shares[count++] ?? 0;
  const moves = countries.flatMap(({ name, now, before }) =>
    before === null && now === null ? [] : [{ name, now: now ?? 0, before: before ?? 0 }],
  );
  const by = (sign: 1 | -1) => [...moves].sort((a, b) => sign * (b.now - b.before - (a.now - a.before)))[0];
  const [up, down] = [by(1), by(-1)];
  const whole = countries.some(({ before }) => before !== null);
  const told = (move: typeof up, verb: string): string =>
    move ? `${move.name} ${verb} most, from ${percent(move.before)} to ${percent(move.now)}` : "";
  return [
    count > 0 && held >= 80
      ? `${count === 1 ? "One partner holds" : `${count} partners hold`} four fifths of ${subject(state)}; ${shares.length.toLocaleString("en-US")} have a share at all.`
      : undefined,
    whole && up && down && up.now > up.before && down.now < down.before
      ? `Since ${state.year - 2} ${told(up, "gained")}, and ${told(down, "lost")}.`
      : undefined,
  ];
}

export function headlineText(leaders: readonly Leader[], state: State): string {
  const [first, second] = leaders;
  if (!first || !second) return `This snapshot holds no whole year of ${subject(state)} by country.`;
  const moved = [first, second].flatMap(({ name, now, before }) =>
    before === null || now === null ? [] : [`${name} ${points(now - before)}`],
  );
  const since = moved.length ? ` Since ${state.year - 2}: ${moved.join(", ")}.` : "";
  return `${first.name} and ${second.name} together account for ${percent((first.now ?? 0) + (second.now ?? 0))} of ${subject(state)} in ${state.year}.${since}`;
}

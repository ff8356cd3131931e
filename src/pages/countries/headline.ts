import { element } from "../../base/dom.js";
import { ask, type Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { formatValue } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { known, ranked, valueAt } from "../shared/rows.js";
import { measureName, productsOf, subject, type State } from "./inputs.js";

/** The two leading countries and what they were two years before. */
export const headline: View<State> = {
  questions: (state) => ({
    shares: ask(measureName(state, "share"), { ...productsOf(state), by: ["country", "year"], of: "group" }),
    countries: countriesQuestion,
  }),
  render: (answers, { document, state }) =>
    element(document, "p", { class: "headline" }, headlineText(answers, state)),
};

export function headlineText(answers: Answers, state: State): string {
  const now = known(answers, "shares").filter((row) => row["year"] === state.year);
  const [first, second] = ranked(now, "country");
  if (!first || !second) return `This snapshot holds no whole year of ${subject(state)} by country.`;
  const share = (country: string, year: number): number | null =>
    valueAt(answers, "shares", { country, year });
  const together = (share(first, state.year) ?? 0) + (share(second, state.year) ?? 0);
  const moved = [first, second].flatMap((country) => {
    const [before, after] = [share(country, state.year - 2), share(country, state.year)];
    if (before === null || after === null) return [];
    return [
      `${countryName(answers, country)} ${formatValue(after - before, "percentage points", { sign: true })}`,
    ];
  });
  const since = moved.length ? ` Since ${state.year - 2}: ${moved.join(", ")}.` : "";
  return `${countryName(answers, first)} and ${countryName(answers, second)} together account for ${formatValue(together, "percent")} of ${subject(state)} in ${state.year}.${since}`;
}

import { element } from "../../base/dom.js";
import { ask, type Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import type { Site } from "../../base/site.js";
import { formatValue } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { shareChanges, sharesQuery } from "./change.js";
import { comparedYears, subject, type State } from "./inputs.js";

/** Who lost and who gained most of the chosen codes between the first and the last whole year. */
export const headline: View<State> = {
  questions: (state, site) => ({
    shares: ask("import_share", sharesQuery(state, site)),
    countries: countriesQuestion,
  }),
  render: (answers, { document, state, site }) =>
    element(document, "p", { class: "headline" }, headlineText(answers, state, site)),
};

export function headlineText(answers: Answers, state: State, site: Site): string {
  const years = comparedYears(state, site);
  const changes = shareChanges(answers, state, site);
  const [most, least] = [changes[0], changes.at(-1)];
  if (!years || !most || !least)
    return `This snapshot holds no ${subject(state)} in a whole year. Codes are written as digits, such as 8542.`;
  if (years.first === years.last)
    return `${countryName(answers, most.country)} supplied ${formatValue(most.after, "percent")} of ${subject(state)} in ${years.last}, the only whole year from ${state.from} on.`;
  const moved = (row: typeof most): string =>
    `${formatValue(row.before, "percent")} to ${formatValue(row.after, "percent")}`;
  return `Of ${subject(state)}, ${countryName(answers, least.country)}'s share went from ${moved(least)} between ${years.first} and ${years.last}; ${countryName(answers, most.country)}'s rose most, from ${moved(most)}.`;
}

import { color } from "../../charts/theme.js";
import { countryName, type WithCountries } from "../../measures/country-names.js";
import type { MeasureRow } from "../../measures/question.js";
import { known, ranked } from "../../measures/rows.js";
import type { LineSeries } from "../../view/figure/lines.js";

/** Of partners by value, how many have a line by themselves, and how many more a reader may add. */
export const mostPartners = 5;
const mostAdded = 20;

const partnerColors = [color("ai"), color("non-ai"), color("green"), color("amber"), color("pink")];

/** A line for each of the largest partners, those that a reader may add behind them. */
export function partnerLines(
  answers: WithCountries & { values?: readonly MeasureRow<"country">[] },
  rowsOf: (country: string) => LineSeries["rows"],
): LineSeries[] {
  return ranked(known(answers.values), "country")
    .slice(0, mostPartners + mostAdded)
    .map((key, i) => ({
      ...{ key, name: countryName(answers, key), color: partnerColors[i] ?? color("other") },
      rows: rowsOf(key),
    }));
}

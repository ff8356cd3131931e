import { mapHeight, worldMap } from "../../charts/map.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote, partnerLimit } from "../../view/limits.js";
import { ask } from "../../measures/question.js";
import { formatValue } from "../../measures/index.js";
import { countriesOf, countriesQuestion, countryName } from "../shared/countries.js";
import { known } from "../shared/rows.js";
import { chosenYear, measureName, productsOf, subject, type State } from "./inputs.js";

/** The world, shaded by what each country ships or receives; its table is the ranking. */
export const map = figure<State>({
  name: "country-map",
  questions: (state) => ({
    values: ask(measureName(state, "value"), { ...productsOf(state), ...chosenYear(state), by: ["country"] }),
    countries: countriesQuestion,
  }),
  title(answers, { state }) {
    const rows = known(answers, "values").filter((row) => Number(row["value"]) > 0);
    if (!rows.length) return `Where ${subject(state)} come from and go to`;
    const verb = state.flow === "imports" ? "came from" : "went to";
    const total = rows.reduce((sum, row) => sum + Number(row["value"]), 0);
    return `${formatValue(total, "dollars")} of ${subject(state)} ${verb} ${rows.length} countries in ${state.year}`;
  },
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}, ${state.flow === "imports" ? "by country of origin" : "by country of destination"}; shading on a square-root scale`,
  height: (width) => mapHeight(width),
  chart(answers, frame) {
    const countries = countriesOf(answers);
    const rows = known(answers, "values").flatMap((row) => {
      const country = countries.get(String(row["country"]));
      return country?.iso2 ? [{ iso2: country.iso2, name: country.name, value: Number(row["value"]) }] : [];
    });
    return rows.length
      ? worldMap(rows, { ...frame, format: (value) => formatValue(value, "dollars") })
      : undefined;
  },
  table: (answers, { state }) => ({
    caption: `${subject(state)} by country, ${state.year}`,
    columns: [
      { key: "country", title: "Country" },
      {
        key: "value",
        title: "Value",
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
    ],
    rows: [...known(answers, "values")]
      .sort((a, b) => Number(b["value"]) - Number(a["value"]))
      .map((row) => ({ country: countryName(answers, row["country"]), value: row["value"] ?? null })),
    sort: { key: "value", descending: true },
  }),
  alternative(answers) {
    const top = [...known(answers, "values")]
      .sort((a, b) => Number(b["value"]) - Number(a["value"]))
      .slice(0, 5)
      .map(
        (row) => `${countryName(answers, row["country"])} ${formatValue(Number(row["value"]), "dollars")}`,
      );
    return `World map. The largest: ${top.join(", ")}. The table view ranks all countries.`;
  },
  emptyMessage: (_, { state }) => `There was no trade in ${subject(state)} in ${state.year}.`,
  note: (_, { state }) => limitsNote([partnerLimit(state.flow)]),
});

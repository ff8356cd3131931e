import { completeYears } from "../../base/site.js";
import { mapHeight, worldMap } from "../../charts/map.js";
import { dollars, percent } from "../../measures/format.js";
import { ask } from "../../measures/question.js";
import { known, ranked, sumOf, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { limitsNote, partnerLimit } from "../../view/limits.js";
import { column } from "../../view/table/columns.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { countriesOf, countriesQuestion, countryName } from "../../measures/country-names.js";
import { inputs, productsOf, subject, type State } from "../shared/products.js";

const { figure } = viewsOf(inputs);
const shown = 8;

export function shareQuestions(state: State) {
  const query = { ...productsOf(state), by: ["country", "year"], of: "group" } as const;
  return { shares: ask(flowMeasure(state.flow, "share"), query), countries: countriesQuestion };
}

/** A country with its share in every whole year; percent. */
type CountryShares = { name: string; byYear: ReadonlyMap<number, number | null> };

/** Figure 2 over every whole year: shares of the most important countries. */
export const shares = figure({
  name: "country-shares",
  number: "Figure 2",
  questions: shareQuestions,
  shown(answers, { state, site }) {
    const years = completeYears(site, state.flow);
    const inYear = known(answers.shares).filter(({ year }) => year === state.year);
    const rows = ranked(inYear, "country").map((country): CountryShares => {
      const own = answers.shares.filter((row) => row.country === country);
      return {
        name: countryName(answers, country),
        byYear: new Map([...years, state.year].map((year) => [year, valueAt(own, { year })])),
      };
    });
    return { years, rows, leaders: rows.slice(0, shown) };
  },
  finding: ({ leaders }, { state }) => sharesFinding(leaders, state),
  subtitle: (_, { state }) =>
    `Percent of ${subject(state)}, whole calendar years, the ${shown} largest of ${state.year}`,
  heat: ({ years, rows }, { state }) => ({
    unit: "percent",
    of: "Country",
    caption: `Shares in ${subject(state)}, percent`,
    ...{ first: shown, add: "Add a country", keep: "last", none: "no trade" },
    columns: years,
    rows: rows.map(({ name, byYear }) => ({ label: name, values: byYear })),
  }),
  empty: (_, { state }) => `The snapshot holds no ${subject(state)} in a whole year.`,
  note: (_, { state }) => limitsNote([partnerLimit(state.flow)]),
});

export function sharesFinding([first, second]: readonly CountryShares[], state: State): string {
  if (!first) return `Shares of countries in ${subject(state)}`;
  const share = ({ byYear }: CountryShares): string => percent(byYear.get(state.year) ?? null);
  const rest = second ? `, ${second.name} ${share(second)}` : "";
  return `${first.name} had ${share(first)} of ${subject(state)} in ${state.year}${rest}`;
}

/** The world, shaded by what each country ships or receives; its table is the ranking. */
export const map = figure({
  name: "country-map",
  questions: (state) => ({
    values: ask(flowMeasure(state.flow, "value"), {
      ...productsOf(state),
      ...wholeYears(state.year),
      by: ["country"],
    }),
    countries: countriesQuestion,
  }),
  shown: (answers) =>
    known(answers.values)
      .map(({ country, value }) => ({
        code: country,
        country: countryName(answers, country),
        iso2: countriesOf(answers).get(country)?.iso2 ?? "",
        value,
      }))
      .sort((a, b) => b.value - a.value),
  finding: (rows, { state }) => mapFinding(rows, state),
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}, ${state.flow === "imports" ? "by country of origin" : "by country of destination"}; shading on a square-root scale`,
  height: mapHeight,
  chart(rows, frame) {
    const placed = rows.flatMap(({ code, country, iso2, value }) =>
      iso2 ? [{ iso2, name: country, value, href: `./code?country=${code}` }] : [],
    );
    return placed.length ? worldMap(placed, { ...frame, format: (value) => dollars(value) }) : undefined;
  },
  table: (rows, { state }) => ({
    caption: `${subject(state)} by country, ${state.year}`,
    columns: [column("country", "Country"), column("value", "Value", "dollars", { bar: true })],
    rows: rows.map(({ country, value }) => ({ country, value })),
    sort: { key: "value", descending: true },
  }),
  alternative: (rows) =>
    `World map. The largest: ${rows
      .slice(0, 5)
      .map(({ country, value }) => `${country} ${dollars(value)}`)
      .join(", ")}. The table view ranks all countries.`,
  empty: (_, { state }) => `There was no trade in ${subject(state)} in ${state.year}.`,
  note: (_, { state }) => limitsNote([partnerLimit(state.flow)]),
});

export function mapFinding(rows: readonly { value: number }[], state: State): string {
  const traded = rows.filter(({ value }) => value > 0);
  if (!traded.length) return `Where ${subject(state)} come from and go to`;
  const verb = state.flow === "imports" ? "came from" : "went to";
  return `${dollars(sumOf(traded))} of ${subject(state)} ${verb} ${traded.length} countries in ${state.year}`;
}

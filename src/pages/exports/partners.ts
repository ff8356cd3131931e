import { addable, leading } from "../../charts/added.js";
import { heatHeight, heatMap } from "../../charts/heat.js";
import { percent } from "../../measures/format.js";
import { ask } from "../../measures/question.js";
import { known } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { limitsNote } from "../../view/limits.js";
import { column } from "../../view/table/columns.js";
import { wholeYears } from "../../measures/asking.js";
import { countriesQuestion, countryName } from "../../measures/country-names.js";
import { categoriesIn, categoryLabel, words } from "../../measures/task.js";
import { inputs, queryOf } from "./inputs.js";

const { figure } = viewsOf(inputs);
const shownFirst = 9;
const allCategories = (): string => `All ${words().adjective}`;

/** A destination's share of counted exports; percent. */
type Destination = { country: string; value: number };

/** Where counted exports go, by category, two years pooled as in the paper. */
export const destinations = figure({
  name: "destinations",
  questions(state) {
    const query = { ...queryOf(state), ...wholeYears(state.year - 1, state.year) };
    return {
      shares: ask("export_share", { ...query, by: ["category", "country"] }),
      total: ask("export_share", { ...query, by: ["country"] }),
      countries: countriesQuestion,
    };
  },
  shown(answers) {
    const named = (code: string): string => countryName(answers, code);
    const total = known(answers.total).map(({ country, value }) => ({ country: named(country), value }));
    const rows = [
      ...total.map((row) => ({ ...row, category: allCategories() })),
      ...known(answers.shares).map(({ category, country, value }) => ({
        ...{ category: categoryLabel(category), country: named(country), value },
      })),
    ];
    const held = categoriesIn(answers.shares).map(categoryLabel);
    return { rows, held, leaders: [...total].sort((a, b) => b.value - a.value) };
  },
  finding: ({ leaders }, { state }) => destinationsFinding(leaders[0], state.year),
  subtitle: (_, { state }) =>
    `Percent of all ${words().adjective} exports and of each category's, ${state.year - 1} and ${state.year} pooled`,
  height: (_, { held }) => heatHeight(held.length + 1),
  chart({ rows, held, leaders }, frame) {
    if (!held.length) return undefined;
    const nameOf = ({ country }: Destination): string => country;
    const wanted = leading(leaders, shownFirst, nameOf, frame.asked);
    const isAdded = ({ country }: Destination): boolean => frame.asked?.added?.has(country) ?? false;
    // where there is no room for all, the last are left out
    const columns = [...wanted].sort((a, b) => Number(isAdded(b)) - Number(isAdded(a)));
    const values = new Map(rows.map((row) => [`${row.category} ${row.country}`, row.value]));
    const drawing = heatMap(
      [allCategories(), ...held].flatMap((category) =>
        columns.map(({ country }) => ({
          row: category,
          column: country,
          value: values.get(`${category} ${country}`) ?? null,
        })),
      ),
      { ...frame, keep: "first", format: (value) => value.toFixed(1) },
    );
    return { ...drawing, ...addable("Add a country", leaders, shownFirst, nameOf) };
  },
  table: ({ rows }) => ({
    caption: `Destinations of ${words().adjective} exports by category, percent`,
    columns: [
      column("category", "Category"),
      column("country", "Country"),
      column("value", "Share", "percent", { bar: true }),
    ],
    rows: [...rows].sort((a, b) => b.value - a.value),
  }),
  alternative: ({ leaders }) =>
    `Heat map of destinations by category. In all: ${leaders
      .slice(0, 5)
      .map(({ country }) => country)
      .join(", ")} lead.`,
  note: limitsNote(["hubs"]),
});

export function destinationsFinding(leader: Destination | undefined, year: number): string {
  if (!leader) return `Where ${words().adjective} exports go`;
  return `${leader.country} takes ${percent(leader.value)} of ${words().adjective} exports in ${year - 1} and ${year}`;
}

import { heatHeight, heatMap } from "../../charts/heat.js";
import { color } from "../../charts/theme.js";
import { formatValue } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { known, sumOf, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { policyMarks } from "../../view/events.js";
import { limitsNote } from "../../view/limits.js";
import { column } from "../../view/table/columns.js";
import { wholeYears } from "../shared/choices.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { categoriesIn, categoryLabel } from "../shared/group-rows.js";
import { inputs, queryOf, type State } from "./inputs.js";

const { figure } = viewsOf(inputs);
const allCategories = "All AI-related";

/** A destination's share of AI-related exports; percent. */
export type Destination = { country: string; value: number };

/** Where AI-related exports go, by category, two years pooled as in the paper. */
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
      ...total.map((row) => ({ ...row, category: allCategories })),
      ...known(answers.shares).map(({ category, country, value }) => ({
        ...{ category: categoryLabel(category), country: named(country), value },
      })),
    ];
    const held = categoriesIn(answers.shares).map(categoryLabel);
    return { rows, held, leaders: [...total].sort((a, b) => b.value - a.value) };
  },
  finding: ({ leaders }, { state }) => destinationsFinding(leaders[0], state.year),
  subtitle: (_, { state }) =>
    `Percent of all AI-related exports and of each category's, ${state.year - 1} and ${state.year} pooled`,
  height: (_, { held }) => heatHeight(held.length + 1),
  chart({ rows, held, leaders }, frame) {
    if (!held.length) return undefined;
    const values = new Map(rows.map((row) => [`${row.category} ${row.country}`, row.value]));
    return heatMap(
      [allCategories, ...held].flatMap((category) =>
        leaders.slice(0, 9).map(({ country }) => ({
          row: category,
          column: country,
          value: values.get(`${category} ${country}`) ?? null,
        })),
      ),
      { ...frame, keep: "first", format: (value) => value.toFixed(1) },
    );
  },
  table: ({ rows }) => ({
    caption: "Destinations of AI-related exports by category, percent",
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
  if (!leader) return "Where AI-related exports go";
  return `${leader.country} takes ${formatValue(leader.value, "percent")} of AI-related exports in ${year - 1} and ${year}`;
}

const mexico = { countries: ["2010"], groups: ["ai"] } as const;

/** The round trip: AI-related goods from and to Mexico side by side, and what of them left unchanged. */
export const roundTrip = figure({
  name: "mexico-round-trip",
  questions: (state) => ({
    imports: ask("import_value", { by: ["month"], where: mexico }),
    exports: ask("export_value", { ...queryOf(state), by: ["month"], where: mexico }),
    reexported: ask("export_value", { by: ["month"], where: mexico, exports: "foreign" }),
    overlap: ask("round_trip_overlap", { by: ["year"], where: mexico }),
  }),
  finding(answers, { state }) {
    const [from, to] = [answers.imports, answers.exports].map((rows) =>
      sumOf(known(rows).filter(({ month }) => month.startsWith(String(state.year)))),
    );
    const overlap = valueAt(answers.overlap, { year: state.year });
    return roundTripFinding({ from, to, overlap }, state.year);
  },
  subtitle: () => "Dollars, monthly, not seasonally adjusted; AI-related goods only",
  lines: ({ imports, exports, reexported }, { state }) => ({
    unit: "dollars",
    caption: "AI-related trade with Mexico by month",
    zero: true,
    annotations: policyMarks(state),
    series: [
      {
        key: "imports",
        name: "From Mexico",
        title: "from Mexico",
        color: color("ai"),
        bold: true,
        rows: imports,
      },
      {
        key: "exports",
        name: "To Mexico",
        title: "to Mexico",
        color: color("cooling"),
        dash: "6,3",
        rows: exports,
      },
      {
        ...{ key: "reexported", name: "Re-exports", title: "of which re-exports" },
        ...{ color: color("other"), dash: "2,3", rows: reexported },
      },
    ],
  }),
  note: "Matching trade under the same heading is a screen for goods that pass through, not proof: origin and destination are recorded, not the thing itself.",
});

/** Dollars from and to Mexico, and the percent of them that re-exports match. */
export function roundTripFinding(
  {
    from = 0,
    to = 0,
    overlap,
  }: { from?: number | undefined; to?: number | undefined; overlap: number | null },
  year: State["year"],
): string {
  if (!from || !to) return "AI-related goods from and to Mexico";
  const same =
    overlap === null
      ? ""
      : `; re-exports match ${formatValue(overlap, "percent")} of that trade heading by heading`;
  return `${formatValue(from, "dollars")} of AI-related goods came from Mexico in ${year} and ${formatValue(to, "dollars")} went there${same}`;
}

import { heatHeight, heatMap } from "../../charts/heat.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers, type Row } from "../../measures/question.js";
import { categories, categoryNames, formatValue, type Category } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { known, ranked } from "../shared/rows.js";
import { queryOf, type State } from "./inputs.js";

/** Where AI-related exports go, by category, two years pooled as in the paper. */
export const destinations = figure<State>({
  name: "destinations",
  questions: (state) => ({
    shares: ask("export_share", {
      ...queryOf(state),
      by: ["category", "country"],
      from: `${state.year - 1}-01`,
      to: `${state.year}-12`,
    }),
    total: ask("export_share", {
      ...queryOf(state),
      by: ["country"],
      from: `${state.year - 1}-01`,
      to: `${state.year}-12`,
    }),
    countries: countriesQuestion,
  }),
  title(answers, { state }) {
    const [leader] = ranked(known(answers, "total"), "country");
    if (!leader) return "Where AI-related exports go";
    const share = known(answers, "total").find((row) => row["country"] === leader)?.["value"];
    return `${countryName(answers, leader)} takes ${formatValue(Number(share), "percent")} of AI-related exports in ${state.year - 1} and ${state.year}`;
  },
  subtitle: (_, { state }) =>
    `Percent of all AI-related exports and of each category's, ${state.year - 1} and ${state.year} pooled`,
  height: (_, answers) => heatHeight(held(answers).length + 1),
  chart(answers, frame) {
    const rows = held(answers);
    if (!rows.length) return undefined;
    const columns = ranked(known(answers, "total"), "country").slice(0, frame.width < 520 ? 5 : 9);
    const values = new Map(
      sharesOf(answers).map((r) => [`${r["category"]} ${r["country"]}`, Number(r["value"])]),
    );
    return heatMap(
      ([allCategories, ...rows] as const).flatMap((category) =>
        columns.map((country) => ({
          row: nameOf(category),
          column: countryName(answers, country),
          value: values.get(`${category} ${country}`) ?? null,
        })),
      ),
      { ...frame, format: (value) => value.toFixed(1) },
    );
  },
  table: (answers) => ({
    caption: "Destinations of AI-related exports by category, percent",
    columns: [
      { key: "category", title: "Category", format: nameOf },
      { key: "country", title: "Country", format: (code) => countryName(answers, code) },
      {
        key: "value",
        title: "Share",
        numeric: true,
        bar: true,
        unit: "percent",
        format: (v) => formatValue(Number(v), "percent"),
      },
    ],
    rows: sharesOf(answers).sort((a, b) => Number(b["value"]) - Number(a["value"])),
  }),
  alternative: (answers) =>
    `Heat map of destinations by category. In all: ${ranked(known(answers, "total"), "country")
      .slice(0, 5)
      .map((code) => countryName(answers, code))
      .join(", ")} lead.`,
  note: () => limitsNote(["hubs"]),
});

const allCategories = "all";

function nameOf(category: unknown): string {
  return category === allCategories
    ? "All AI-related"
    : (categoryNames[category as Category] ?? String(category));
}

/** Shares by category and country, those of all categories together among them. */
function sharesOf(answers: Answers): Row[] {
  return [
    ...known(answers, "total").map((row) => ({ ...row, category: allCategories })),
    ...known(answers, "shares"),
  ];
}

function held(answers: Answers): Category[] {
  const seen = new Set(known(answers, "shares").map((row) => row["category"]));
  return categories.filter((category) => seen.has(category));
}

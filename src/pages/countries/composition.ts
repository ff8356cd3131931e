import { heatHeight, heatMap } from "../../charts/heat.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers } from "../../measures/question.js";
import { formatValue } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { categoriesIn, categoryLabel } from "../shared/group-rows.js";
import { known, ranked } from "../shared/rows.js";
import { chosenYear, measureName, type State } from "./inputs.js";

const shown = 10;

/** What each country's AI-related trade with the United States consists of, by category. */
export const composition = figure<State>({
  name: "country-composition",
  questions: (state) => ({
    values: ask(measureName(state, "value"), { ...chosenYear(state), by: ["country", "category"] }),
    countries: countriesQuestion,
  }),
  title(answers, { state }) {
    const [first] = leaders(answers);
    const [part] = first ? partsOf(answers, first) : [];
    if (!first || !part) return `AI-related ${state.flow} of each country by category`;
    return `${categoryLabel(part.category)} makes up ${formatValue(part.share, "percent")} of AI-related ${state.flow} ${state.flow === "imports" ? "from" : "to"} ${countryName(answers, first)} in ${state.year}`;
  },
  subtitle: (_, { state }) =>
    `Percent of each country's AI-related ${state.flow}, ${state.year}, the ${shown} largest countries`,
  height: (_, answers) => heatHeight(leaders(answers).length),
  chart(answers, frame) {
    const codes = leaders(answers);
    const columns = categoriesIn(answers, "values");
    if (!codes.length) return undefined;
    return heatMap(
      codes.flatMap((code) => {
        const parts = new Map(partsOf(answers, code).map(({ category, share }) => [category, share]));
        return columns.map((category) => ({
          row: countryName(answers, code),
          column: frame.width < 520 ? (categoryLabel(category).split(" ")[0] ?? "") : categoryLabel(category),
          value: parts.get(category) ?? null,
        }));
      }),
      { ...frame, format: (value) => value.toFixed(1) },
    );
  },
  table: (answers) => ({
    caption: "What each country's AI-related trade consists of",
    columns: [
      { key: "country", title: "Country" },
      { key: "category", title: "Category" },
      {
        key: "value",
        title: "Value",
        numeric: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
      {
        key: "share",
        title: "Part of the country's",
        numeric: true,
        unit: "percent",
        format: (value) => formatValue(Number(value), "percent"),
      },
    ],
    rows: ranked(known(answers, "values"), "country").flatMap((code) =>
      partsOf(answers, code).map(({ category, value, share }) => ({
        country: countryName(answers, code),
        category: categoryLabel(category),
        value,
        share,
      })),
    ),
  }),
  alternative: (answers) =>
    leaders(answers)
      .map((code) => {
        const parts = partsOf(answers, code)
          .slice(0, 2)
          .map(({ category, share }) => `${categoryLabel(category)} ${formatValue(share, "percent")}`);
        return `${countryName(answers, code)}: ${parts.join(", ")}.`;
      })
      .join(" "),
  emptyMessage: (_, { state }) => `No country traded AI-related goods in ${state.year}.`,
});

function leaders(answers: Answers): string[] {
  return ranked(known(answers, "values"), "country").slice(0, shown);
}

/** A country's categories, the largest first. */
function partsOf(
  answers: Answers,
  country: string,
): { category: string | null; value: number; share: number }[] {
  const own = known(answers, "values").filter((row) => row["country"] === country);
  const total = own.reduce((sum, row) => sum + Number(row["value"]), 0);
  return own
    .map((row) => ({
      category: (row["category"] ?? null) as string | null,
      value: Number(row["value"]),
      share: (100 * Number(row["value"])) / total,
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
}

import { heatHeight, heatMap } from "../../charts/heat.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers } from "../../measures/question.js";
import { categories, categoryNames, formatValue, type Category } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { known, ranked } from "../shared/rows.js";
import { measureName, type State } from "./inputs.js";

/** Figure 3 for every category: who supplies it, two years pooled as in the paper. */
export const byCategory = figure<State>({
  name: "country-categories",
  number: "Figure 3",
  questions: (state) => ({
    shares: ask(measureName(state, "share"), {
      by: ["category", "country"],
      from: `${state.year - 1}-01`,
      to: `${state.year}-12`,
    }),
    countries: countriesQuestion,
  }),
  title(answers, { state }) {
    const firsts = present(answers).map((category) => top(answers, category)[0]?.country);
    const [leader] = ranked(
      firsts.filter((code) => code !== undefined).map((country) => ({ country, value: 1 })),
      "country",
    );
    if (!leader) return `Who trades which AI-related category`;
    const count = firsts.filter((code) => code === leader).length;
    return `${countryName(answers, leader)} leads ${count} of ${firsts.length} categories of AI-related ${state.flow}`;
  },
  subtitle: (_, { state }) =>
    `Percent of each category's AI-related ${state.flow}, ${state.year - 1} and ${state.year} pooled`,
  height: (_, answers) => heatHeight(present(answers).length),
  chart(answers, frame) {
    const rows = present(answers);
    if (!rows.length) return undefined;
    const columns = ranked(
      rows.flatMap((category) => top(answers, category).slice(0, 3)),
      "country",
    ).slice(0, frame.width < 520 ? 5 : 10);
    const values = new Map(
      known(answers, "shares").map((r) => [`${r["category"]} ${r["country"]}`, Number(r["value"])]),
    );
    return heatMap(
      rows.flatMap((category) =>
        columns.map((country) => ({
          row: categoryNames[category],
          column: countryName(answers, country),
          value: values.get(`${category} ${country}`) ?? null,
        })),
      ),
      { ...frame, format: (value) => value.toFixed(1) },
    );
  },
  table: (answers) => ({
    caption: "Shares of countries in each category, percent",
    columns: [
      { key: "category", title: "Category" },
      { key: "country", title: "Country" },
      {
        key: "value",
        title: "Share",
        numeric: true,
        bar: true,
        unit: "percent",
        format: (value) => formatValue(Number(value), "percent"),
      },
    ],
    rows: present(answers).flatMap((category) =>
      top(answers, category).map(({ country, value }) => ({
        category: categoryNames[category],
        country: countryName(answers, country),
        value,
      })),
    ),
  }),
  alternative: (answers) =>
    present(answers)
      .map((category) => {
        const three = top(answers, category)
          .slice(0, 3)
          .map(({ country, value }) => `${countryName(answers, country)} ${formatValue(value, "percent")}`);
        return `${categoryNames[category]}: ${three.join(", ")}.`;
      })
      .join(" "),
});

function present(answers: Answers): Category[] {
  const held = new Set(known(answers, "shares").map((row) => row["category"]));
  return categories.filter((category) => held.has(category));
}

function top(answers: Answers, category: Category): { country: string; value: number }[] {
  return known(answers, "shares")
    .filter((row) => row["category"] === category)
    .map((row) => ({ country: String(row["country"]), value: Number(row["value"]) }))
    .sort((a, b) => b.value - a.value);
}

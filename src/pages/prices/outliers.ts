import { color } from "../../charts/theme.js";
import { dollars, percent } from "../../measures/format.js";
import { readableDescription } from "../../measures/description.js";
import { formatCode, formatValue, words, capital } from "../../measures/index.js";
import { outliersSql, type PriceOutlier } from "../../measures/price-outliers.js";
import { askSql, type AnswersTo } from "../../measures/question.js";
import type { Site } from "../../base/site.js";
import { valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { codeColumn, column } from "../../view/table/columns.js";
import { wholeYears } from "../../measures/asking.js";
import { countriesQuestion, countryName } from "../../measures/country-names.js";
import { askPrice, inputs, lastYear, queryOf, type State } from "./inputs.js";

const most = 12;

/** The goods that stand out, and the index and its coverage without them and with them. */
export function outlierQuestions(state: State, site: Site) {
  const year = wholeYears(lastYear(state, site) ?? state.base + 1);
  const query = { ...year, by: ["year"], where: { groups: ["ai"] } } as const;
  const index = (outliers: "in" | "out", name: string) => askPrice(state, name, { ...query, outliers });
  return {
    outliers: askSql<PriceOutlier>(
      (counted) => outliersSql(state.flow, { ...counted, ...queryOf(state), ...query }),
      "all",
    ),
    index_out: index("out", "price_index"),
    index_in: index("in", "price_index"),
    coverage_out: index("out", "price_coverage"),
    coverage_in: index("in", "price_coverage"),
    countries: countriesQuestion,
  };
}

type Answers = AnswersTo<ReturnType<typeof outlierQuestions>>;

/** Counted goods whose unit value moved unlike the rest of their HS6, by name and value, and the index with them in. */
export const outliers = viewsOf(inputs).figure({
  name: "price-outliers",
  questions: outlierQuestions,
  shown: (answers) => ({ answers, goods: goodsOf(answers) }),
  finding: ({ answers }) => outliersFinding(answers),
  subtitle: (_, { state, site }) =>
    `${capital(words().adjective)} ${state.flow} of ${lastYear(state, site) ?? "a later year"} in goods that stand out against ${state.base}, dollars, the ${most} largest of both years`,
  bars: ({ goods }) => ({
    unit: "dollars",
    of: "Good",
    caption: "Goods left out as outliers",
    rows: goods.slice(0, most).map(({ label, after }) => ({ label, value: after, color: color("ai") })),
  }),
  table: ({ goods }, { state, site }) => ({
    caption: "Goods whose unit value moved unlike the rest of their HS6, the largest first",
    columns: [
      codeColumn("item", "Code", state.item === "hs10"),
      column("name", "Good"),
      column("partner", "Partner"),
      column("unit", "Unit"),
      column("before", `Value ${state.base}`, "dollars"),
      column("after", `Value ${lastYear(state, site) ?? "later"}`, "dollars"),
      column("unit_value_before", `Unit value ${state.base}`, "dollars per unit"),
      column("unit_value_after", `Unit value ${lastYear(state, site) ?? "later"}`, "dollars per unit"),
      column("z", "Robust z", undefined, {
        numeric: true,
        format: (value) => (value === null ? "–" : Number(value).toFixed(1)),
      }),
    ],
    rows: goods,
    sort: { key: "after", descending: true },
  }),
  empty: `No good of ${words().adjective} trade stands out from its HS6 between these years.`,
  note: "An outlier may be an error in a quantity, or a good that truly changed. Leaving it out is a choice: both results stand above, and the input counts it in every figure of this page.",
});

/** Characters of a name beside a partner's. */
const longestName = 60;

function goodsOf(answers: Answers) {
  return answers.outliers.map((row) => {
    const partner = countryName(answers, row.country);
    const name = readableDescription(row.name, longestName) || formatCode(row.item);
    return { ...row, partner, name, label: `${name}, ${partner}` };
  });
}

/** How many goods stand out, what they are worth, and the index without them and with them. */
export function outliersFinding(answers: Omit<Answers, "countries">): string {
  const [first] = answers.outliers;
  if (!first) return "No good stands out by its unit value";
  const one = (rows: Answers["index_in"]): number | null => valueAt(rows, {});
  const index = (rows: Answers["index_in"], coverage: Answers["index_in"]): string =>
    `${formatValue(one(rows), "index points")} at a coverage of ${percent(one(coverage))}`;
  const goods = first.all === 1 ? "One good stands" : `${formatValue(first.all, "codes")} goods stand`;
  return `${goods} out, worth ${dollars(first.all_value)} in both years. Without ${first.all === 1 ? "it" : "them"} unit values are at ${index(answers.index_out, answers.coverage_out)}, with ${first.all === 1 ? "it" : "them"} at ${index(answers.index_in, answers.coverage_in)}`;
}

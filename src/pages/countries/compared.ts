import { groupColors } from "../../charts/theme.js";
import { percent, signedPercent } from "../../measures/format.js";
import { formatMonth, groupName, words, capital } from "../../measures/index.js";
import { ask, type MeasureRow } from "../../measures/question.js";
import { known, percentOf, ranked, sumOf, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { policyInput, policyMarks } from "../../view/events.js";
import { groupLines } from "../../view/figure/groups.js";
import { column } from "../../view/table/columns.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { periodText } from "../shared/sentences.js";
import { countriesQuestion, countryName } from "../../measures/country-names.js";
import { categoriesIn, categoryLabel } from "../../measures/task.js";
import { inputs, type State } from "../shared/products.js";

const { figure } = viewsOf({ ...inputs, ...policyInput });

/** A country's part of a category, or a category's part of a country; percent, and dollars where they are known. No share where corrections leave none. */
type Part = { country: string; category: string | null; value: number; share: number | null };

/** Figure 3 for every category: who supplies it, two years pooled as in the paper. */
export const byCategory = figure({
  name: "country-categories",
  number: "Figure 3",
  questions: (state) => ({
    shares: ask(flowMeasure(state.flow, "share"), {
      by: ["category", "country"],
      ...wholeYears(state.year - 1, state.year),
    }),
    countries: countriesQuestion,
  }),
  shown: (answers): { category: string | null; top: Part[] }[] => {
    const parts = known(answers.shares).map(({ category, country, value }) => ({
      ...{ category, country: countryName(answers, country), value, share: value },
    }));
    return categoriesIn(answers.shares).map((category) => ({
      category,
      top: parts.filter((part) => part.category === category).sort((a, b) => b.value - a.value),
    }));
  },
  finding: (rows, { state }) =>
    categoriesFinding(
      rows.map(({ top }) => top[0]?.country),
      state.flow,
    ),
  subtitle: (_, { state }) =>
    `Percent of each category's ${words().adjective} ${state.flow}, ${state.year - 1} and ${state.year} pooled`,
  heat: (rows) => ({
    unit: "percent",
    of: "Category",
    caption: "Shares of countries in each category, percent",
    keep: "first",
    columns: ranked(
      rows.flatMap(({ top }) => top.slice(0, 3)),
      "country",
    ).slice(0, 10),
    rows: rows.map(({ category, top }) => ({
      label: categoryLabel(category),
      values: new Map(top.map(({ country, value }) => [country, value])),
    })),
  }),
  table: (rows) => ({
    columns: [
      column("category", "Category"),
      column("country", "Country"),
      column("value", "Share", "percent", { bar: true }),
    ],
    rows: rows.flatMap(({ category, top }) =>
      top.map(({ country, value }) => ({ category: categoryLabel(category), country, value })),
    ),
  }),
});

/** Who leads most categories, from the leader of each. */
export function categoriesFinding(leaders: readonly (string | undefined)[], flow: string): string {
  const firsts = leaders.flatMap((country) => (country === undefined ? [] : [{ country, value: 1 }]));
  const [leader] = ranked(firsts, "country");
  if (!leader) return `Who trades which ${words().adjective} category`;
  const count = firsts.filter(({ country }) => country === leader).length;
  return `${leader} leads ${count} of ${leaders.length} categories of ${words().adjective} ${flow}`;
}

const shown = 10;

/** What each country's counted trade with the United States consists of, by category. */
export const composition = figure({
  name: "country-composition",
  questions: (state) => ({
    values: ask(flowMeasure(state.flow, "value"), {
      ...wholeYears(state.year),
      by: ["country", "category"],
    }),
    countries: countriesQuestion,
  }),
  shown(answers) {
    const values = known(answers.values);
    const rows = ranked(values, "country").map((code) => {
      const own = values.filter(({ country }) => country === code);
      const country = countryName(answers, code);
      const parts = own
        .map(({ category, value }): Part => ({
          ...{ country, category, value },
          share: percentOf(value, sumOf(own)),
        }))
        .filter(({ value }) => value !== 0)
        .sort((a, b) => b.value - a.value);
      return { country, parts };
    });
    const columns = categoriesIn(values);
    return { rows, columns, leaders: rows.slice(0, shown) };
  },
  finding: ({ leaders }, { state }) => compositionFinding(leaders[0]?.parts[0], state),
  subtitle: (_, { state }) =>
    `Percent of each country's ${words().adjective} ${state.flow}, ${state.year}, the ${shown} largest countries`,
  heat: ({ rows, columns }) => ({
    unit: "percent",
    of: "Country",
    caption: `What each country's ${words().adjective} trade consists of`,
    ...{ first: shown, add: "Add a country", short: true },
    columns: columns.map(categoryLabel),
    rows: rows.map(({ country, parts }) => ({
      label: country,
      values: new Map(parts.map(({ category, share }) => [categoryLabel(category), share])),
    })),
  }),
  table: ({ rows }) => ({
    columns: [
      column("country", "Country"),
      column("category", "Category"),
      column("value", "Value", "dollars"),
      column("share", "Part of the country's", "percent"),
    ],
    rows: rows.flatMap(({ parts }) =>
      parts.map((part) => ({ ...part, category: categoryLabel(part.category) })),
    ),
  }),
  empty: (_, { state }) => `No country traded ${words().adjective} goods in ${state.year}.`,
});

export function compositionFinding(
  part: Part | undefined,
  { flow, year }: Pick<State, "flow" | "year">,
): string {
  if (part?.share == null) return `${capital(words().adjective)} ${flow} of each country by category`;
  return `${categoryLabel(part.category)} makes up ${percent(part.share)} of ${words().adjective} ${flow} ${flow === "imports" ? "from" : "to"} ${part.country} in ${year}`;
}

const both = ["ai", "non_ai"] as const;

/** How concentrated trade is over countries: HHI by month, counted goods against the rest. */
export const concentration = figure({
  name: "country-concentration",
  questions: (state) => ({
    hhi: ask(flowMeasure(state.flow, "concentration"), { by: ["month", "group"], where: { groups: both } }),
  }),
  finding: ({ hhi }, { state }) => concentrationFinding(hhi, state.flow),
  follows: true,
  subtitle: (_, { state, site }) =>
    `Herfindahl–Hirschman index over countries, 0 to 10,000, monthly, ${periodText(site, state.flow)}`,
  lines: ({ hhi }, { state }) => ({
    unit: "HHI points",
    caption: "Concentration by month",
    zero: true,
    annotations: policyMarks(state),
    series: groupLines(hhi, both),
  }),
});

export function concentrationFinding(hhi: readonly MeasureRow<"month" | "group">[], flow: string): string {
  const month = known(hhi).at(-1)?.month ?? "";
  const [ai, other] = both.map((group) => valueAt(hhi, { month, group }));
  if (!ai || !other) return `Concentration of ${flow} over countries`;
  const equal = (points: number): string => (10_000 / points).toFixed(1);
  return `${capital(words().adjective)} ${flow} are as concentrated as if ${equal(ai)} equal countries shared them, ${words().other} ${flow} ${equal(other)} (${formatMonth(month)})`;
}

const neighbours = { "1220": "Canada", "2010": "Mexico" } as const;
const all = ["ai", "non_ai", "all"] as const;

/** A neighbour's change against the year before by group; percent. */
type Neighbour = { label: string; values: Record<(typeof all)[number], number | null> };

/** Canada and Mexico under the same tariff treatment: counted, other and all goods against the year before. */
export const usmca = figure({
  name: "usmca",
  questions: (state) => ({
    growth: ask(flowMeasure(state.flow, "growth"), {
      ...wholeYears(state.year),
      base: state.year - 1,
      by: ["year", "country", "group"],
      where: { countries: Object.keys(neighbours), groups: all },
    }),
  }),
  shown: ({ growth }, { state: { year } }): Neighbour[] =>
    Object.entries(neighbours).map(([country, label]) => {
      const of = (group: string): number | null => valueAt(growth, { country, group, year });
      return { label, values: { ai: of("ai"), non_ai: of("non_ai"), all: of("all") } };
    }),
  finding: (rows, { state }) => neighboursFinding(rows, state),
  subtitle: (_, { state }) => `Percent change, ${state.year} against ${state.year - 1}`,
  bars: (rows) => ({
    unit: "percent",
    sign: true,
    of: "Country",
    caption: "Change against the year before, percent",
    rows,
    series: all.map((key) => ({ key, name: groupName(key), color: groupColors[key] })),
  }),
  empty: (_, { state }) => `The snapshot does not hold both ${state.year - 1} and ${state.year} whole.`,
});

export function neighboursFinding(
  [canada, mexico]: readonly Neighbour[],
  { flow, year }: Pick<State, "flow" | "year">,
): string {
  if (canada?.values.all == null || mexico?.values.all == null)
    return `Canada and Mexico, ${words().noun} and ${words().other} ${flow}`;
  const preposition = flow === "imports" ? "from" : "to";
  const { ai } = mexico.values;
  const why = ai === null ? "" : `; ${words().adjective} ones ${preposition} Mexico by ${signedPercent(ai)}`;
  return `${flow === "imports" ? "Imports" : "Exports"} ${preposition} Canada changed by ${signedPercent(canada.values.all)} in ${year}, ${preposition} Mexico by ${signedPercent(mexico.values.all)}${why}`;
}

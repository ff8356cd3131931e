import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers, type Row } from "../../measures/question.js";
import type { Site } from "../../base/site.js";
import { color } from "../../charts/theme.js";
import { formatValue, type Query } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { known, valueAt } from "../shared/rows.js";
import { comparedYears, productsOf, subject, type State } from "./inputs.js";

const shown = 6;

/** Shares of every country in both compared years. */
export function sharesQuery(state: State, site: Site): Query {
  const { first, last } = comparedYears(state, site) ?? { first: state.from, last: state.from };
  return {
    ...productsOf(state),
    by: ["country", "year"],
    from: `${first}-01`,
    to: `${last}-12`,
    of: "group",
  };
}

export interface ShareChange extends Row {
  country: string;
  /** percent; a country without trade in a year that is held has none of it */
  before: number;
  after: number;
  /** percentage points */
  change: number;
}

/** Every country's change in share between the compared years, the largest gain first. */
export function shareChanges(answers: Answers, state: State, site: Site): ShareChange[] {
  const years = comparedYears(state, site);
  if (!years || !known(answers, "shares").length) return [];
  const countries = [...new Set(known(answers, "shares").map((row) => String(row["country"])))];
  return countries
    .map((country) => {
      const at = (year: number): number => valueAt(answers, "shares", { country, year }) ?? 0;
      const [before, after] = [at(years.first), at(years.last)];
      return { country, before, after, change: after - before };
    })
    .filter(({ before, after }) => before > 0 || after > 0)
    .sort((a, b) => b.change - a.change || b.after - a.after);
}

/** Who gained the share that others lost: all countries, not only those drawn. */
export const change = figure<State>({
  name: "sourcing-change",
  questions: (state, site) => ({
    shares: ask("import_share", sharesQuery(state, site)),
    countries: countriesQuestion,
  }),
  title(answers, { state, site }) {
    const rows = shareChanges(answers, state, site);
    const [most, least] = [rows[0], rows.at(-1)];
    if (!most || !least || most === least) return `Who supplies ${subject(state)}`;
    const points = (row: ShareChange): string =>
      `${countryName(answers, row.country)} ${formatValue(row.change, "percentage points", { sign: true })}`;
    return `The largest shifts in ${subject(state)}: ${points(least)}, ${points(most)}`;
  },
  subtitle(_, { state, site }) {
    const years = comparedYears(state, site);
    return years
      ? `Change in the share of ${subject(state)} from ${years.first} to ${years.last}, percentage points; the changes of all countries add up to zero`
      : `Change in the share of ${subject(state)}`;
  },
  height: (_, answers, { state, site }) => barsHeight(extremes(shareChanges(answers, state, site)).length),
  chart(answers, frame, { state, site }) {
    const rows = extremes(shareChanges(answers, state, site));
    if (!rows.some((row) => row.change !== 0)) return undefined;
    return barChart(
      rows.map((row) => ({
        label: countryName(answers, row.country),
        value: row.change,
        color: row.change < 0 ? color("non-ai") : color("ai"),
      })),
      { ...frame, format: (value) => formatValue(value, "percentage points", { sign: true }) },
    );
  },
  table(answers, { state, site }) {
    const years = comparedYears(state, site);
    const share = (key: string, title: string) => ({
      key,
      title,
      numeric: true,
      unit: "percent",
      format: (value: unknown) => formatValue(Number(value), "percent"),
    });
    return {
      caption: `Shares in ${subject(state)}, percent`,
      columns: [
        { key: "name", title: "Country" },
        { key: "country", title: "Census code" },
        share("before", String(years?.first ?? "First year")),
        share("after", String(years?.last ?? "Last year")),
        {
          key: "change",
          title: "Change",
          numeric: true,
          unit: "percentage points",
          format: (value) => formatValue(Number(value), "percentage points", { sign: true }),
        },
      ],
      rows: shareChanges(answers, state, site).map((row) => ({
        ...row,
        name: countryName(answers, row.country),
      })),
      sort: { key: "change", descending: true },
    };
  },
  alternative: (answers, { state, site }) =>
    `Bars of the change in share by country. ${extremes(shareChanges(answers, state, site))
      .map(
        (row) =>
          `${countryName(answers, row.country)} ${formatValue(row.change, "percentage points", { sign: true })}`,
      )
      .join(", ")}.`,
  emptyMessage: (_, { state }) =>
    `The snapshot does not hold ${subject(state)} in two whole years from ${state.from} on. Choose other codes or an earlier first year.`,
  note: () => limitsNote(["origin"], "A chip made in Taiwan and packaged in Malaysia may be of either."),
});

/** The largest gains and losses: what lies between is in the table. */
function extremes(rows: readonly ShareChange[]): ShareChange[] {
  return rows.length <= 2 * shown ? [...rows] : [...rows.slice(0, shown), ...rows.slice(-shown)];
}

import type { Site } from "../../base/site.js";
import { color } from "../../charts/theme.js";
import { points } from "../../measures/format.js";
import { ask, type AnswersTo } from "../../measures/question.js";
import { different, known, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { limitsNote } from "../../view/limits.js";
import { column } from "../../view/table/columns.js";
import { wholeYears } from "../../measures/asking.js";
import { countriesQuestion, countryName } from "../../measures/country-names.js";
import { comparedYears, inputs, productsOf, subject, type State } from "./inputs.js";

const { figure } = viewsOf(inputs);
const shown = 6;

/** Shares of every country in both compared years. */
export function shareQuestions(state: State, site: Site) {
  const { first, last } = comparedYears(state, site) ?? { first: state.from, last: state.from };
  const query = {
    ...productsOf(state),
    by: ["country", "year"],
    ...wholeYears(first, last),
    of: "group",
  } as const;
  return { shares: ask("import_share", query), countries: countriesQuestion };
}

/** Shares in percent, their change in percentage points. A country without trade in a year that is held has none of it. */
export type ShareChange = { country: string; name: string; before: number; after: number; change: number };

/** Every country's change in share between the compared years, the largest gain first. */
export function shareChanges(
  answers: AnswersTo<ReturnType<typeof shareQuestions>>,
  { state, site }: { state: State; site: Site },
): ShareChange[] {
  const years = comparedYears(state, site);
  const rows = known(answers.shares);
  if (!years) return [];
  return different(rows, "country")
    .map((country) => {
      const at = (year: number): number =>
        isUnknown(answers.shares, country, year) ? NaN : (valueAt(rows, { country, year }) ?? 0);
      const [before, after] = [at(years.first), at(years.last)];
      return { country, name: countryName(answers, country), before, after, change: after - before };
    })
    .filter(({ change }) => !Number.isNaN(change)) // corrections below zero leave no share in one of the years
    .filter(({ before, after }) => before > 0 || after > 0)
    .sort((a, b) => b.change - a.change || b.after - a.after);
}

function isUnknown(
  shares: readonly { country: string; year: number; value: number | null }[],
  country: string,
  year: number,
): boolean {
  return shares.some((row) => row.country === country && row.year === year && row.value === null);
}

/** Who gained the share that others lost: all countries, not only those drawn. */
export const change = figure({
  name: "sourcing-change",
  questions: shareQuestions,
  shown: shareChanges,
  finding: (rows, { state }) => changeFinding(rows, state),
  subtitle(_, { state, site }) {
    const years = comparedYears(state, site);
    return years
      ? `Change in the share of ${subject(state)} from ${years.first} to ${years.last}, percentage points; the changes of all countries add up to zero`
      : `Change in the share of ${subject(state)}`;
  },
  bars: (rows, { state }) => ({
    unit: "percentage points",
    sign: true,
    of: "Country",
    caption: `Shares in ${subject(state)}, percent`,
    rows: rows.some((row) => row.change !== 0)
      ? extremes(rows).map(({ name, change }) => ({
          label: name,
          value: change,
          color: color(change < 0 ? "non-ai" : "ai"),
        }))
      : [],
  }),
  table(rows, { state, site }) {
    const years = comparedYears(state, site);
    return {
      columns: [
        column("name", "Country"),
        column("country", "Census code"),
        column("before", years?.first ?? "First year", "percent"),
        column("after", years?.last ?? "Last year", "percent"),
        column("change", "Change", "percentage points", { sign: true }),
      ],
      rows,
      sort: { key: "change", descending: true },
    };
  },
  empty: (_, { state }) =>
    `The snapshot does not hold ${subject(state)} in two whole years from ${state.from} on. Choose other codes or an earlier first year.`,
  note: limitsNote(["origin"], "A chip made in Taiwan and packaged in Malaysia may be of either."),
});

export function changeFinding(rows: readonly ShareChange[], state: State): string {
  const [most, least] = [rows[0], rows.at(-1)];
  if (!most || !least || most === least) return `Who supplies ${subject(state)}`;
  return `The largest shifts in ${subject(state)}: ${least.name} ${points(least.change)}, ${most.name} ${points(most.change)}`;
}

/** The largest gains and losses: what lies between is in the table. */
function extremes(rows: readonly ShareChange[]): ShareChange[] {
  return rows.length <= 2 * shown ? [...rows] : [...rows.slice(0, shown), ...rows.slice(-shown)];
}

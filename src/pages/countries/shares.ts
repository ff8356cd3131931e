import { heatHeight, heatMap } from "../../charts/heat.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote, partnerLimit } from "../../view/limits.js";
import { ask, type Answers } from "../../measures/question.js";
import type { Context } from "../../view/page/view.js";
import { completeYears } from "../../base/site.js";
import { formatValue } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { known, ranked, valueAt } from "../shared/rows.js";
import { measureName, productsOf, subject, type State } from "./inputs.js";

const shown = 8;

/** Figure 2 over every whole year: shares of the most important countries. */
export const shares = figure<State>({
  name: "country-shares",
  number: "Figure 2",
  questions: (state) => ({
    shares: ask(measureName(state, "share"), { ...productsOf(state), by: ["country", "year"], of: "group" }),
    countries: countriesQuestion,
  }),
  title(answers, context) {
    const { state } = context;
    const [first, second] = leaders(answers, context);
    if (!first) return `Shares of countries in ${subject(state)}`;
    const share = (code: string): string =>
      formatValue(valueAt(answers, "shares", { country: code, year: state.year }), "percent");
    const rest = second ? `, ${countryName(answers, second)} ${share(second)}` : "";
    return `${countryName(answers, first)} had ${share(first)} of ${subject(state)} in ${state.year}${rest}`;
  },
  subtitle: (_, { state }) =>
    `Percent of ${subject(state)}, whole calendar years, the ${shown} largest of ${state.year}`,
  height: (_, answers, context) => heatHeight(leaders(answers, context).length),
  chart(answers, frame, context) {
    const codes = leaders(answers, context);
    const years = yearsOf(context).slice(frame.width < 520 ? -6 : 0);
    if (!codes.length) return undefined;
    return heatMap(
      codes.flatMap((code) =>
        years.map((year) => ({
          row: countryName(answers, code),
          column: String(year),
          value: valueAt(answers, "shares", { country: code, year }),
        })),
      ),
      { ...frame, format: (value) => formatValue(value, "percent").replace(/\u00a0%$/, "") },
    );
  },
  table(answers, context) {
    const years = yearsOf(context);
    return {
      caption: `Shares in ${subject(context.state)}, percent`,
      columns: [
        { key: "country", title: "Country" },
        ...years.map((year) => ({
          key: String(year),
          title: String(year),
          numeric: true,
          unit: "percent",
          format: (value: unknown) => (value === null ? "no trade" : formatValue(Number(value), "percent")),
        })),
      ],
      rows: ranked(
        known(answers, "shares").filter((row) => row["year"] === context.state.year),
        "country",
      ).map((code) => ({
        country: countryName(answers, code),
        ...Object.fromEntries(
          years.map((year) => [year, valueAt(answers, "shares", { country: code, year })]),
        ),
      })),
    };
  },
  alternative(answers, context) {
    const parts = leaders(answers, context).map(
      (code) =>
        `${countryName(answers, code)} ${formatValue(valueAt(answers, "shares", { country: code, year: context.state.year }), "percent")}`,
    );
    return `Heat map of country shares by year. In ${context.state.year}: ${parts.join(", ")}.`;
  },
  emptyMessage: (_, { state }) => `The snapshot holds no ${subject(state)} in a whole year.`,
  note: (_, { state }) => limitsNote([partnerLimit(state.flow)]),
});

function leaders(answers: Answers, { state }: Context<State>): string[] {
  return ranked(
    known(answers, "shares").filter((row) => row["year"] === state.year),
    "country",
  ).slice(0, shown);
}

function yearsOf({ site, state }: Context<State>): number[] {
  return completeYears(site, state.flow);
}

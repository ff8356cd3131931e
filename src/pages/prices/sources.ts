import { lineChart } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { periodText } from "../shared/coverage.js";
import { prefixQuery } from "../shared/prefixes.js";
import { known, ranked, valueAt } from "../shared/rows.js";
import { lastYear, measureName, prefixName, prefixOf, type State } from "./inputs.js";

const shown = 5;
const palette = [color("ai"), color("non-ai"), color("cooling"), color("electrical"), color("building")];

/** Dollars per unit of a heading or code by month, for its largest partners. */
export const bySource = figure<State>({
  name: "unit-values-source",
  questions(state, site) {
    const products = prefixQuery([prefixOf(state)]);
    const last = lastYear(state, site) ?? state.base;
    return {
      unit_values: ask(measureName(state, "unit_value"), {
        ...products,
        by: ["month", "country"],
        from: `${state.base}-01`,
      }),
      values: ask(`${state.flow.slice(0, -1)}_value`, {
        ...products,
        by: ["country"],
        from: `${last}-01`,
        to: `${last}-12`,
      }),
      countries: countriesQuestion,
    };
  },
  title(answers, { state }) {
    const rows = leaders(answers).flatMap((country) => {
      const own = known(answers, "unit_values").filter((row) => row["country"] === country);
      const last = own.at(-1);
      return last ? [{ country, month: String(last["month"]), value: Number(last["value"]) }] : [];
    });
    const month = rows
      .map((row) => row.month)
      .sort()
      .at(-1);
    const same = rows.filter((row) => row.month === month).sort((a, b) => b.value - a.value);
    const [high, low] = [same[0], same.at(-1)];
    if (!month || !high || !low || high === low) return `Unit values of ${prefixName(state)} by partner`;
    return `A unit of ${prefixName(state)} was worth ${formatValue(high.value, "dollars per unit")} from ${countryName(answers, high.country)} and ${formatValue(low.value, "dollars per unit")} from ${countryName(answers, low.country)} in ${formatMonth(month)}`.replaceAll(
      " from ",
      state.flow === "imports" ? " from " : " to ",
    );
  },
  subtitle: (_, { state, site }) =>
    `Dollars per unit of first quantity, monthly, the ${shown} largest partners, ${periodText(site, state.flow, `${state.base}-01`)}`,
  chart(answers, frame, { state }) {
    const countries = leaders(answers);
    const rows = (answers["unit_values"] ?? []).filter((row) => countries.includes(String(row["country"])));
    if (!rows.some((row) => row["value"] !== null)) return undefined;
    return lineChart(
      rows.map((row) => ({
        month: String(row["month"]),
        series: String(row["country"]),
        value: row["value"] === null ? null : Number(row["value"]),
      })),
      {
        ...frame,
        zero: true,
        annotations: policyMarks(state),
        format: (value) => formatValue(value, "dollars per unit"),
        formatTick: (value) => formatValue(value, "dollars per unit").replace(/\.00$/, ""),
        series: countries.map((key, i) => ({
          key,
          name: countryName(answers, key),
          color: palette[i] ?? color("other"),
        })),
      },
    );
  },
  table: (answers, { state }) => ({
    caption: `Unit values of ${prefixName(state)} by month, dollars per unit`,
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      ...leaders(answers).map((country) => ({
        key: country,
        title: countryName(answers, country),
        numeric: true,
        unit: "dollars per unit",
        format: (value: unknown) => formatValue(value as number | null, "dollars per unit"),
      })),
    ],
    rows: [...new Set((answers["unit_values"] ?? []).map((row) => String(row["month"])))]
      .reverse()
      .map((month) => ({
        month,
        ...Object.fromEntries(
          leaders(answers).map((country) => [country, valueAt(answers, "unit_values", { month, country })]),
        ),
      })),
  }),
  alternative: (answers) =>
    leaders(answers)
      .map((country) => {
        const own = known(answers, "unit_values").filter((row) => row["country"] === country);
        const [first, last] = [own[0], own.at(-1)];
        return first && last
          ? `${countryName(answers, country)}: ${formatValue(Number(first["value"]), "dollars per unit")} in ${formatMonth(String(first["month"]))}, ${formatValue(Number(last["value"]), "dollars per unit")} in ${formatMonth(String(last["month"]))}.`
          : `${countryName(answers, country)}: no unit value.`;
      })
      .join(" "),
  emptyMessage: (_, { state }) =>
    `${prefixName(state)} has no unit value here: nothing was traded, no quantity is reported, or its codes are counted in different units. Choose a longer code.`,
  note: () =>
    limitsNote(
      ["transfer_pricing", "low_value"],
      "Not a price: the mix of models behind one code differs between countries and over time.",
    ),
});

function leaders(answers: Answers): string[] {
  return ranked(known(answers, "values"), "country").slice(0, shown);
}

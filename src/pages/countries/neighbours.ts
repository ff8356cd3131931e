import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { ask } from "../../measures/question.js";
import { groupColors } from "../../charts/theme.js";
import { formatValue, groupNames } from "../../measures/index.js";
import { valueAt } from "../shared/rows.js";
import { chosenYear, measureName, type State } from "./inputs.js";

const neighbours = { "1220": "Canada", "2010": "Mexico" } as const;
const compared = ["ai", "non_ai", "all"] as const;

/** Canada and Mexico under the same tariff treatment: AI, non-AI and all goods against the year before. */
export const usmca = figure<State>({
  name: "usmca",
  questions: (state) => ({
    growth: ask(measureName(state, "growth"), {
      ...chosenYear(state),
      base: state.year - 1,
      by: ["year", "country", "group"],
      where: { countries: Object.keys(neighbours), groups: compared },
    }),
  }),
  title(answers, { state }) {
    const [canada, mexico] = Object.keys(neighbours).map((country) =>
      valueAt(answers, "growth", { country, group: "all", year: state.year }),
    );
    const ai = valueAt(answers, "growth", { country: "2010", group: "ai", year: state.year });
    if (canada === null || canada === undefined || mexico === null || mexico === undefined)
      return `Canada and Mexico, AI and non-AI ${state.flow}`;
    const preposition = state.flow === "imports" ? "from" : "to";
    const why =
      ai === null
        ? ""
        : `; AI-related ones ${preposition} Mexico by ${formatValue(ai, "percent", { sign: true })}`;
    return `${state.flow === "imports" ? "Imports" : "Exports"} ${preposition} Canada changed by ${formatValue(canada, "percent", { sign: true })} in ${state.year}, ${preposition} Mexico by ${formatValue(mexico, "percent", { sign: true })}${why}`;
  },
  subtitle: (_, { state }) => `Percent change, ${state.year} against ${state.year - 1}`,
  height: () => barsHeight(2, 3),
  chart(answers, frame, { state }) {
    const rows = Object.entries(neighbours).flatMap(([country, label]) =>
      compared.map((group) => ({
        label,
        series: group,
        value: valueAt(answers, "growth", { country, group, year: state.year }),
      })),
    );
    if (rows.every((row) => row.value === null)) return undefined;
    return barChart(rows, {
      ...frame,
      format: (value) => formatValue(value, "percent", { sign: true }),
      series: compared.map((key) => ({ key, name: groupNames[key], color: groupColors[key] })),
    });
  },
  table: (answers, { state }) => ({
    caption: "Change against the year before, percent",
    columns: [
      { key: "country", title: "Country" },
      ...compared.map((group) => ({
        key: group,
        title: groupNames[group],
        numeric: true,
        unit: "percent",
        format: (value: unknown) => formatValue(value as number | null, "percent", { sign: true }),
      })),
    ],
    rows: Object.entries(neighbours).map(([country, name]) => ({
      country: name,
      ...Object.fromEntries(
        compared.map((group) => [group, valueAt(answers, "growth", { country, group, year: state.year })]),
      ),
    })),
  }),
  alternative: (answers, { state }) =>
    Object.entries(neighbours)
      .map(
        ([country, name]) =>
          `${name}: ${compared.map((group) => `${groupNames[group]} ${formatValue(valueAt(answers, "growth", { country, group, year: state.year }), "percent", { sign: true })}`).join(", ")}.`,
      )
      .join(" "),
  emptyMessage: (_, { state }) =>
    `The snapshot does not hold both ${state.year - 1} and ${state.year} whole.`,
});

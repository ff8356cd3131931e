import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { formatValue } from "../../measures/index.js";
import { subject, type State } from "../countries/inputs.js";
import { groupColor } from "./colors.js";
import { placeTable } from "./place-table.js";
import { nothingPulled, placeQuestions, placesOf, pulledNote } from "./pulled.js";

const shown = 15;

/** The ports that lead, with how their goods are carried in the table. */
export const ports = figure<State>({
  name: "port-ranking",
  questions: (state) => placeQuestions(state, "port"),
  title(answers, { state }) {
    const rows = placesOf(answers, "port");
    const [first] = rows;
    if (!first) return `Ports of ${subject(state)}`;
    const five = rows.slice(0, 5).reduce((sum, { share }) => sum + share, 0);
    return `${first.name} is the largest of ${rows.length} ports for ${subject(state)}; five took ${formatValue(five, "percent")} in ${state.year}`;
  },
  subtitle: (_, { state }) =>
    `Dollars in ${state.year} by port of ${state.flow === "imports" ? "entry" : "exportation"}, the ${shown} largest`,
  height: (_, answers) => barsHeight(Math.max(1, placesOf(answers, "port").slice(0, shown).length)),
  chart(answers, frame, { state }) {
    const rows = placesOf(answers, "port").slice(0, shown);
    return rows.length
      ? barChart(
          rows.map(({ name, value }) => ({ label: name, value, color: groupColor(state) })),
          { ...frame, format: (value) => formatValue(value, "dollars") },
        )
      : undefined;
  },
  table: (answers, { state }) =>
    placeTable(placesOf(answers, "port"), "Port", `${subject(state)} by port, ${state.year}`),
  alternative: (answers) =>
    placesOf(answers, "port")
      .slice(0, 5)
      .map(
        ({ name, value, air }) =>
          `${name}: ${formatValue(value, "dollars")}, ${formatValue(air, "percent")} by air.`,
      )
      .join(" "),
  emptyMessage: (answers, { state }) => nothingPulled(answers, state, "port"),
  note: (answers, { state, site }) => pulledNote(answers, state, site, "port"),
});

import { stateMap } from "../../charts/state-map.js";
import { unitedStatesHeight } from "../../charts/united-states.js";
import { figure } from "../../view/figure/figure.js";
import { formatValue } from "../../measures/index.js";
import { subject, type State } from "../countries/inputs.js";
import { groupColor } from "./colors.js";
import { placeTable } from "./place-table.js";
import { nothingPulled, placeQuestions, placesOf, pulledNote } from "./pulled.js";

/** States that imports go to, or exports come from, shaded; its table is the ranking. */
export const states = figure<State>({
  name: "state-map",
  questions: (state) => placeQuestions(state, "state"),
  title(answers, { state }) {
    const [first, second] = placesOf(answers, "state").filter(({ code }) => code !== "XX");
    if (!first || !second) return `States of ${subject(state)}`;
    const verb = state.flow === "imports" ? "went to" : "came from";
    return `${formatValue(first.share, "percent")} of ${subject(state)} ${verb} ${first.name} in ${state.year} and ${formatValue(second.share, "percent")} ${state.flow === "imports" ? "to" : "from"} ${second.name}`;
  },
  subtitle: (_, { state }) =>
    `Dollars in ${state.year} by state of ${state.flow === "imports" ? "destination" : "origin of movement"}; shading on a square-root scale`,
  height: unitedStatesHeight,
  chart(answers, frame, { state }) {
    const rows = placesOf(answers, "state");
    return rows.length
      ? stateMap(rows, {
          ...frame,
          color: groupColor(state),
          format: (value) => formatValue(value, "dollars"),
        })
      : undefined;
  },
  table: (answers, { state }) =>
    placeTable(placesOf(answers, "state"), "State", `${subject(state)} by state, ${state.year}`),
  alternative: (answers) =>
    `Map of the United States with the states shaded. The largest: ${placesOf(answers, "state")
      .slice(0, 5)
      .map(({ name, value }) => `${name} ${formatValue(value, "dollars")}`)
      .join(", ")}. The table view ranks all states.`,
  emptyMessage: (answers, { state }) => nothingPulled(answers, state, "state"),
  note: (answers, { state, site }) =>
    `${
      state.flow === "imports"
        ? "The destination is the state that the importer declares: often where a company sits or stores, not where the goods are used."
        : "The origin of movement is the state where the goods began their way to the port: a warehouse as well as a factory."
    } ${pulledNote(answers, state, site, "state")}`,
});

import { element } from "../base/dom.js";
import { ask } from "../measures/question.js";
import { definePage, type View } from "../view/page/view.js";
import { formatValue } from "../measures/index.js";
import { destinations } from "./exports/destinations.js";
import { inputs, queryOf, subject, type State } from "./exports/inputs.js";
import { roundTrip } from "./exports/mexico.js";
import { exportTable } from "./exports/table.js";
import { trend } from "./exports/trend.js";
import { valueAt } from "./shared/rows.js";

/** The year's AI exports, their growth, and how much of them only passes through. */
const headline: View<State> = {
  questions: (state) => ({
    value: ask("export_value", { ...queryOf(state), by: ["year", "group"] }),
    growth: ask("export_growth", { ...queryOf(state), by: ["year", "group"] }),
    again: ask("reexport_share", { by: ["year", "group"] }),
  }),
  render(answers, { document, state }) {
    const at = (question: string): number | null =>
      valueAt(answers, question, { year: state.year, group: "ai" });
    const value = at("value");
    const text =
      value === null
        ? "This snapshot holds no whole year of exports."
        : `${subject(state).replace(/^./, (first) => first.toUpperCase())} came to ${formatValue(value, "dollars")} in ${state.year}, ${formatValue(at("growth"), "percent", { sign: true })} against ${state.base}. ${formatValue(at("again"), "percent")} of AI-related exports leave as they came in.`;
    return element(document, "p", { class: "headline" }, text);
  },
};

/** What the AI boom does to exports: growth, destinations, re-exports, the round trip with Mexico. */
export const exports = definePage({
  name: "exports",
  inputs,
  views: { headline, trend, table: exportTable, destinations, "round-trip": roundTrip },
});

import { dollars, percent, signedPercent } from "../measures/format.js";
import { words, capital } from "../measures/index.js";
import { ask } from "../measures/question.js";
import { percentOf, valueAt } from "../measures/rows.js";
import { partOfChange } from "./shared/sentences.js";
import { queryOf, subject, type State, inputs } from "./exports/inputs.js";
import { viewsOf } from "../view/declare.js";
import { exportTable, trend } from "./exports/growth.js";
import { definePage } from "../view/view.js";
import { destinations } from "./exports/partners.js";
import { route, roundTrip, routePartners } from "./exports/round-trip.js";

/** Counted exports of the year in dollars, their growth and their re-exported part in percent. */
type Found = Record<"value" | "growth" | "again", number | null>;

/** The same of all exports, and what other exports grew by. */
type Others = Record<"all" | "before" | "all_before" | "other_growth", number | null>;

/** The year's counted exports, their growth, and how much of them only passes through. */
const headline = viewsOf(inputs).headline({
  questions: (state) => ({
    value: ask("export_value", { ...queryOf(state), by: ["year", "group"] }),
    growth: ask("export_growth", { ...queryOf(state), by: ["year", "group"] }),
    again: ask("reexport_share", { by: ["year", "group"] }),
  }),
  shown(answers, { state }): Found & Others {
    const ai = { year: state.year, group: "ai" };
    return {
      value: valueAt(answers.value, ai),
      growth: valueAt(answers.growth, ai),
      again: valueAt(answers.again, ai),
      all: valueAt(answers.value, { year: state.year, group: "all" }),
      before: valueAt(answers.value, { year: state.base, group: "ai" }),
      all_before: valueAt(answers.value, { year: state.base, group: "all" }),
      other_growth: valueAt(answers.growth, { year: state.year, group: "non_ai" }),
    };
  },
  text: (found, { state }) => headlineText(found, state),
  learn: (found, { state }) => learnedText(found, state),
});

/** What the boom does to exports: growth, destinations, re-exports, the round trip with a partner. */
export const page = definePage({
  name: "exports",
  inputs,
  views: {
    headline,
    trend,
    table: exportTable,
    destinations,
    "round-trip": roundTrip,
    route,
    "route-partners": routePartners,
  },
});

/** What counted exports are of all exports and of their growth, and how the others did. */
export function learnedText(found: Found & Others, state: State): (string | undefined)[] {
  const { value, before, all, all_before: allBefore, other_growth: other } = found;
  const compares = state.base < state.year;
  const part = percentOf(value, all);
  return [
    part !== null
      ? `That is ${percent(part)} of all covered exports${other === null || !compares ? "" : `; ${words().other} exports ${other < 0 ? "fell" : "grew"} by ${percent(Math.abs(other))} in the same time`}.`
      : undefined,
    compares && value !== null && before !== null && all !== null && allBefore !== null
      ? partOfChange(
          { name: subject(state), change: value - before },
          { name: "all exports", change: all - allBefore },
          { from: state.base, to: state.year },
        )
      : undefined,
  ];
}

export function headlineText({ value, growth, again }: Found, state: State): string {
  return value === null
    ? "This snapshot holds no whole year of exports."
    : `${capital(subject(state))} came to ${dollars(value)} in ${state.year}, ${signedPercent(growth)} against ${state.base}. ${percent(again)} of ${words().adjective} exports leave as they came in.`;
}

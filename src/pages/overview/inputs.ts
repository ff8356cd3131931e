import { chaptersLeftOut, className, words } from "../../measures/task.js";
import type { Site } from "../../base/site.js";
import type { Group, Query } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { policyInput } from "../../view/events.js";
import { choice, toggle, type StateOf } from "../../view/state/inputs.js";
import { baseInput, flowInput } from "../shared/choices.js";
import { flowMeasure } from "../../measures/asking.js";

export const inputs = {
  flow: flowInput,
  measure: choice(
    { index: "Index", dollars: "Dollars", share: "Share" },
    {
      label: "Measure",
      help: `Index: the monthly mean of the base year is 100. Share: of covered goods, all but HS ${chaptersLeftOut()}.`,
    },
  ),
  base: baseInput(),
  medium: toggle({
    label: `Count ${className("Medium")} as ${words().goods}`,
    help: `Products whose use in ${words().goods} is real but not their main one stand apart unless they are counted in.`,
  }),
  ...policyInput,
};

export type State = StateOf<typeof inputs>;

/** The part of every query of the page that its inputs decide. */
export function queryOf(state: State): Query {
  return { base: state.base, medium: state.medium ? "ai" : "apart" };
}

/** `drone-related`, or with Medium in it, as a title says it. */
export function subject(state: State): string {
  return state.medium
    ? `${words().adjective} (${className("High")} and ${className("Medium")})`
    : words().adjective;
}

/** First month of monthly charts. */
export const firstMonth = "2022-01";

/** A measure of the chosen flow by month and group: one question for the tiles and for the chart that shows the same. */
export function byMonth(
  state: State,
  site: Site,
  kind: "value" | "index" | "share",
  groups: readonly Group[],
) {
  return ask(flowMeasure(state.flow, kind), {
    ...queryOf(state),
    by: ["month", "group"],
    where: { groups },
    ...(site.months[state.flow].some((month) => month >= firstMonth) ? { from: firstMonth } : {}),
  });
}

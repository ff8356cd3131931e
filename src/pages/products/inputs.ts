import { capital, className, ofPaper, words } from "../../measures/task.js";
import { choice, toggle, type StateOf } from "../../view/state/inputs.js";
import type { Query } from "../../measures/index.js";
import { baseInput, flowInput, yearInput } from "../shared/choices.js";
import { wholeYears } from "../../measures/asking.js";

export const inputs = {
  flow: flowInput,
  base: baseInput(),
  year: yearInput,
  of: choice(
    { all: "Covered goods", group: `${capital(words().adjective)} goods` },
    {
      label: "Shares are of",
      help: ofPaper(
        `The paper's Table 4 divides by covered goods, its Table 5 by ${words().adjective} goods.`,
        `One share is of all goods that count, the other of ${words().adjective} goods alone.`,
      ),
    },
  ),
  level: choice(
    { hs10: "Codes", family: "Code families" },
    {
      label: "Rank",
      help: "A family takes codes together that replaced one another, so that growth is not measured across a split.",
    },
  ),
  medium: toggle({ label: `Count ${className("Medium")} as ${words().goods}` }),
};

export type State = StateOf<typeof inputs>;

/** The part of every query that the inputs decide. */
export function queryOf(state: State): Query {
  return { base: state.base, medium: state.medium ? "ai" : "apart" };
}

/** The same in the chosen year. */
export function inYear(state: State): Query {
  return { ...queryOf(state), ...wholeYears(state.year) };
}

/** Why there is nothing to compare. */
export function notWhole(state: State): string {
  return `The snapshot does not hold both ${state.base} and ${state.year} whole.`;
}

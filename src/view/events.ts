import type { Annotation } from "../charts/annotations.js";
import { task } from "../measures/task.js";
import { toggle, type StateOf } from "./state/inputs.js";

/** The input that every page with charts by month takes: `inputs = { …, ...policyInput }`. */
export const policyInput = {
  events: toggle({
    label: "Policy events",
    fallback: true,
    help: "Thin rules mark the first day in force of tariff orders and exemptions; point at one for what it did and its source.",
  }),
};

export type PolicyState = StateOf<typeof policyInput>;

/** The events as marks of a chart by month, which draws those inside its months; none where the reader wants none. */
export function policyMarks(state: PolicyState): Annotation[] {
  if (!state.events) return [];
  return task.events.map(({ date, label, detail, source, main = false }) => ({
    month: date.slice(0, 7),
    label,
    first: main,
    detail: `${dayName.format(new Date(date))}: ${detail} (${source})`,
  }));
}

const dayName = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

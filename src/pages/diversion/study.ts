import type { Answers, Question } from "../../measures/question.js";
import { eventSql, type EventRow } from "../../measures/diversion-cells.js";
import { eventStudy, type EventStudy, type Interval } from "../../measures/event-study.js";
import { formatValue } from "../../measures/index.js";
import { exposureOf, queryOf, studied, type State } from "./inputs.js";

/** What `src/data/diversion.ts` computes, by case, place and base joined with blanks. */
export type PreparedStudies = Record<string, EventStudy>;

/** All goods stand in the page; AI-related goods follow the labels in use, so the database answers. */
export function studyQuestions(state: State): Record<string, Question> {
  return state.goods === "all"
    ? {}
    : { events: { sql: eventSql(exposureOf(state), queryOf(state), studied), detail: "all" } };
}

/** The event study of the state. Errors: a page that was prepared without its data. */
export function studyOf(answers: Answers, state: State, data: unknown): EventStudy {
  if (state.goods !== "all")
    return eventStudy((answers["events"] ?? []) as unknown as EventRow[], undefined, state.base);
  const name = `${state.case} ${state.place} ${state.base}`;
  const found = (data as PreparedStudies | undefined)?.[name];
  if (!found)
    throw new Error(`no event study of ${name} in the page's data (expected the build to write it)`);
  return found;
}

/** A log change as the percent that it stands for. */
export function percentOf(log: number): number {
  return 100 * (Math.exp(log) - 1);
}

export function formatLog(log: number | null): string {
  return log === null ? "–" : formatValue(percentOf(log), "percent", { sign: true });
}

/** `−12.3 % (−20.1 % to −3.7 %)`. */
export function intervalText(interval: Interval | null): string {
  if (!interval) return "–";
  const { estimate, low, high } = interval;
  return low === null || high === null
    ? formatLog(estimate)
    : `${formatLog(estimate)} (${formatLog(low)} to ${formatLog(high)})`;
}

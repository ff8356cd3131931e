import type { Question, Value } from "../../components/page/question.js";
import { formatValue } from "../../measures/index.js";
import type { State } from "./inputs.js";
import { subjectOf } from "./subject.js";

/** The prefix of a page about a code; empty on any other page. */
export function prefixOf(state: State): string {
  const subject = subjectOf(state);
  return subject.kind === "code" ? subject.prefix : "";
}

/** SQL of the page's own over relations that hold every code. */
export function own(sql: string): Question {
  return { sql, detail: "none" };
}

export function dollars(value: Value): string {
  return formatValue(value as number | null, "dollars");
}

export function count(value: Value): string {
  return typeof value === "number" ? value.toLocaleString("en-US") : "–";
}

export function words(value: Value): string {
  return value === null || value === "" ? "–" : String(value);
}

import { element } from "../../base/dom.js";
import type { Answers, Question, Value } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
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

/** A view that says in words that a question has no rows. */
export function orText(question: string, text: string, view: View<State>): View<State> {
  const isEmpty = (answers: Answers): boolean => !answers[question]?.length;
  return {
    ...view,
    render: (answers, context) =>
      isEmpty(answers)
        ? element(context.document, "p", { class: "muted" }, text)
        : view.render(answers, context),
    enliven(node, answers, context) {
      if (!isEmpty(answers)) view.enliven?.(node, answers, context);
    },
  };
}
